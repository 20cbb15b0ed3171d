import type { DocumentSymbol } from 'vscode-languageserver'
import { isMap, isSeq } from 'yaml'
import type { Language } from '../../engine/index.ts'
import { linesOf } from './lines.ts'
import type { Page } from './pages.ts'
import { textOf } from './told.ts'
import {
  isMembers,
  keySpan,
  membersAt,
  nodeAt,
  type Path,
  plain,
  type Span,
  spanOf,
  wordAt,
} from './tree.ts'
import { type SentenceName, say } from './words.ts'

/** As editors draw them: a heading, an item that counts, a variable, a rule, a test. */
const drawn = { block: 3, item: 5, fact: 13, rule: 24, test: 12 } as const

const blocks = [
  ...(['facts', 'rubrics', 'conditions', 'indicators', 'adjust', 'gates', 'vetoes'] as const),
  ...(['grades', 'stages', 'tailor', 'sources'] as const),
] as const

/** The parts of a file as a tree: of a standard its blocks, and its indicators with their points. */
export function outlineOf(page: Page, language: Language): readonly DocumentSymbol[] {
  if (page.kind === 'examples') return itemsAt(page, [], language)
  const names: readonly string[] = Object.keys(membersAt(page.tree, []))
  return blocks
    .filter((block) => names.includes(block))
    .map((block) => blockOf(block, page, language))
}

function blockOf(block: (typeof blocks)[number], page: Page, language: Language): DocumentSymbol {
  const children =
    block === 'adjust'
      ? ['bonus', 'penalty'].flatMap((side) => itemsAt(page, [block, side, 'items'], language))
      : itemsAt(page, [block], language)
  return symbol(page, [block], say(language, block as SentenceName), '', drawn.block, children)
}

/** One for each member of a list or a map. */
function itemsAt(page: Page, path: Path, language: Language): DocumentSymbol[] {
  const node = nodeAt(page.tree, path)
  if (isSeq(node)) return node.items.map((_, at) => itemAt(page, [...path, at], language))
  if (!isMap(node)) return []
  return Object.keys(membersAt(page.tree, path)).map((key) =>
    itemAt(page, [...path, key], language),
  )
}

function itemAt(page: Page, path: Path, language: Language): DocumentSymbol {
  const at = (key: string) => wordAt(page.tree, [...path, key])
  const called = textOf(plain(nodeAt(page.tree, [...path, 'name'])), language)
  const id = String(at('id') ?? at('target') ?? path.at(-1))
  const name = called || textOf(at('note') ?? at('title'), language) || id
  const below = itemsAt(page, [...path, 'children'], language)
  const kind = page.kind === 'examples' ? drawn.test : path[0] === 'facts' ? drawn.fact : drawn.item
  return symbol(
    page,
    path,
    name,
    [worthOf(page, path, language), id].filter(Boolean).join(' · '),
    kind,
    below,
  )
}

/** The points of an indicator, or the total that an example wants. */
function worthOf(page: Page, path: Path, language: Language): string {
  const points = plain(nodeAt(page.tree, [...path, 'points']))
  if (isMembers(points)) return say(language, 'byLevel')
  const total = points ?? wordAt(page.tree, [...path, 'want', 'total'])
  return total === undefined || total === null ? '' : say(language, 'points', String(total))
}

function symbol(
  page: Page,
  path: Path,
  name: string,
  detail: string,
  kind: number,
  children: DocumentSymbol[],
): DocumentSymbol {
  const lines = linesOf(page.tree.text)
  const node = nodeAt(page.tree, path)
  const key = keySpan(page.tree, path) ?? [0, 0]
  const own: Span = node?.range ? spanOf(node) : key
  const whole: Span = [Math.min(key[0], own[0]), Math.max(key[1], own[1])]
  const line = page.tree.text.indexOf('\n', key[0])
  const head: Span = [key[0], Math.min(key[1], line < 0 ? key[1] : Math.max(line, key[0]))]
  return {
    ...{ name: name.slice(0, 120), detail, kind: kind as DocumentSymbol['kind'], children },
    range: lines.range(whole),
    selectionRange: lines.range(head),
  }
}

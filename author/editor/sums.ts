import { isMap, isSeq } from 'yaml'
import {
  equal,
  exactText,
  type Language,
  one,
  type Rational,
  rational,
  sum,
} from '../../engine/index.ts'
import type { Page } from './pages.ts'
import { keySpan, nodeAt, type Path, spanOf, wordAt } from './tree.ts'
import { say } from './words.ts'

/** A note that an editor shows behind a word, and which nobody wrote. */
export interface Note {
  readonly offset: number
  readonly text: string
}

/** Behind the points of each branch what its children come to; behind the indicators what all come to. */
export function sumsIn(page: Page, language: Language): readonly Note[] {
  if (page.kind !== 'standard') return []
  const blocks: readonly Path[] = [
    ['indicators'],
    ['adjust', 'bonus', 'items'],
    ['adjust', 'penalty', 'items'],
  ]
  return blocks.flatMap((path) => [
    ...totalOf(page, path, language),
    ...branchesIn(page, path, language),
  ])
}

function totalOf(page: Page, path: Path, language: Language): readonly Note[] {
  const all = figuresOf(page, path, 'points')
  const key = keySpan(page.tree, path)
  return all && key && all.length > 0
    ? [{ offset: key[1] + 1, text: say(language, 'sum', exactText(sum(all))) }]
    : []
}

function branchesIn(page: Page, path: Path, language: Language): readonly Note[] {
  const node = nodeAt(page.tree, path)
  if (!isSeq(node)) return []
  return node.items.flatMap((item, at) => {
    const here = [...path, at]
    const below = [...here, 'children']
    if (!isMap(item) || !isSeq(nodeAt(page.tree, below))) return []
    return [...noteOf(page, here, language), ...branchesIn(page, below, language)]
  })
}

/** What the children of a branch come to: weights where it weighs, else points. */
function noteOf(page: Page, path: Path, language: Language): readonly Note[] {
  const weighs = wordAt(page.tree, [...path, 'roll_up']) === 'weighted'
  const all = figuresOf(page, [...path, 'children'], weighs ? 'weight' : 'points')
  const behind = nodeAt(page.tree, [...path, weighs ? 'roll_up' : 'points'])
  if (!all || !behind) return []
  const total = sum(all)
  const offset = spanOf(behind)[1]
  if (weighs) {
    const right = equal(total, one) || equal(total, rational(100))
    return [
      { offset, text: say(language, right ? 'weightsRight' : 'weightsWrong', exactText(total)) },
    ]
  }
  const own = figure(wordAt(page.tree, [...path, 'points']))
  if (!own) return []
  return [
    { offset, text: say(language, equal(own, total) ? 'sumRight' : 'sumWrong', exactText(total)) },
  ]
}

/** The figures of all items of a list; null where one of them has none, or differs from case to case. */
function figuresOf(page: Page, path: Path, key: 'points' | 'weight'): readonly Rational[] | null {
  const node = nodeAt(page.tree, path)
  if (!isSeq(node)) return null
  const all = node.items.map((_, at) => figure(wordAt(page.tree, [...path, at, key])))
  return all.every((one): one is Rational => one !== null) ? all : null
}

function figure(value: unknown): Rational | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  try {
    return rational(value)
  } catch {
    return null
  }
}

/**
 * The guide for authors: the files that it writes out are run as definitions, and what it quotes of shipped ones is
 * put in anew. A block of YAML says on the line above which file it is, or in a comment what it quotes.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { kindOf, load } from '../engine/index.ts'
import { readFolder } from '../server/index.ts'

export const guideFile = 'standards/README.md'
const folder = 'standards'
const programme = 'youth-model-unit'

/** A block of YAML of the guide: a whole file of the programme, or quoted from one. */
export interface Block {
  readonly file: string | null
  /** The file that is quoted, then what of it: ids and keys, from the outside in. */
  readonly quotes: readonly [file: string, ...paths: string[]] | null
  readonly text: string
}

const fence = /(?:^|\n)(.*)\n\n?```yaml\n([\s\S]*?)```/g
const named = /^`([a-z0-9/-]+\.yaml)`/
const quoted = /^<!-- 摘自 (\S+) (.+) -->$/

/** Every block of YAML in the guide. */
export const blocksIn = (guide: string): readonly Block[] =>
  [...guide.matchAll(fence)].map(([, above = '', text = '']) => {
    const [, file = null] = named.exec(above) ?? []
    const [, from, paths] = quoted.exec(above) ?? []
    return { file, text, quotes: from && paths ? [from, ...paths.split(' ')] : null }
  })

export const guideText = (): string => readFileSync(guideFile, 'utf8')

/** What the guide's files are read with: their programme and its fallback, and none of what else is made of it. */
const around = (): readonly (readonly [file: string, text: string])[] =>
  [...readFolder(folder)].filter(
    ([file]) => belongs.test(file) && !apart.test(file) && kindOf(file) !== 'script',
  )
const belongs = new RegExp(`^(calendar|${programme})/`)
const apart = /^[^/]+\/(industries|overlays|histories)\//

/** The files that the guide writes out, in their programme, with what they extend locked. */
export function guideWorld(guide = guideText()): ReadonlyMap<string, string> {
  const written = blocksIn(guide).flatMap(({ file, text }) =>
    file === null ? [] : [[`${programme}/${file}`, text] as const],
  )
  const files = new Map([...around(), ...written])
  return new Map([...files, ...load(files).locks])
}

/** The guide with what it quotes as it stands in its files now. */
export function guidePage(guide = guideText()): string {
  return guide.replaceAll(fence, (whole, _: string, text: string) => {
    const [block] = blocksIn(whole)
    if (!block?.quotes) return whole
    return `${whole.slice(0, whole.length - text.length - 3)}${quotation(block.quotes)}\`\`\``
  })
}

/** Parts of a file, each in its own lines, with the indentation that they share left out. */
function quotation([file, ...paths]: readonly [string, ...string[]]): string {
  const text = readFileSync(join(folder, file), 'utf8')
  const doc = parseDocument(text)
  return paths
    .map((path) => {
      const [from, to] = rangeOf(doc.contents, path.split('/'), `${file} ${path}`)
      const start = text.lastIndexOf('\n', from) + 1
      const end = text.indexOf('\n', text.slice(0, to).trimEnd().length)
      const lines = text
        .slice(start, end < 0 ? undefined : end)
        .trimEnd()
        .split('\n')
      const margin = Math.min(
        ...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)),
      )
      return `${lines.map((line) => line.slice(margin)).join('\n')}\n`
    })
    .join('')
}

/** Where a part stands: keys of maps, and of lists the places or the ids of their members. */
function rangeOf(at: unknown, path: readonly string[], what: string): readonly [number, number] {
  const [step, ...rest] = path
  const found = stepInto(at, step!)
  if (!found) throw new Error(`the guide quotes what is not there: ${what}`)
  return rest.length > 0 ? rangeOf(found.value, rest, what) : [found.start, found.value.range![1]]
}

function stepInto(at: unknown, step: string): { start: number; value: Node } | null {
  if (isMap(at)) {
    const pair = at.items.find(({ key }) => isScalar(key) && key.value === step)
    return pair && isNode(pair.key) && isNode(pair.value)
      ? { start: pair.key.range![0], value: pair.value }
      : null
  }
  if (!isSeq(at)) return null
  const members = at.items.filter(isNode)
  const value = members.find(
    (one, index) => (isMap(one) && one.get('id') === step) || String(index) === step,
  )
  return value ? { start: value.range![0], value } : null
}

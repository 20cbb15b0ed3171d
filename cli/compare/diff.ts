import { join } from 'node:path'
import { diffChars } from 'diff'
import pico from 'picocolors'
import {
  type ChangeKind,
  changeKinds,
  compareStandards,
  type ExamplesFile,
  impactOf,
  type Language,
  type Methods,
  overallOf,
  type Place,
  type VersionChange,
} from '../../engine/index.ts'
import { finder } from './find.ts'
import { examplesIn, impactLines } from './impact.ts'
import { type Compared, type Pair, pairsFor, pairText } from './pairs.ts'
import { words } from './words.ts'

export interface DiffOptions {
  readonly folder: string
  readonly json: boolean
  /** Say also where each version writes what changed. */
  readonly places?: boolean
  readonly failOn?: readonly ChangeKind[]
  readonly language: Language
  readonly methods: Methods
  readonly colour?: boolean
  /** Score examples by both versions: their own, and those of these files; null where that is not asked. */
  readonly impact?: readonly string[] | null
}

/** Prints what differs between two versions; 0 unless a kind is asked to fail and occurs. */
export function diff(
  names: readonly [string, string | undefined],
  options: DiffOptions,
  print: (line: string) => void,
): number {
  const { folder, json, language, methods, failOn = [], impact = null } = options
  const find = finder(folder, methods)
  const found = pairsFor(names, find, language)
  if (!found.ok) {
    for (const line of found.said) print(line)
    return found.exit
  }
  const corpora = impact && examplesIn(impact, language)
  if (corpora && 'said' in corpora) {
    for (const line of corpora.said) print(line)
    return 1
  }
  const all = found.pairs.map((pair) => compared(pair, methods, corpora?.examples ?? null))
  if (json) print(JSON.stringify(all.map(jsonOf), null, 2))
  else {
    for (const one of all) tell(one, options, print)
    if (find.failing() > 0) print(words[language].failing(find.failing()))
  }
  return all.some(({ changes }) => changes.some(({ kind }) => failOn.includes(kind))) ? 1 : 0
}

export function compared(
  pair: Pair,
  methods: Methods,
  corpora: readonly ExamplesFile[] | null = null,
): Compared {
  const { before, after } = pair
  const version = before?.authored.definition.version ?? '1'
  if (!before || !after) return { pair, changes: [], overall: overallOf([], version), impact: null }
  const changes = compareStandards(before.authored, after.authored, methods)
  const all = corpora && [before.examples, after.examples, ...corpora]
  const impact = all && impactOf(before.authored, after.authored, all, methods)
  return { pair, changes, overall: overallOf(changes, version), impact }
}

const jsonOf = ({ pair: { before, after }, changes, overall, impact }: Compared) => {
  const head = (one: Pair['before']) => {
    if (!one) return null
    const { id, version, digest } = one.authored.definition
    return { id, version, digest, folder: one.folder }
  }
  return { before: head(before), after: head(after), overall, changes, ...(impact && { impact }) }
}

function tell(one: Compared, options: DiffOptions, print: (line: string) => void): void {
  const { language, colour = false, places = false } = options
  const say = words[language]
  const paint = pico.createColors(colour)
  const { pair, changes, overall } = one
  print(paint.bold(pairText(pair, language)))
  if (!pair.before || !pair.after) return
  if (!overall.kind) print(`  ${say.nothing}`)
  for (const kind of changeKinds.toReversed())
    for (const change of changes.filter((one) => one.kind === kind)) {
      print(
        `  ${painted(kind, say.kinds[kind], colour)} ${change[language]}${wordsApart(change, colour)}`,
      )
      if (change.witness) print(`       ${paint.dim(say.witness(change.witness[language]))}`)
      if (places) print(`       ${paint.dim(placesText(change, pair, language))}`)
    }
  for (const line of verdictLines(one, language)) print(`  ${line}`)
  for (const line of impactLines(one, language)) print(`  ${line}`)
}

/** What it all comes to, which version that asks for, and what becomes of cases that are under way. */
export function verdictLines({ pair, overall }: Compared, language: Language): readonly string[] {
  const say = words[language]
  const { kind, counts, version } = overall
  if (!kind || !pair.before || !pair.after) return []
  const counted = changeKinds
    .filter((one) => counts[one] > 0)
    .toReversed()
    .map((one) => say.counted(say.kinds[one], counts[one]))
    .join(language === 'zh' ? '、' : ', ')
  const [old, now] = [pair.before, pair.after].map(({ authored }) => authored.definition)
  const other = old!.id !== now!.id || old!.version !== now!.version
  const step = other ? say.raised(now!.version) : say.advised(version)
  return [
    say.overall(say.kinds[kind], counted),
    say.step[kind](step),
    ...(other ? [] : [say.sameVersion(old!.version)]),
  ]
}

const colours = {
  editorial: 'gray',
  clarifying: 'cyan',
  relaxing: 'green',
  tightening: 'red',
  structural: 'magenta',
} as const

const painted = (kind: ChangeKind, text: string, colour: boolean): string =>
  pico.createColors(colour)[colours[kind]](`[${text}]`)

/** So long a text is not read letter by letter any more. */
const longText = 12

/** Of a long text that was put otherwise the letters that went and came. */
function wordsApart({ kind, before, after }: VersionChange, colour: boolean): string {
  if (kind !== 'editorial' && kind !== 'clarifying') return ''
  if (typeof before !== 'string' || typeof after !== 'string') return ''
  if (before.length < longText || !/\p{Script=Han}| /u.test(before)) return ''
  const paint = pico.createColors(colour)
  const parts = diffChars(before, after).map(({ added, removed, value }) =>
    added ? paint.green(`{+${value}+}`) : removed ? paint.red(`[-${value}-]`) : value,
  )
  return ` ${parts.join('')}`
}

function placesText({ at }: VersionChange, { before, after }: Pair, language: Language): string {
  const text = (place: Place | null, folder: string): string | null =>
    place && `${join(folder, place.file)}:${place.line}:${place.column}`
  return words[language].at(text(at.before, before!.folder), text(at.after, after!.folder))
}

import { once } from '../once.ts'
import type { ScoringStandard, Table } from '../score/standard.ts'
import { nodesOf } from '../score/tree.ts'
import type { ExamplesFile } from '../shapes.ts'
import { nearest } from './problem.ts'
import { choices } from './rule.ts'
import type { Path } from './source.ts'

/** A word of what an example wants that the standard does not know, and what it must have meant. */
export interface Astray {
  readonly path: Path
  readonly on: 'key' | undefined
  readonly zh: string
  readonly en: string
  readonly fix: readonly [string, string] | undefined
}

/** The words that a sort of name may be, and what the sort is called. */
interface Sort {
  readonly zh: string
  readonly en: string
  readonly known: (standard: ScoringStandard) => ReadonlySet<string>
}

/** Each example asks for the same words. */
const known = (words: (standard: ScoringStandard) => Iterable<string>): Sort['known'] =>
  once((standard) => new Set(words(standard)))

const named = (of: (table: Table) => readonly { readonly id: string }[]) =>
  known((all) => tablesOf(all).flatMap((table) => of(table).map(({ id }) => id)))

const tablesOf = once((standard: ScoringStandard): readonly Table[] => [
  ...new Set(standard.levels.flatMap((level) => standard.tables(level))),
])

const indicator: Sort = {
  ...{ zh: '指标', en: 'indicator' },
  known: named((table) => [...nodesOf(table).values()]),
}
const sorts: { readonly [part: string]: Sort } = {
  points: indicator,
  states: indicator,
  conditions: { zh: '基础条件', en: 'condition', known: named(({ conditions }) => conditions) },
  vetoes: { zh: '一票否决', en: 'veto', known: named(({ vetoes }) => vetoes) },
  gates: { zh: '门槛', en: 'gate', known: named(({ gates }) => gates) },
  missing: { zh: '事实', en: 'fact', known: known(({ facts }) => facts.keys()) },
  grade: { zh: '等次', en: 'grade', known: named(({ grades }) => grades) },
  outcome: {
    ...{ zh: '结论', en: 'outcome' },
    known: known((all) => [
      ...tablesOf(all).flatMap(({ grades }) => grades.map((one) => one.outcome)),
      'open',
    ]),
  },
}

/** Every name in what an entry wants that nothing of the standard has: an expectation of nothing can never hold. */
export function astrayIn(
  { want = {}, points_of }: ExamplesFile[number],
  index: number,
  standard: ScoringStandard,
): readonly Astray[] {
  const words = [
    ...(points_of === undefined ? [] : [['points', [index, 'points_of'], points_of] as const]),
    ...Object.entries(want).flatMap(([part, wanted]) =>
      wordsIn(wanted).map(([step, word]) => [part, [index, 'want', part, ...step], word] as const),
    ),
  ]
  return words.flatMap(([part, path, word]): readonly Astray[] => {
    const sort = sorts[part]
    if (!sort || sort.known(standard).has(word)) return []
    const known = [...sort.known(standard)]
    return [
      {
        ...{ path, on: path.at(-1) === word ? 'key' : undefined },
        zh: `标准没有${sort.zh} ${word}`,
        en: `the standard has no ${sort.en} "${word}"`,
        fix: choices(nearest(word, known), known.length > fewEnough ? [] : known),
      },
    ]
  })
}

/** So many words are listed where none is near; a longer list helps nobody. */
const fewEnough = 12

/** The names in a part of what is wanted: itself, each of a list, each key; and where. */
function wordsIn(wanted: unknown): readonly (readonly [Path, string])[] {
  if (typeof wanted === 'string') return [[[], wanted]]
  if (Array.isArray(wanted)) return wanted.map((word, at) => [[at], String(word)] as const)
  return typeof wanted === 'object' && wanted !== null
    ? Object.keys(wanted).map((word) => [[word], word] as const)
    : []
}

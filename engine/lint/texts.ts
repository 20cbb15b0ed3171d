import type { Report } from '../define/rule.ts'
import { indicatorsOf } from '../define/rules/standard/indicators.ts'
import type { Path } from '../define/source.ts'
import { type Fact, optionsOf } from '../score/fact.ts'
import type { StandardFile } from '../shapes.ts'
import type { Text } from '../terms.ts'
import type { LintRule } from './rule.ts'

/** A sentence of a definition, in Chinese, with where it stands. */
export interface Worded {
  readonly path: Path
  readonly text: string
}

/** The Chinese of a label; none where there is no label. */
export const worded = (path: Path, text: Text | undefined): readonly Worded[] =>
  text === undefined
    ? []
    : typeof text === 'string'
      ? [{ path, text }]
      : [{ path: [...path, 'zh'], text: text.zh }]

const labels = (path: Path, all: { readonly [id: string]: Text } = {}): readonly Worded[] =>
  Object.entries(all).flatMap(([id, text]) => worded([...path, id], text))

const names = (block: string, all: readonly { readonly name?: Text }[] = []): readonly Worded[] =>
  all.flatMap(({ name }, at) => worded([block, at, 'name'], name))

/** The names that a standard gives: its facts stand apart. */
export const textsOf = (standard: StandardFile): readonly Worded[] => [
  ...indicatorsOf(standard).flatMap(({ path, value: { name, lines = [], na } }) => [
    ...worded([...path, 'name'], name),
    ...lines.flatMap((line, at) => worded([...path, 'lines', at, 'name'], line.name)),
    ...labels([...path, 'na', 'reasons'], na?.reasons),
  ]),
  ...names('conditions', standard.conditions),
  ...names('gates', standard.gates),
  ...names('vetoes', standard.vetoes),
  ...names('stages', standard.stages),
  ...Object.entries(standard.grades).flatMap(([level, all]) =>
    all.flatMap(({ name }, at) => worded(['grades', level, at, 'name'], name)),
  ),
  ...Object.entries(standard.rubrics ?? {}).flatMap(([id, { name }]) =>
    worded(['rubrics', id, 'name'], name),
  ),
]

/** The name of a fact and of its options. */
export const textsOfFact = (fact: Fact): readonly Worded[] => [
  ...worded(['facts', fact.id, 'name'], fact.name),
  ...labels(['facts', fact.id, 'of'], optionsOf(fact)),
]

/** A rule that looks at every name by itself, wherever it stands. */
export const inTexts = (
  find: (one: Worded, report: Report) => void,
): Pick<LintRule, 'standard' | 'facts'> => ({
  standard: ({ value }, report) => {
    for (const one of textsOf(value)) find(one, report)
  },
  facts: ({ declared }, report) => {
    for (const one of declared.flatMap(textsOfFact)) find(one, report)
  },
})

/** A rule that finds words in names: each is reported at its first letter. */
export const inWordsLike = (
  pattern: RegExp,
  say: (
    found: string,
  ) => readonly [zh: string, en: string, fix?: readonly [zh: string, en: string]],
): Pick<LintRule, 'standard' | 'facts'> =>
  inTexts(({ path, text }, report) => {
    const found = pattern.exec(text)
    if (found) report([...path, found.index], ...say(found[0]))
  })

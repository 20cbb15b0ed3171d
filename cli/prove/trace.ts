import {
  type Authored,
  answersOf,
  compileStandard,
  type Example,
  inWords,
  type Language,
  type Methods,
  readingFor,
} from '../../engine/index.ts'
import { citeOf, factText, type LineTold, tellAnswers } from '../../server/index.ts'

/** The lines of a sheet that a part of what an example wants is about: why it came to what it is. */
export function traceOf(
  {
    authored,
    example,
    methods,
  }: { readonly authored: Authored; readonly example: Example; readonly methods: Methods },
  [part = '', id = '']: readonly string[],
  language: Language,
): readonly string[] {
  const { value, definition, programme } = authored
  const standard = compileStandard(value, definition.digest, methods)
  const told = tellAnswers(
    standard,
    example.level,
    answersOf(example.facts ?? {}),
    readingFor(programme, example),
    {
      ...{ cite: citeOf(programme, value.sources), record: () => undefined },
      ...{ outcomes: programme, parties: programme.parties },
    },
  )
  const every = (lines: readonly LineTold[]): readonly LineTold[] =>
    lines.flatMap((line) => [line, ...every(line.children)])
  const beside = [told.bonus, told.penalty].flatMap((block) => block?.lines ?? [])
  const all = every([...told.lines, ...beside])
  if (part === 'points' || part === 'states') {
    const line = all.find((one) => one.id === id)
    return line ? lineTrace(line, language) : []
  }
  return [
    ...told.lines.map(({ name, points, of }) => `${inWords(name, language)} ${points} / ${of}`),
    ...(told.working ? [told.working] : []),
    ...told.gates
      .filter(({ passed }) => passed !== true)
      .map((gate) => `${inWords(gate.name, language)}: ${gate.condition[language]}`),
    ...told.vetoes
      .filter(({ fires }) => fires !== false)
      .map((veto) => `${inWords(veto.name, language)}: ${veto.condition[language]}`),
  ]
}

/** How a line is scored, what it read, and what it came to. */
const lineTrace = (
  { rules, facts, because, working }: LineTold,
  language: Language,
): readonly string[] => [
  ...rules.map((rule) => rule[language]),
  ...facts.map((fact) => factText(fact, language)),
  ...because.map((one) => one[language]),
  ...(working ? [working] : []),
]

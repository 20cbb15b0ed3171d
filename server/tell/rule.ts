import {
  displayed,
  exactText,
  type IndicatorNode,
  inWords,
  type Language,
  type Lapse,
  namesOf,
} from '../../engine/index.ts'
import { both, type Said } from './said.ts'
import type { Telling } from './telling.ts'
import { tellWords } from './words.ts'

/** How an indicator's points are given, in sentences; what may differ by an unknown fact says each way. */
export function rulesSaid(id: string, { nodes, facts }: Telling): readonly Said[] {
  const said = nodes(id).map((node) => ruleSaid(node, facts))
  const all = said.flat()
  return all.filter((one, at) => all.findIndex(({ zh }) => zh === one.zh) === at)
}

/** How the points of one indicator are given, with what becomes of it where it does not apply, in sentences. */
export function ruleSaid(node: IndicatorNode, facts: Telling['facts']): readonly Said[] {
  const { rule, lines } = node
  if (rule) return [both((language) => rule.say(namesOf(facts, language))), ...lapses(node)]
  if (!lines) return []
  const { start, floor, ceiling, of } = lines
  return [
    both((language) => tellWords[language].start(exactText(start))),
    ...of.map((line) =>
      both((language) => {
        const say = tellWords[language]
        const when = line.when && say.where(displayed(line.when, facts, language))
        const names = namesOf(facts, language)
        // A rule is compiled with the cap of its line, and says it itself.
        const what = line.rule
          ? line.rule.say(line.takes ? { ...names, takes: true } : names)
          : say.everything
        const name = line.name === undefined ? '' : `${inWords(line.name, language)} `
        return `${line.takes ? say.takes : say.gives}${name}${when ?? ''}${what}`
      }),
    ),
    both((language) => {
      const say = tellWords[language]
      const spills = lines.overflow ? say.spills : ''
      const best = lines.highest ? say.highest : ''
      return `${say.between(floor && exactText(floor), exactText(ceiling))}${best}${spills}`
    }),
    ...lapses(node),
  ]
}

/** What becomes of it where it does not apply, was waived, or has no evidence. */
const lapses = ({ na, waived, noEvidence, drops }: IndicatorNode): readonly Said[] => [
  ...(na ? [both((language) => lapseText(na, drops, 'na', language))] : []),
  ...(waived ? [both((language) => lapseText(waived, drops, 'waived', language))] : []),
  ...(noEvidence ? [both((language) => tellWords[language].noEvidence)] : []),
]

function lapseText(
  { reasons, instead }: Lapse,
  drops: boolean,
  which: 'na' | 'waived',
  language: Language,
): string {
  const say = tellWords[language]
  const why = Object.values(reasons).map((reason) => inWords(reason, language))
  return say[which](
    why,
    instead === null ? (drops ? say.leaves : say.shared) : say.given(exactText(instead)),
  )
}

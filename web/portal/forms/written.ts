import { type Fact, inWords, type Json, type Language, optionsOf } from '../../../engine/index.ts'
import type { Say } from '../words.ts'

/** Answers of several parts are written one to a line. */
export const isWritten = ({ type }: Fact): boolean => type === 'occurrences' || type === 'panel'

interface Part {
  readonly when?: string
  readonly kind?: string
  readonly incident?: string
  readonly judge?: string
  readonly role?: string
  readonly value?: Json
}

/** What a line holds, shown in the empty input. */
export const writtenHint = (fact: Fact, say: Say, language: Language): string =>
  fact.type === 'panel'
    ? say(fact.weights ? 'writtenJudgesByRole' : 'writtenJudges')
    : say('writtenOccurrences', {
        kinds: Object.entries(optionsOf(fact))
          .map(([id, name]) => `${id} ${inWords(name, language)}`)
          .join('、'),
      })

/** An answer as its lines: day, kind and incident; or judge, role and value, what was agreed with no judge. */
export function writtenText(last: { readonly state: string; readonly value: Json } | null): string {
  const value = last?.state === 'answered' ? last.value : null
  if (value === null || typeof value !== 'object') return ''
  if (Array.isArray(value)) return (value as readonly Part[]).map(lineOf).join('\n')
  const { values = [], agreed } = value as { values?: readonly Part[]; agreed?: Json }
  return [...values.map(lineOf), ...(agreed === undefined ? [] : [`= ${agreed}`])].join('\n')
}

const lineOf = ({ when, kind, incident, judge, role, value }: Part): string =>
  [when, kind, incident, judge, role, value]
    .flatMap((part) => (part === undefined ? [] : String(part)))
    .join(' ')

/** Lines as an answer; whether each part fits is the engine's to say. `-` alone is that there were none. */
export function writtenValue(fact: Pick<Fact, 'type' | 'weights'>, text: string): Json {
  const lines = text.split('\n').flatMap((line) => {
    const words = line.trim().split(/[\s,，、]+/u)
    return line.trim() === '' || line.trim() === '-' ? [] : [words]
  })
  if (fact.type === 'occurrences')
    return lines.map(([when = '', kind = '', ...incident]) => ({
      when,
      kind,
      ...(incident.length > 0 ? { incident: incident.join(' ') } : {}),
    }))
  const agreed = lines.find(([first]) => first === '=')?.[1]
  const values = lines
    .filter(([first]) => first !== '=')
    .map(([judge = '', ...rest]) => {
      const value = rest.at(-1) ?? ''
      return fact.weights ? { judge, role: rest[0] ?? '', value } : { judge, value }
    })
  return agreed === undefined ? { values } : { values, agreed }
}

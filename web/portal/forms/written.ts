import {
  type Fact,
  inWords,
  type Json,
  type JsonObject,
  type Language,
  optionsOf,
} from '../../../engine/index.ts'
import type { Say } from '../words.ts'

/** Answers of several parts are written one to a line. */
export const isWritten = ({ type }: Fact): boolean => type === 'occurrences' || type === 'panel'

interface Part {
  readonly when?: string
  readonly kind?: string
  readonly incident?: string
  readonly evidence?: readonly string[]
  readonly note?: { readonly digest: string }
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

/** An answer as its lines: day, kind, incident, what shows it and what is said of it; or judge, role and value, what was agreed with no judge. */
export function writtenText(last: { readonly state: string; readonly value: Json } | null): string {
  const value = last?.state === 'answered' ? last.value : null
  if (value === null || typeof value !== 'object') return ''
  if (Array.isArray(value)) return (value as readonly Part[]).map(lineOf).join('\n')
  const { values = [], agreed } = value as { values?: readonly Part[]; agreed?: Json }
  return [...values.map(lineOf), ...(agreed === undefined ? [] : [`= ${agreed}`])].join('\n')
}

/** A note written before stands apart; its line names it, so that it stays when the line is sent again. */
const keptNote = /^【已记 ([0-9a-f]{8,64})】$/
const naming = 12

/** A part of a line; in quotes where it has a letter by which lines are parted. */
const quoted = (part: string): string => (/[\s,，、;；@「]/u.test(part) ? `「${part}」` : part)

const lineOf = ({ when, kind, incident, evidence, note, judge, role, value }: Part): string => {
  const shows = (evidence ?? []).map((one) => `@${quoted(one)}`)
  const words = [when, kind, incident && quoted(incident), ...shows, judge, role, value]
    .flatMap((part) => (part === undefined ? [] : String(part)))
    .join(' ')
  return note ? `${words}；【已记 ${note.digest.slice(0, naming)}】` : words
}

/** Lines as an answer; whether each part fits is the engine's to say. `-` alone is that there were none. */
export function writtenValue(fact: Pick<Fact, 'type' | 'weights'>, text: string): Json {
  const written = text.split('\n').filter((line) => !['', '-'].includes(line.trim()))
  if (fact.type === 'occurrences') return written.map(occurrenceIn)
  const lines = written.map(wordsOf)
  const agreed = lines.find(([first]) => first === '=')?.[1]
  const values = lines
    .filter(([first]) => first !== '=')
    .map(([judge = '', ...rest]) => {
      const value = rest.at(-1) ?? ''
      return fact.weights ? { judge, role: rest[0] ?? '', value } : { judge, value }
    })
  return agreed === undefined ? { values } : { values, agreed }
}

const wordsOf = (line: string): readonly string[] => line.trim().split(/[\s,，、]+/u)

/** A word of a line, or what stands in quotes; what shows an occurrence stands after `@`. */
const wordOf = /(@?)(?:「([^」]*)」|([^\s,，、;；「]+))/gu

/** Day, kind, incident, what shows it after `@`, and behind a semicolon what is said of it. */
function occurrenceIn(line: string): JsonObject {
  const [, before = '', said = ''] = /^((?:「[^」]*」|[^;；])*)[;；]?(.*)$/u.exec(line) ?? []
  const all = [...before.matchAll(wordOf)].map(([, at, within, word = '']) => ({
    shows: at === '@',
    text: within ?? word,
  }))
  const [when = '', kind = '', ...more] = all.filter(({ shows }) => !shows).map(({ text }) => text)
  const incident = more.join(' ')
  const evidence = all.filter(({ shows }) => shows).map(({ text }) => text)
  const [, digest] = keptNote.exec(said.trim()) ?? []
  const note = digest ? { digest } : said.trim()
  return {
    ...{ when, kind },
    ...(incident === '' ? {} : { incident }),
    ...(evidence.length === 0 ? {} : { evidence }),
    ...(note === '' ? {} : { note }),
  }
}

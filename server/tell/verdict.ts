import {
  displayed,
  everyLine,
  type Gate,
  inWords,
  type Language,
  namesOf,
  type Sheet,
  sayBound,
  type Text,
} from '../../engine/index.ts'
import { type FactTold, factsTold } from './fact.ts'
import { both, endsText, type Said } from './said.ts'
import type { Cited, Telling } from './telling.ts'
import { type VetoTerms, vetoTerms } from './veto.ts'
import { tellWords } from './words.ts'

/** A veto, why it fires or not: its condition in words, and the facts that it read. */
export interface VetoTold extends VetoTerms {
  readonly condition: Said
  readonly facts: readonly FactTold[]
  readonly cites: readonly Cited[]
}

export interface GateTold {
  readonly id: string
  readonly name: Text
  readonly passed: boolean | null
  readonly condition: Said
  /** The share of its part, in per cent; null where the part does not apply. */
  readonly share: string | null
  readonly caps: string
  readonly missing: readonly string[]
  readonly source: string | readonly string[]
  readonly cites: readonly Cited[]
}

export const vetoesTold = (sheet: Sheet, telling: Telling): readonly VetoTold[] =>
  sheet.vetoes.map((found) => {
    const ways = telling.tables.flatMap(({ vetoes }) => vetoes.filter(({ id }) => id === found.id))
    const reads = distinct(
      ways.flatMap(({ when, cure }) => [...when.reads, ...(cure?.when.reads ?? [])]),
    )
    return {
      ...vetoTerms(found, telling.facts, sheet.grades),
      condition: both((language) =>
        distinct(ways.map(({ when }) => displayed(when, telling.facts, language))).join(
          tellWords[language].or,
        ),
      ),
      facts: factsTold(reads, telling),
      cites: telling.cite(found.source),
    }
  })

export const gatesTold = (sheet: Sheet, telling: Telling): readonly GateTold[] =>
  sheet.gates.map(({ share, ...found }) => {
    const ways = telling.tables.flatMap(({ gates }) => gates.filter(({ id }) => id === found.id))
    const parts = new Set(ways.map(({ of }) => of))
    const lines = everyLine(sheet.lines).filter(({ id }) => parts.has(id))
    return {
      ...found,
      condition: both((language) => {
        const part = inWords(lines[0]?.name ?? found.name, language)
        const bounds = ways.map(({ words }) => shareBound(words, telling.facts, language))
        return tellWords[language].gate(part, distinct(bounds).join(tellWords[language].or))
      }),
      share: share && endsText(share),
      missing: found.passed === null ? distinct(lines.flatMap(({ missing }) => missing)) : [],
      cites: telling.cite(found.source),
    }
  })

/** What a gate asks of its part, in a sentence. */
export const gateText = (
  part: string,
  words: Gate['words'],
  facts: Telling['facts'],
  language: Language,
): string => tellWords[language].gate(part, shareBound(words, facts, language))

const shareBound = (words: Gate['words'], facts: Telling['facts'], language: Language): string =>
  sayBound(words, '', { ...namesOf(facts, language), figure: percent })

const percent = (_: string, value: unknown): string => `${String(value)}%`
const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)]

import { rational } from '../rational.ts'
import type { Value } from '../score/method.ts'
import type { See } from '../score/seen.ts'
import type { JsonObject } from '../terms.ts'
import { evidenceSheet } from './evidence.ts'
import { filingSheet } from './filed.ts'
import { scoreSheet } from './score.ts'
import type { SheetKind, Sheets } from './sheet.ts'

/**
 * The sheets that people fill in for a standard at a level, as JSON Schema with hints: what the collective files, what
 * shows it, what the assessor finds. Where the standard differs by the unit, for all units, or for those of a profile.
 */
export function sheetsOf(of: Omit<Sheets, 'tables'>): { readonly [kind in SheetKind]: JsonObject } {
  const { standard, level, profile } = of
  const sheets: Sheets = { ...of, tables: standard.tables(level, knownAs(profile)) }
  return {
    filing: filingSheet(sheets),
    evidence: evidenceSheet(sheets),
    score: scoreSheet(sheets),
  }
}

const knownAs =
  (profile: Sheets['profile']): See =>
  (fact) =>
    Object.hasOwn(profile, fact)
      ? { state: 'known', value: typed(profile[fact]!) }
      : { state: 'open', why: 'unanswered', facts: [fact] }

const typed = (given: string | boolean | number): Value =>
  typeof given === 'number' ? rational(given) : (given as Value)

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Answers, Language, Reading } from '../../engine/index.ts'
import { factText, type PartyNames } from '../../server/index.ts'
// How facts are told is no part of the door by itself: here it is held to its table.
import { factsTold } from '../../server/tell/fact.ts'
import { tellingOf } from '../../server/tell/telling.ts'
import { answerOf, type Given, readingOf, type Scored, standardOf } from '../score/sheet.ts'

interface Row {
  readonly note: string
  readonly by: { readonly [fact: string]: { readonly [supplier: string]: Given } }
  readonly claims?: Reading['claims']
  readonly fact: string
  /** What the programme calls the parties. */
  readonly parties?: PartyNames
  /** Every line in a language; or the first alone, in Chinese. */
  readonly zh?: readonly string[]
  readonly en?: readonly string[]
  readonly first?: string
}
const { standard, cases }: { readonly standard: Scored; readonly cases: readonly Row[] } = parse(
  readFileSync('test/server/facts.yaml', 'utf8'),
)

/** The assessor gave the first record, the collective the second, the regulator the third. */
const seqs: Readonly<Record<string, number>> = { assessor: 1, applicant: 2, regulator: 3 }
const parties = ['', 'assessor', 'head', 'authority']
const at = '2026-03-02T01:00:00.000Z'

test.each(cases)('$note', ({ by, claims = [], fact, parties: named, zh, en, first }) => {
  const answers = Object.fromEntries(
    Object.entries(by).map(([id, all]) => [
      id,
      Object.fromEntries(
        Object.entries(all).map(([who, given]) => [who, { ...answerOf(given), seq: seqs[who]! }]),
      ),
    ]),
  ) as Answers
  const telling = tellingOf(standardOf(standard), 'upper', [answers], readingOf({ claims }), {
    cite: () => [],
    outcomes: {},
    parties: named ?? { head: '号长' },
    record: (seq) => ({ at, as: parties[seq]!, body: null }) as never,
  })
  const lines = (language: Language) =>
    factsTold([fact], telling).map((told) => factText(told, language))
  if (zh) expect(lines('zh')).toEqual(zh)
  if (en) expect(lines('en')).toEqual(en)
  if (first !== undefined) expect(lines('zh')[0]).toBe(first)
  expect(lines('en').join()).not.toMatch(/undefined|\[object/)
  expect(zh ?? en ?? first).toBeDefined()
})

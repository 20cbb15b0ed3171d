import fc from 'fast-check'
import { expect, test } from 'vitest'
// What the server takes for a command's answers: behind the door.
import { take } from '../../engine/compile/fields.ts'
import { compileStandard, type Json, type JsonObject, sheetReader } from '../../engine/index.ts'
import { loaded } from '../shipped.ts'
import { factsIn, sheetsAt } from './sheets.ts'

const found = loaded
const bank = found.authored.find(({ value }) => value.id === 'banking')!
const { programme } = bank
const standard = compileStandard(bank.value, bank.definition.digest)
const level = bank.value.levels[0]!
const { filing, score } = sheetsAt(bank, found, level)

/** Whom a sheet is for, and the schemas of the facts on it. */
const sheets = [
  { party: 'assessor', facts: factsIn(score) },
  { party: 'head', facts: factsIn(filing) },
]
const reader = sheetReader()
const rows = sheets.flatMap(({ party, facts }) =>
  Object.entries(facts).map(([id, schema]) => ({ party, id, fits: reader.compile(schema) })),
)

/** The flaws that the server finds in one answer of a party. */
function flawsIn(party: string, id: string, answer: Json) {
  const on = { level, memory: {} }
  const given = { standard, salt: 'salt', now: '2026-03-02T00:00:00.000Z' }
  const set = { answers: { name: '填报', type: 'answers', class: 'internal' } } as const
  const around = { on, given, programme, party } as unknown as Parameters<typeof take>[2]
  return take(set, { answers: { [id]: answer } }, around).flaws
}

const value = fc.oneof(
  fc.integer({ min: -1, max: 12 }),
  fc.constantFrom(2.5, 0.1, 99.5, true, false, null, '1990-05-04', '1990-02-30'),
  fc.array(fc.constantFrom('have_leaders', 'have_plans', 'sign', 'pledge', 'x'), { maxLength: 3 }),
)
const state = fc.constantFrom(
  ...['unanswered', 'answered', 'no_evidence', 'not_applicable', 'under_review', 'waived', 'x'],
)
const whole = fc.record(
  {
    state,
    value,
    reason: fc.constantFrom('filed_by_branch', 'no_requests', 'tired'),
    note: fc.constantFrom('看过', '', ' '),
    more: fc.constant(1),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<JsonObject>

test('what a sheet takes for an answer the server takes as well', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.constantFrom(...rows), fc.oneof(value, whole), (row, answer) => {
      if (!row.fits(answer)) return
      taken += 1
      expect(flawsIn(row.party, row.id, answer as Json)).toEqual([])
    }),
    { numRuns: 4000 },
  )
  expect(taken).toBeGreaterThan(100)
})

test('a bare value is taken by a sheet just where the server takes it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...rows), value, ({ party, id, fits }, answer) => {
      expect([id, fits(answer)]).toEqual([id, flawsIn(party, id, answer).length === 0])
    }),
    { numRuns: 2000 },
  )
})

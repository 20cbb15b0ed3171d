import { expect, test } from 'vitest'
// What tailoring compares is no part of the door.
import { lenientGrade } from '../../engine/define/tailor/stricter.ts'
import { rational } from '../../engine/rational.ts'
import type { Grade } from '../../engine/score/standard.ts'

/** A table of grades by their outcomes, from the best on. */
const table = (...outcomes: readonly string[]): readonly Grade[] =>
  outcomes.map((outcome, at) => ({
    id: `g${at}`,
    mandatory: false,
    atLeast: at === outcomes.length - 1 ? null : rational(90 - 10 * at),
    outcome,
  }))

const parent = table('met', 'remedial', 'unmet')

test.each([
  ['met', 'remedial', false],
  ['remedial', 'unmet', false],
  ['remedial', 'met', true],
  ['unmet', 'remedial', true],
  ['remedial', 'remedial', false],
])('a grade that led to %s and leads to %s is more lenient: %s', (before, after, lenient) => {
  const [old] = table(before, 'unmet')
  const [now] = table(after, 'unmet')
  expect(lenientGrade(old!, now!, [parent, parent]) !== null).toBe(lenient)
})

test('an outcome that only the child has is compared by its own order, and one that stands in neither is refused', () => {
  const [met] = table('met', 'unmet')
  const [other] = table('special', 'unmet')
  expect(lenientGrade(met!, other!, [parent, table('met', 'special', 'unmet')])).toBeNull()
  expect(lenientGrade(met!, other!, [parent, table('special', 'met', 'unmet')])).not.toBeNull()
  expect(lenientGrade(met!, other!, [parent, parent])).not.toBeNull()
})

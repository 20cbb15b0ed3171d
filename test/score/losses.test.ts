import { expect, test } from 'vitest'
import {
  type Authored,
  answersOf,
  compileStandard,
  everyLine,
  exactText,
  examplesIn,
  examplesOf,
  lossesOf,
  readingFor,
  score,
} from '../../engine/index.ts'
import { parseExact, subtract, sum } from '../../engine/rational.ts'
// What the tree comes to before bonus, penalty and ceiling is no part of the engine's door.
import { rollUp } from '../../engine/score/rollup.ts'
import { loaded } from '../shipped.ts'

/** Every example that is scored to the end, and in which nothing spills from one line to others, with what its table is published out of. */
function* scored(one: Authored) {
  const standard = compileStandard(one.value, one.definition.digest)
  for (const example of examplesIn(examplesOf(one))) {
    if (example.facts === null) continue
    const answers = answersOf(example.facts)
    const reading = readingFor(one.programme, example)
    const sheet = score(standard, example.level, answers, reading)
    const [table] = standard.tables(example.level)
    const spilt = everyLine(sheet.lines).some(({ spill }) => spill)
    if (sheet.missing.length === 0 && !spilt) yield { lines: sheet.lines, outOf: table!.outOf }
  }
}

test('what the leaves lost is together what the tree lacks, in every example of what is shipped', () => {
  let times = 0
  for (const one of loaded.authored)
    for (const { lines, outOf } of scored(one)) {
      times += 1
      const lost = sum([...lossesOf(lines, outOf).values()])
      expect(exactText(lost), one.value.id).toBe(
        exactText(subtract(outOf, rollUp(lines, outOf).least)),
      )
    }
  expect(times).toBeGreaterThan(1000)
})

const line = (id: string, points: string, least: string, more: object = {}) => ({
  ...{ id, state: 'scored', points: parseExact(points), worth: parseExact(points) },
  ...{ least: parseExact(least), most: parseExact(least), children: [], ...more },
})

test.each([
  [
    'its own points, where nothing is weighed',
    [line('a', '60', '50'), line('b', '40', '40')],
    { a: '10', b: '0' },
  ],
  [
    'by its weight, where it is weighed',
    [
      line('a', '90', '90'),
      line('mix', '10', '7', {
        children: [
          line('b', '100', '40', { worth: parseExact('50') }),
          line('c', '100', '100', { worth: parseExact('50') }),
        ],
      }),
    ],
    { a: '0', b: '3', c: '0' },
  ],
  [
    'more, where it carries what does not apply',
    [line('a', '50', '40'), line('b', '50', '0', { state: 'na' })],
    { a: '20' },
  ],
  ['nothing yet, while it is open', [line('a', '100', '0', { state: 'open' })], {}],
])('a leaf loses %s', (_, lines, want) => {
  const lost = lossesOf(lines as never, parseExact('100'))
  expect(Object.fromEntries([...lost].map(([id, loss]) => [id, exactText(loss)]))).toEqual(want)
})

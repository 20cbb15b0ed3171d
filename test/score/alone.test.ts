import { expect, test } from 'vitest'
import {
  answersOf,
  compileStandard,
  examplesIn,
  load,
  readingFor,
  type StandardFile,
} from '../../engine/index.ts'
import { linesAlone } from '../../engine/score/alone.ts'
import { score } from '../../engine/score/score.ts'
import { everyLine } from '../../engine/score/sheet.ts'
import { laid } from '../define/world.ts'

const { authored } = load(laid())
const examples = authored.flatMap(({ value, examples, programme }) =>
  examplesIn(examples.value as Parameters<typeof examplesIn>[0]).map((example) => ({
    note: `${value.id}: ${example.note}`,
    standard: compileStandard(value as StandardFile, ''),
    ...{ level: example.level, answers: answersOf(example.facts!) },
    reading: readingFor(programme, example),
  })),
)

test.each(examples)('a line is the same by itself as in the whole sheet: $note', (one) => {
  const { standard, level, answers, reading } = one
  const line = linesAlone(standard, level, answers, reading)
  const { lines, bonus, penalty } = score(standard, level, answers, reading)
  const whole = everyLine([...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? [])])
  if (line) expect(whole.map(({ id }) => line(id))).toEqual(whole)
  else expect(standard.tables(level).length).toBeGreaterThan(1)
})

test('of most examples each line can be looked at by itself', () => {
  const alone = examples.filter(({ standard, level, answers, reading }) =>
    linesAlone(standard, level, answers, reading),
  )
  expect(alone.length).toBeGreaterThan(examples.length / 2)
})

test('while it is open which table counts, no line stands by itself; once it is known, it does', () => {
  const { value, programme } = authored[0]!
  const [fact] = Object.entries(value.facts).find(([, { type }]) => type === 'bool')!
  const out_of = { vary: fact, true: 100, false: 120 }
  const standard = compileStandard({ ...value, out_of } as unknown as StandardFile, '')
  const [level, reading] = [value.levels[0]!, readingFor(programme, { filed: undefined })]
  expect(linesAlone(standard, level, {}, reading)).toBeNull()
  expect(linesAlone(standard, level, answersOf({ [fact]: true }), reading)).not.toBeNull()
})

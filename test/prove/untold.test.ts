import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileStandard } from '../../engine/compile/standard.ts'
import { examplesOf } from '../../engine/define/definition.ts'
import { answersOf, examplesIn, readingFor } from '../../engine/define/example.ts'
import { builtIn } from '../../engine/index.ts'
import { edited, type Mutant } from '../../engine/mutate/mutant.ts'
import { mutantsOf, slipsOf } from '../../engine/mutate/mutants.ts'
import { nearbyIn } from '../../engine/mutate/nearby.ts'
import { score } from '../../engine/score/score.ts'
import type { StandardFile } from '../../engine/shapes.ts'
import { basic } from './world.ts'

type Change = { readonly find: string; readonly with: string }
interface Row extends Change {
  readonly note: string
  readonly and?: Change
  readonly untold?: readonly string[]
  readonly tried?: readonly string[]
}
type Authored = ReturnType<typeof basic>

const rows: readonly Row[] = parse(readFileSync('test/prove/untold.yaml', 'utf8'))

const slipsIn = (one: Authored) => {
  const nearby = nearbyIn(one, builtIn)
  return {
    all: slipsOf(one, nearby, builtIn, () => false),
    tried: mutantsOf(one, nearby, builtIn).map(({ zh }) => zh),
  }
}

test.each(rows)('$note', ({ and, untold = [], tried = [], ...change }) => {
  const one = basic(and ? [change, and] : [change])
  const found = slipsIn(one)
  expect(found.all.map(({ zh }) => zh)).toEqual(expect.arrayContaining([...untold, ...tried]))
  expect(found.tried).toEqual(expect.arrayContaining([...tried]))
  expect(found.tried.filter((zh) => untold.includes(zh))).toEqual([])
})

/** Cases about every number that the standard reads, and one in which each is not known. */
function casesIn(
  { value, definition, programme }: Authored,
  examples: ReturnType<typeof examplesOf>,
) {
  const [full] = examplesIn(examples)
  const tries = ['staff', 'late', 'events'].flatMap((fact) =>
    [...Array(31).keys(), { state: 'unanswered' }].map((given) => ({ [fact]: given })),
  )
  const pairs = [0, 2, 3, 7].flatMap((events) => [0, 1, 4].map((late) => ({ events, late })))
  const all = [...tries, ...pairs].map((given) => answersOf({ ...full!.facts, ...given }))
  const reading = readingFor(programme, full!)
  return (edits: Mutant['edits']) => {
    const standard = compileStandard(
      edited(value, edits) as StandardFile,
      definition.digest,
      builtIn,
    )
    return all.map((answers) => {
      const { lines, least, most, grade, gates, missing } = score(
        standard,
        'upper',
        answers,
        reading,
      )
      const bare = JSON.stringify({ lines, least, most, grade, gates, missing }, (key, one) =>
        key === 'because' ? undefined : typeof one === 'bigint' ? String(one) : one,
      )
      return bare
    })
  }
}

test.each(rows)('no case tells what is left out: $note', ({ and, ...change }) => {
  const one = basic(and ? [change, and] : [change])
  const { all, tried } = slipsIn(one)
  const told = casesIn(one, examplesOf(one))
  const before = told([])
  for (const { zh, edits } of all.filter(({ zh }) => !tried.includes(zh)))
    expect(told(edits), zh).toEqual(before)
})

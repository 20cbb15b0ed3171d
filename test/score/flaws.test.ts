import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// What a method says of its rule: the door has the sentences, not this.
import { rational } from '../../engine/rational.ts'
import type { Fact } from '../../engine/score/fact.ts'
import type { Method } from '../../engine/score/method.ts'
import { builtIn } from '../../engine/score/methods/index.ts'

interface Kind {
  readonly kind: string
  readonly facts: { readonly [id: string]: Partial<Fact> }
  readonly cases: readonly {
    readonly note: string
    readonly rule: object
    readonly points: number | null
    readonly want: readonly string[]
  }[]
}
const kinds: readonly Kind[] = parse(readFileSync('test/score/rules/flaws.yaml', 'utf8'))
const rows = kinds.flatMap(({ cases, ...of }) => cases.map((one) => ({ ...of, ...one })))

test('every method says what may be wrong with its rule', () => {
  expect(kinds.map(({ kind }) => kind).sort()).toEqual([...builtIn.keys()].sort())
})

test.each(rows)('$kind: $note', ({ kind, facts: given, rule, points, want }) => {
  const method = builtIn.get(kind)! as unknown as Method<object>
  const facts = new Map(
    Object.entries(given).map(([id, fact]) => [id, { id, name: id, ...fact } as Fact]),
  )
  const flaws = method.check(rule, { points: points === null ? null : rational(points), facts })
  const said = flaws.map(({ path, code }) => [path.join('.'), code].filter(Boolean).join(' '))
  expect(said.sort()).toEqual([...want].sort())
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// The door takes whole commands; here each value is held to its fact alone.
import { factFlaw } from '../../engine/compile/values.ts'
import type { Json } from '../../engine/index.ts'
import type { Fact } from '../../engine/score/fact.ts'

interface Row {
  readonly note: string
  readonly fact: Partial<Fact>
  readonly value: Json
  readonly why: string | null
}
const rows: readonly Row[] = parse(readFileSync('test/engine/values.yaml', 'utf8'))

test.each(rows)('$note', ({ fact, value, why }) => {
  expect(factFlaw({ id: 'fact', name: 'fact', ...fact } as Fact, value)?.why ?? null).toBe(why)
})

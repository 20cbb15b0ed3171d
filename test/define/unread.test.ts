import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { originsOf } from '../../engine/define/tailor/origins.ts'
import { withoutUnread } from '../../engine/define/tailor/unread.ts'
import { factsRead } from '../../engine/define/words-in.ts'

/** What a parent, what it comes to, and what the child writes say; and which facts are left. */
interface Row {
  readonly note: string
  readonly facts: Readonly<Record<string, object>>
  readonly parent: object
  readonly value: object
  readonly child?: Readonly<Record<string, object>>
  readonly left: readonly string[]
}
const rows: readonly Row[] = parse(readFileSync('test/define/unread.yaml', 'utf8'))

test.each(rows)('$note', ({ facts, parent, value, child, left }) => {
  const whole = (rules: object) => ({ facts, indicators: [rules] }) as never
  const made = withoutUnread(whole(value), whole(parent), { facts: child } as never, originsOf())
  expect(Object.keys(made.facts)).toEqual(left)
})

test('a fact that is called like a label is read where it has a price', () => {
  const standard = { facts: { display: { type: 'count' } }, indicators: [{ each: { display: 2 } }] }
  expect([...factsRead(standard as never)]).toEqual(['display'])
})

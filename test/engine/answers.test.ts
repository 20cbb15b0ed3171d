import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// The door takes whole commands; here answers are taken alone.
import { answersOf } from '../../engine/compile/answers.ts'
import type { JsonObject } from '../../engine/index.ts'
import { standardOf } from '../score/sheet.ts'

interface Row {
  readonly note: string
  readonly given?: JsonObject
  /** The digest of a note that the assessor said of an occurrence before. */
  readonly before?: string
  /** Texts of so many letters instead. */
  readonly long?: { readonly [fact: string]: number }
  readonly kept?: JsonObject
  readonly apart?: { readonly [field: string]: string }
  readonly flaws?: readonly string[]
}
const rows: readonly Row[] = parse(readFileSync('test/engine/answers.yaml', 'utf8'))

const growing = (value: string, reasons: { [reason: string]: string }) => ({
  ...{ id: value, name: value, points: 5, na: { reasons, effect: 'redistribute' as const } },
  score: { kind: 'linear' as const, value, from: { at: 0, points: 0 }, to: { at: 20, points: 5 } },
})

const standard = standardOf({
  facts: {
    story: { type: 'text', by: 'applicant' },
    staff: { type: 'count', by: 'applicant' },
    planned: { type: 'count', by: 'applicant', if_blank: 'na' },
    aim: { type: 'count', by: 'applicant', if_blank: 'refuse' },
    cases: { type: 'occurrences', of: { rude: '生硬' }, by: 'assessor' },
    sales: { type: 'count', by: 'applicant' },
    last: { type: 'count', by: 'applicant' },
    more: { type: 'growth', of: 'sales', against: 'last', per: 100, from_zero: 'zero' },
    kept: { type: 'ratio', of: 'sales', over: 'last', per: 100, over_zero: 'zero' },
  },
  indicators: [
    { id: 'one', name: '一', points: 5, score: { kind: 'count', of: 'staff', each: 1 } },
    { id: 'sold', name: '销量', points: 5, score: { kind: 'count', of: 'sales', each: 1 } },
    growing('more', { new_office: '新设' }),
    growing('kept', { new_office: '新设', quiet: '淡季' }),
  ],
  grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
})

test.each(rows)('$note', ({ given, before, long = {}, kept = {}, apart, flaws = [] }) => {
  const said = [{ kind: 'rude', when: '2026-02-01', note: { digest: before } }]
  const answers = before ? { cases: { assessor: { value: said } } } : {}
  const texts: Record<string, string> = {}
  const wrong: string[] = []
  const written = Object.entries(long).map(([fact, n]) => [fact, '字'.repeat(n)])
  const taken = answersOf(given ?? Object.fromEntries(written), {
    on: { level: 'upper', memory: { answers } } as never,
    given: { standard } as never,
    programme: { suppliers: { parties: { assessor: 'judge' }, confirms: ['assessor'] } } as never,
    party: 'judge',
    path: 'answers',
    flaw: (why, _, field) => void wrong.push(`${field} ${why}`),
    apart: (field, text) => {
      texts[field] = text
      return { digest: field }
    },
  })
  expect(wrong).toEqual(flaws)
  expect(taken).toEqual(kept)
  if (apart) expect(texts).toEqual(apart)
})

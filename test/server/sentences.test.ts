import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { inWords } from '../../engine/index.ts'
import { rational } from '../../engine/rational.ts'
// Sentences are held to their table without the server and the pages that they stand on.
import { optionsOf } from '../../engine/score/fact.ts'
import { ruleSaid } from '../../server/tell/rule.ts'
import { figure, workingText } from '../../server/tell/said.ts'
import { reasonText } from '../../server/words.ts'
import { type Given, type Scored, sheetOf, standardOf } from '../score/sheet.ts'

interface Row {
  readonly note: string
  readonly indicator: Scored['indicators'][number]
  readonly rules: readonly string[]
  readonly given: { readonly [fact: string]: Given }
  readonly because: readonly string[]
}

const rows: readonly Row[] = parse(readFileSync('test/server/sentences.yaml', 'utf8'))
const facts: Scored['facts'] = {
  late: { type: 'count', name: '迟到', unit: '次' },
  lacking: {
    ...{ type: 'choice', name: '缺少的布置', many: true },
    of: { sign: '无标志', slogan: '无口号' },
  },
}
const grades = { upper: [{ id: 'unmet', outcome: 'unmet' as const }] }

test.each(rows)('$note', ({ indicator, rules, given, because }) => {
  const standard = standardOf({ facts, indicators: [indicator], grades })
  const [node] = standard.tables('upper')[0]!.indicators
  expect(ruleSaid(node!, standard.facts).map(({ zh }) => zh)).toEqual(rules)
  const [line] = sheetOf(standard, given).lines
  const said = line!.because.map((reason) => {
    const fact = standard.facts.get(reason.fact)
    const item = fact && reason.item ? inWords(optionsOf(fact)[reason.item]!) : ''
    const name = fact ? inWords(fact.name) : ''
    return reasonText(reason, { name, item, unit: fact?.unit ?? '', record: 0 })
  })
  expect(said).toEqual(because)
})

test('what lies below nothing is written with a minus as sums are', () => {
  const [raw, value] = [rational(-6), rational(0)]
  expect(workingText({ formula: '2 − 8', raw, value })).toBe('2 − 8 = −6 → 0')
  expect(workingText({ formula: '−6', raw, value: raw })).toBe('−6')
  expect(figure(rational(-1.5))).toBe('−1.5')
})

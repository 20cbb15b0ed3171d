import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { see } from '../../engine/score/readings.ts'
import { vetoOf } from '../../engine/score/verdict.ts'
// Sentences and terms stand behind the door; what a veto says is held to its table here.
import { againstBarred } from '../../engine/vocabulary/barring.ts'
import { guards } from '../../engine/vocabulary/guards.ts'
import { vetoTerms } from '../../server/tell/veto.ts'
import { sayRefusal } from '../../server/words.ts'
import { answersBy, readingOf, sheetOf, standardOf } from '../score/sheet.ts'

interface Told {
  readonly note: string
  readonly veto: object
  readonly zh: readonly string[]
  readonly en: readonly string[]
}
interface Barred {
  readonly note: string
  readonly bars: 'this-batch' | { readonly next_batches?: number; readonly years?: number }
  readonly from?: string | null
  readonly batch: string | null
  readonly now: string
  readonly want: object | null
}
const { told, barred }: { told: readonly Told[]; barred: readonly Barred[] } = parse(
  readFileSync('test/server/vetoes.yaml', 'utf8'),
)

test.each(told)('$note', ({ veto, zh, en }) => {
  const standard = standardOf({
    facts: {
      cases: { type: 'count', name: '案件' },
      repaired: { type: 'bool', name: '已复核' },
    },
    indicators: [
      { id: 'one', name: '一', points: 5, score: { kind: 'count', of: 'cases', each: 1 } },
    ],
    vetoes: [{ id: 'grave', name: '重大', when: 'cases > 0', source: 'plan 3.g', ...veto }],
    grades: { upper: [{ id: 'second', name: '二等', outcome: 'unmet' }] },
  })
  const { grades } = sheetOf(standard, { cases: 1 })
  const seen = see(standard.facts, answersBy('assessor', { cases: 1 }), readingOf())
  const [table] = standard.tables('upper', seen)
  const found = vetoOf(table!.vetoes[0]!, seen)
  const { terms } = vetoTerms(found, standard.facts, grades)
  expect(terms.map((term) => term.zh)).toEqual(zh)
  expect(terms.map((term) => term.en)).toEqual(en)
})

test.each(barred)('$note', ({ bars, from = 'city/3', batch, now, want }) => {
  const since = '2026-03-10T02:00:00.000Z'
  const found = againstBarred({ case: 'old', veto: 'grave', bars, since, batch: from }, batch, now)
  expect(found).toEqual(
    want && { code: 'barred-by-veto', detail: { case: 'old', veto: 'grave', ...want } },
  )
})

test('a sheet that a veto suspends is not concluded, and whoever tries is told by which', () => {
  const standard = standardOf({
    facts: { unsafe: { type: 'count' }, repaired: { type: 'bool' }, late: { type: 'count' } },
    indicators: [
      { id: 'one', name: '一', points: 5, score: { kind: 'count', of: 'late', each: 1 } },
    ],
    vetoes: [
      {
        ...{
          id: 'danger',
          name: 'danger',
          when: 'unsafe > 0',
          effect: 'suspend',
          source: 'plan 3.g',
        },
        cure: { when: 'repaired' },
      },
    ],
    grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
  })
  const programme = { suppliers: { precedence: ['assessor'], claims: [] } }
  const asked = { programme, data: {} } as never
  const said = (answers: { readonly [fact: string]: number | boolean }) => {
    const on = { level: 'upper', revision: 1, memory: { answers: answersBy('assessor', answers) } }
    const found = guards['sheet-complete'](on as never, { standard } as never, asked)
    return [found ?? []].flat().map((refusal) => sayRefusal(refusal, 'zh'))
  }
  expect(said({ unsafe: 1, repaired: false, late: 0 })).toEqual([
    '一票否决的事项尚未整改，暂不能得出结论：danger',
  ])
  expect(said({ unsafe: 1, repaired: false })).toHaveLength(2)
  expect(said({ unsafe: 1, repaired: true, late: 0 })).toEqual([])
})

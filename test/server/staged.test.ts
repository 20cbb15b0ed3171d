import { expect, test } from 'vitest'
import { explanationText } from '../../cli/explanation.ts'
import type { ScoreRecord } from '../../engine/index.ts'
import { explainCase, listEvents, type OpenHouse, viewCase } from '../../server/index.ts'
import { databases } from '../databases/index.ts'
import { playOn, withHall } from './playing.ts'
import { act, codes } from './world.ts'

const withStages = (...stages: readonly string[]): string =>
  withHall((text) =>
    text.replace('\nsupervision:', `\nstages:\n${stages.join('\n')}\n\nsupervision:`),
  )

/** Read twice: who does not reach 60 at first is not read again. */
const twice = withStages(
  '  - { id: first, name: 初评, go_on: { at_least: 60 }, source: default schedule }',
  '  - { id: second, name: 终评, source: default schedule }',
)

/** First from two sheets weighed by role, then from two whose assessors agree on what they differ on. */
const several = withStages(
  '  - { id: first, name: 初评, go_on: { at_least: 60 }, combine: weighted, weights: { league: 60, expert: 40 }, source: default schedule }',
  '  - { id: final, name: 终评, combine: consensus, min_sheets: 2, spread_over: 5, source: default schedule }',
)

async function scoresOf(house: OpenHouse): Promise<readonly ScoreRecord[]> {
  const { items } = await listEvents(house.db, 'hall', 0, 100)
  return items.flatMap(({ data }) => (data.score as ScoreRecord | undefined) ?? [])
}
const assessed = ({ stage }: ScoreRecord): boolean => stage !== 'self'

test.each(databases)(
  'on %s a sheet is read in stages, each score is kept, and a rebuild gives the same',
  async (kind) => {
    await playOn(kind, 'staged', twice, async (house) => {
      const all = await scoresOf(house)
      const scores = all.filter(assessed)
      expect(scores.map(({ stage, round, total }) => [stage, round, total])).toEqual([
        ['first', 1, '57.00'],
        ['first', 2, '86.00'],
        ['second', 2, '100.00'],
      ])
      // The same claims twice: what the assessor found in between is not the collective's own reading.
      const own = all.filter((one) => !assessed(one)).map(({ least, most }) => [least, most])
      expect(own).toHaveLength(2)
      expect(own[1]).toEqual(own[0])
    })
  },
)

test.each(databases)(
  'on %s several assessors fill in a sheet each, every one is kept, and they become one by weights and by consensus',
  async (kind) => {
    await playOn(kind, 'several', several, async (house) => {
      const scores = (await scoresOf(house)).filter(assessed)
      expect(scores.map(({ stage, sheet, total }) => [stage, sheet ?? null, total])).toEqual([
        ['first', 1, '86.00'],
        ['first', 1, '86.00'], // handed in again, mended
        ['first', null, '91.60'],
        ['final', 1, '100.00'],
        ['final', null, '94.00'],
        ['final', 1, '86.00'], // all anew, since the conclusion was a mistake
        ['final', null, '85.00'],
        ['retest-1', null, '100.00'],
      ])
    })
  },
)

const sheetsOf = async (house: OpenHouse) =>
  (await explainCase(house, 'hall', true))!.sheets.map(({ stage, called, sheet, of, total }) =>
    [stage, called?.zh ?? null, sheet, of, total].join(' '),
  )

test('every sheet of every stage is explained, together and each for itself', async () => {
  const untilConcluded = async (house: OpenHouse) => {
    expect(await sheetsOf(house)).toEqual([
      'assessed 终评  2 94.00',
      'assessed 终评 1 1 100.00',
      'assessed 终评 2 1 86.00',
      'assessed 初评  2 91.60',
      'assessed 初评 1 1 86.00',
      'assessed 初评 2 1 100.00',
      'self   1 22.00–105.00',
    ])
    const told = (await explainCase(house, 'hall', true))!
    const text = explanationText(told, { language: 'zh', clauses: false }).map((line) =>
      line.trim(),
    )
    expect(text).toContain('得分  2 张考核表：10、0，不一致，议定，6 分')
    expect(text).toContain('得分  各表相差 10 分，须复核')
    expect(text).toContain('得分  2 张考核表：2、2，一致，2 分')
    expect(text).toContain('得分  2 张考核表：0（league ×60）、2（expert ×40），加权平均，0.8 分')
    expect(text.filter((line) => line.includes('得分  初评（第 1 张表）'))).toHaveLength(2)
  }
  await playOn('pglite', 'several', several, untilConcluded, '得出结论有误，由另一人更正')
})

test('the sheets of a stage are sealed until it is concluded: nobody reads what another assessor found', async () => {
  const whileOpen = async (house: OpenHouse) => {
    expect(await sheetsOf(house)).toEqual([
      'assessed 初评  2 91.60',
      'assessed 初评 1 1 86.00',
      'assessed 初评 2 1 100.00',
      'self   1 22.00–105.00',
    ])
    for (const actor of ['head-chen', 'city-li', 'assessor-wu']) {
      const view = (await viewCase(house, 'hall', actor))!
      expect(view.scores.map(({ stage, sheet }) => [stage, sheet ?? null])).toEqual([
        ['self', null],
        ['first', 1],
        ['first', 1],
        ['first', null],
      ])
      const found = view.events.filter(({ seq, as }) => as === 'assessor' && seq > 14)
      const wangs = found.slice(0, 2)
      expect(wangs.map(({ data, texts }) => [data, texts])).toEqual([
        [{}, []],
        [{}, []],
      ])
      const own = found.at(-1)!
      expect(Object.keys(own.data).length > 0, actor).toBe(actor === 'assessor-wu')
    }
    const decisions = (await explainCase(house, 'hall', true))!.decisions
    expect(decisions.flatMap(({ score }) => score?.stage.zh ?? [])).toEqual([
      ...['自评', '初评（第 1 张表）', '初评（第 1 张表）', '初评'],
    ])
    const refused = await act(house, 'head-chen', 'conclude')
    expect(codes(refused)).toEqual(['not-yours'])
  }
  await playOn('pglite', 'several', several, whileOpen, '三项不一致，先议定')
})

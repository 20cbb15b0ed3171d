import { expect, test } from 'vitest'
import { explanationText } from '../../cli/explanation.ts'
import type { ScoreRecord } from '../../engine/index.ts'
import { explainCase, listEvents, type OpenHouse } from '../../server/index.ts'
import { databases } from '../databases/index.ts'
import { playOn, withHall } from './playing.ts'

const withStages = (...stages: readonly string[]): string =>
  withHall((text) => text.replace('\ngrades:\n', `\nstages:\n${stages.join('\n')}\n\ngrades:\n`))

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
        ['first', 1, '54.00'],
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
        ['first', null, '91.60'],
        ['final', 1, '100.00'],
        ['final', null, '94.00'],
      ])
      const told = (await explainCase(house, 'hall', true))!
      expect(told.sheets.map(({ stage, sheet, of, total }) => [stage, sheet, of, total])).toEqual([
        ['assessed', null, 2, '94.00'],
        ['assessed', 1, 1, '100.00'],
        ['assessed', 2, 1, '86.00'],
        ['self', null, 1, expect.anything()],
      ])
      const text = explanationText(told, { language: 'zh', clauses: false })
      expect(text).toContain('        得分  2 张考核表：10、0，不一致，议定，6 分')
      expect(text).toContain('        得分  各表相差 10 分，须复核')
      expect(text).toContain('        得分  2 张考核表：2、2，一致，2 分')
      expect(text.filter((line) => line.includes('得分  初评（第 1 张表）'))).toHaveLength(1)
    })
  },
)

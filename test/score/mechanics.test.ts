import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { placed, quotaOf } from '../../engine/score/quota.ts'
import { rank } from '../../engine/score/ranking.ts' // the ranker itself: no server ranks yet
import { hold, tableIn } from './rows.ts'
import { sheetOf, standardOf } from './sheet.ts'

/** The mechanics that real tables need, each as a fragment of a standard with worked sheets. */
const folder = 'test/score/mechanics'
const files = readdirSync(folder).sort()

describe.each(files.map((file) => [file, tableIn(`${folder}/${file}`)] as const))(
  '%s',
  (file, table) => {
    test('says in a sentence what it shows', () => {
      expect(file).toMatch(/^M\d\d-[a-z-]+\.yaml$/)
      expect(table.name).toMatch(/^[a-z].{10,}/)
      expect(table.cases.length).toBeGreaterThan(0)
    })

    test.each(table.cases)('$note', (row) => hold(table.standard, row))

    test.each(table.ranks ?? [])('$note', ({ sheets, want, places = 0, placed: who }) => {
      const standard = standardOf(table.standard)
      const all = Object.entries(sheets).map(([id, given]) => ({
        id,
        sheet: sheetOf(standard, given),
      }))
      const ranked = rank(standard, all)
      expect(Object.fromEntries(ranked.map(({ id, rank }) => [id, rank]))).toEqual(want)
      if (who) expect(placed(ranked, places)).toEqual(who)
    })

    test.each(table.quotas ?? [])('$note', ({ base, candidates, want }) => {
      const { quota } = standardOf(table.standard)
      expect(quotaOf(quota!, { base, candidates })).toEqual(want)
    })
  },
)

test('every mechanic of the list is there, once', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `M${String(at + 1).padStart(2, '0')}`)
  expect(files.map((file) => file.slice(0, 3))).toEqual(ids)
})

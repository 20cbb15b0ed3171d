import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
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

    test.each(table.ranks ?? [])('$note', ({ sheets, want }) => {
      const standard = standardOf(table.standard)
      const all = Object.entries(sheets).map(([id, given]) => ({
        id,
        sheet: sheetOf(standard, given),
      }))
      const places = rank(standard, all).map(({ id, rank }) => [id, rank])
      expect(Object.fromEntries(places)).toEqual(want)
    })
  },
)

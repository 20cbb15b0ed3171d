import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ScoreRecord } from '../../engine/index.ts'
import {
  compareWithEvents,
  definitionsIn,
  examplesIn,
  listEvents,
  openHouse,
  play,
  readScript,
  Script,
} from '../../server/index.ts'
import { databases, freshDatabase } from '../databases/index.ts'

/** The shipped definitions with one standard that is read twice: who does not reach 60 at first is not read again. */
const folder = mkdtempSync(join(tmpdir(), 'biaogan-staged-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
cpSync('standards', folder, { recursive: true })
const file = join(folder, 'youth-model-unit/industries/service-hall/standard.yaml')
const stages = `stages:
  - { id: first, name: 初评, go_on: { at_least: 60 }, source: default schedule }
  - { id: final, name: 终评, source: default schedule }
`
writeFileSync(
  file,
  readFileSync(file, 'utf8')
    .replace('version: "2026.1.0"', 'version: "2026.2.0"')
    .replace('\ngrades:\n', `\n${stages}\ngrades:\n`),
)

test.each(databases)(
  'on %s a sheet is read in stages, each score is kept, and a rebuild gives the same',
  async (kind) => {
    const { where, drop } = await freshDatabase(kind)
    const clock = { now: '2026-01-01T00:00:00.000Z' }
    const house = await openHouse(where, {
      definitions: definitionsIn(folder),
      now: () => clock.now,
    })
    try {
      const { script, problems } = readScript(
        'staged',
        readFileSync('test/server/staged.yaml', 'utf8'),
      )
      expect(problems).toEqual([])
      const unmet: string[] = []
      const history = new Script(script!, '2026-11-22', examplesIn(folder))
      await play({ house, clock, script: history, tell: (one) => unmet.push(...one.unmet) })
      expect(unmet).toEqual([])
      const { items } = await listEvents(house.db, 'hall', 0, 100)
      const scores = items.flatMap(({ data }) => (data.score as ScoreRecord | undefined) ?? [])
      const assessed = scores.filter(({ stage }) => stage !== 'self')
      expect(assessed.map(({ stage, round, total }) => [stage, round, total])).toEqual([
        ['first', 1, '54.00'],
        ['first', 2, '86.00'],
        ['final', 2, '100.00'],
      ])
      expect(await compareWithEvents(house.db, house.registry)).toEqual([])
    } finally {
      await house.close()
      await drop()
    }
  },
)

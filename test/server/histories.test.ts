import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  examine,
  examplesIn,
  type Played,
  play,
  readScript,
  Script,
  shipped,
} from '../../server/index.ts'
import { databases, freshHouse } from '../databases/index.ts'

const folder = join(shipped, 'youth-model-unit', 'histories')
const scripts = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

for (const kind of databases) {
  test.each(scripts)(
    `%s plays as written on ${kind}, and after every event the rows are what the events say`,
    async (file) => {
      const { script, problems } = readScript(file, readFileSync(join(folder, file), 'utf8'))
      expect(problems).toEqual([])
      const clock = { now: '2026-01-01T00:00:00.000Z' }
      const house = await freshHouse(kind, clock)
      const told: Played[] = []
      const sound = async () => {
        const findings = await examine(house.db, house.registry, clock.now)
        expect(findings.filter(({ grave }) => grave)).toEqual([])
      }
      const history = new Script(script!, '2026-11-22', examplesIn(shipped))
      // The embedded database is slow to examine: there once at the end, on the server after every event.
      const after = kind === 'postgresql' ? sound : async () => {}
      await play({ house, clock, script: history, tell: (played) => told.push(played), after })
      await sound()
      expect(
        told.flatMap(({ unmet, case: id, what }) => unmet.map((one) => `${id} ${what}: ${one}`)),
      ).toEqual([])
      await house.close()
    },
  )
}

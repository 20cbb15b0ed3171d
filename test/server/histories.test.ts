import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** The histories of every programme, by their place among the definitions. */
const scripts = readdirSync(shipped, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)histories\/[^/]+\.yaml$/.test(file),
)
const programmes = readdirSync(shipped).filter((folder) =>
  existsSync(join(shipped, folder, 'programme.yaml')),
)

test.each(programmes)('%s has histories', (programme) => {
  expect(scripts.some((file) => file.startsWith(`${programme}/`))).toBe(true)
})

for (const kind of databases) {
  test.each(scripts)(
    `%s plays as written on ${kind}, and after every event the rows are what the events say`,
    async (file) => {
      const { script, problems } = readScript(file, readFileSync(join(shipped, file), 'utf8'))
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

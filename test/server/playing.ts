import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect } from 'vitest'
import { load } from '../../engine/index.ts'
import {
  compareWithEvents,
  definitionsIn,
  examplesIn,
  type OpenHouse,
  openHouse,
  play,
  readFolder,
  readScript,
  Script,
} from '../../server/index.ts'
import { type DatabaseKind, freshDatabase, type TestClock } from '../databases/index.ts'
import { copyFew } from '../few.ts'

/** A copy of a few shipped definitions, changed and locked again; it goes when the tests of the file have ended. */
export function shippedWith(change: (folder: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-shipped-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  copyFew(folder)
  change(folder)
  for (const [file, text] of load(readFolder(folder)).locks) writeFileSync(join(folder, file), text)
  return folder
}

/** Where the standard of the service halls stands. */
export const hallFile = 'youth-model-unit/industries/service-hall/standard.yaml'

/** A few shipped definitions with the next version of the service halls' standard, changed. */
export const withHall = (
  change: (text: string) => string,
  changeExamples: (text: string) => string = (text) => text,
): string =>
  shippedWith((folder) => {
    const file = join(folder, hallFile)
    const text = readFileSync(file, 'utf8').replace('version: "2026.2.0"', 'version: "2026.3.0"')
    writeFileSync(file, change(text))
    const examples = join(folder, hallFile.replace('standard.yaml', 'examples.yaml'))
    writeFileSync(examples, changeExamples(readFileSync(examples, 'utf8')))
  })

/**
 * Plays a script of this folder over definitions on a fresh database: every wish in it holds, and in the end a
 * rebuild from the events gives the same. It stops before the act with a note, where one is named.
 */
export async function playOn(
  kind: DatabaseKind,
  name: string,
  folder: string,
  then: (house: OpenHouse, clock: TestClock) => Promise<void>,
  before?: string,
): Promise<void> {
  const { where, drop } = await freshDatabase(kind)
  const clock = { now: '2026-01-01T00:00:00.000Z' }
  const definitions = definitionsIn(folder)
  const house = await openHouse(where, { definitions, now: () => clock.now })
  try {
    const { script, problems } = readScript(name, readFileSync(`test/server/${name}.yaml`, 'utf8'))
    expect(problems).toEqual([])
    const unmet: string[] = []
    const all = script!.acts
    const end = before ? all.findIndex(({ note }) => note === before) : all.length
    expect(end).toBeGreaterThan(0)
    const cut = { ...script!, acts: all.slice(0, end) }
    const history = new Script(cut, '2026-11-22', examplesIn(folder))
    await play({ house, clock, script: history, tell: (one) => unmet.push(...one.unmet) })
    expect(unmet).toEqual([])
    await then(house, clock)
    expect(await compareWithEvents(house.db, house.registry)).toEqual([])
  } finally {
    await house.close()
    await drop()
  }
}

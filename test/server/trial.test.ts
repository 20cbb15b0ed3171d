import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Definition, StandardChoice } from '../../engine/index.ts'
import {
  compareWithEvents,
  definitionsIn,
  examplesIn,
  listEvents,
  openHouse,
  play,
  publish,
  readScript,
  Script,
} from '../../server/index.ts'
import { databases, freshDatabase } from '../databases/index.ts'
import { act } from './world.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** The shipped definitions, and a standard of a sector that has none yet: a copy of another, as it is published. */
function shippedWith(
  ...copies: readonly (readonly [of: string, id: string, version: string, publication: string])[]
): string {
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-trial-'))
  folders.push(folder)
  cpSync('standards', folder, { recursive: true })
  for (const [of, id, version, publication] of copies) {
    const industries = join(folder, 'youth-model-unit/industries')
    cpSync(join(industries, of), join(industries, id), { recursive: true })
    const file = join(industries, id, 'standard.yaml')
    const text = readFileSync(file, 'utf8')
      .replace(`\nid: ${of}\n`, `\nid: ${id}\n`)
      .replaceAll(`sector: ${of}`, `sector: ${id}`)
      .replace(/^version: .*$/m, `version: "${version}"`)
      .replace(/^publication: .*$/m, `publication: ${publication}`)
    writeFileSync(file, text)
  }
  return folder
}

const folder = shippedWith(
  ['service-hall', 'pilot-hall', '1', 'trial'],
  ['banking', 'pilot-bank', '1', 'draft'],
)
const later = definitionsIn(shippedWith(['service-hall', 'pilot-hall', '2', 'withdrawn']))
const ground = '省政务服务标准化验收合格'

test.each(databases)(
  'on %s a standard on trial is scored by, and no recognition rests on it alone, even when it is withdrawn meanwhile',
  async (kind) => {
    const { where, drop } = await freshDatabase(kind)
    const clock = { now: '2026-01-01T00:00:00.000Z' }
    const definitions: readonly Definition[] = definitionsIn(folder)
    const house = await openHouse(where, { definitions, now: () => clock.now })
    const digestOf = (name: string) =>
      definitions.find(({ id, version }) => `${id}@${version}` === name)?.digest
    try {
      const { script, problems } = readScript(
        'trial',
        readFileSync('test/server/trial.yaml', 'utf8'),
      )
      expect(problems).toEqual([])
      const unmet: string[] = []
      const history = new Script(script!, '2026-11-22', examplesIn(folder))
      await play({ house, clock, script: history, tell: (one) => unmet.push(...one.unmet) })
      expect(unmet).toEqual([])

      const registered = async (id: string) => {
        const { items } = await listEvents(house.db, id, 0, 100)
        const { standard, choice } = items.find(({ type }) => type === 'register')!.data
        const why = (choice as unknown as StandardChoice[]).map((one) => [one.id, one.why])
        return { standard, why: Object.fromEntries(why) }
      }
      expect(await registered('hall')).toMatchObject({
        standard: digestOf('pilot-hall@1'),
        why: { 'pilot-hall': 'chosen' },
      })
      expect(await registered('bank')).toMatchObject({
        standard: digestOf('measures-2016@2026.1.0'),
        why: { 'measures-2016': 'fallback', 'pilot-bank': 'not-in-force' },
      })

      const { level, collective } = await house.db
        .selectFrom('case_state')
        .select(['level', 'collective'])
        .where('case_id', '=', 'hall')
        .executeTakeFirstOrThrow()
      const now = () => {
        const programme = house.registry.programme('youth-model-unit')!.value
        const of = { ...script!.collectives.find(({ id }) => id === collective)! } as never
        const sought = { collective: of, level, authority: 'committee-city' }
        return house.registry.chooseStandard(programme, sought, clock.now.slice(0, 10)).standard?.id
      }
      expect(now()).toBe('pilot-hall')
      const hall = later.filter(({ id }) => id === 'pilot-hall')
      expect(await publish(house.db, hall, clock.now)).toBe(1)
      await house.registry.refresh()
      expect(now()).toBe('measures-2016')

      const granted = await act(house, 'city-zhou', 'grant', { other_ground: ground })
      expect(granted.ok).toBe(true)
      const row = await house.db
        .selectFrom('case_state')
        .select(['step', 'state'])
        .where('case_id', '=', 'hall')
        .executeTakeFirstOrThrow()
      expect(row).toMatchObject({
        step: 'supervision.held',
        state: { pins: { standard: digestOf('pilot-hall@1') } },
      })

      const { items } = await listEvents(house.db, 'hall', 0, 100)
      const grant = items.at(-1)!
      expect(grant).toMatchObject({ type: 'grant', data: { other_ground: expect.anything() } })
      expect(JSON.stringify(items)).not.toContain(ground)
      const kept = await house.db
        .selectFrom('document')
        .select(['field', 'text'])
        .where('owner', '=', 'hall')
        .where('seq', '=', grant.seq)
        .execute()
      expect(kept).toEqual([{ field: 'other_ground', text: ground }])
      expect(await compareWithEvents(house.db, house.registry)).toEqual([])
    } finally {
      await house.close()
      await drop()
    }
  },
)

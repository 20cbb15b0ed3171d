import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Definition, StandardChoice } from '../../engine/index.ts'
import { definitionsIn, listEvents, publish } from '../../server/index.ts'
import { databases } from '../databases/index.ts'
import { playOn, shippedWith } from './playing.ts'
import { act } from './world.ts'

/** A copy of a standard for a sector that has none yet, as it is published. */
const copied =
  (of: string, id: string, version: string, publication: string) =>
  (folder: string): void => {
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

const folder = shippedWith((at) => {
  copied('service-hall', 'pilot-hall', '1', 'trial')(at)
  copied('banking', 'pilot-bank', '1', 'draft')(at)
})
const later = definitionsIn(shippedWith(copied('service-hall', 'pilot-hall', '2', 'withdrawn')))
const ground = '省政务服务标准化验收合格'

test.each(databases)(
  'on %s a standard on trial is scored by, and no recognition rests on it alone, even when it is withdrawn meanwhile',
  async (kind) => {
    const definitions: readonly Definition[] = definitionsIn(folder)
    const digestOf = (name: string) =>
      definitions.find(({ id, version }) => `${id}@${version}` === name)?.digest
    await playOn(kind, 'trial', folder, async (house, clock) => {
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
        standard: digestOf('measures-2016@2026.2.0'),
        why: { 'measures-2016': 'fallback', 'pilot-bank': 'not-in-force' },
      })

      const { level, collective } = await house.db
        .selectFrom('case_state')
        .select(['level', 'collective'])
        .where('case_id', '=', 'hall')
        .executeTakeFirstOrThrow()
      const now = () => {
        const programme = house.registry.programme('youth-model-unit')!.value
        const of = { id: collective, sector: 'pilot-hall', ownership: 'public' } as never
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
    })
  },
)

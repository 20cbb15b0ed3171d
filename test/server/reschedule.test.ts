import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Batch, localDate } from '../../engine/index.ts'
import {
  definitionsIn,
  examine,
  type OpenHouse,
  publish,
  publishBatch,
  receive,
  shipped,
} from '../../server/index.ts'
import { databases, freshHouse } from '../databases/index.ts'
import { signaturesOf, trustWith } from '../publish/world.ts'
import { act, playFirst } from './world.ts'

const clock = { now: '' }
let house: OpenHouse
afterEach(() => house.close())

const later = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString()

const dueAt = async (command: string): Promise<string | undefined> =>
  (
    await house.db
      .selectFrom('deadline')
      .select('due_at')
      .where('case_id', '=', 'hall')
      .where('command', '=', command)
      .executeTakeFirst()
  )?.due_at

const graveFindings = async () =>
  (await examine(house.db, house.registry, clock.now)).filter(({ grave }) => grave)

const standAt = async (kind: (typeof databases)[number], name: string): Promise<void> => {
  house = await freshHouse(kind, clock)
  await playFirst(house, clock, (one) => one.do === name)
}

async function batchOf(id: string): Promise<Batch> {
  const row = await house.db
    .selectFrom('batch_edition')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...(row.body as Omit<Batch, 'id' | 'digest'>), id, digest: row.digest }
}

describe.each(databases)('on %s', (kind) => {
  test('open cases go by a new edition of their batch from the moment it is published', async () => {
    await standAt(kind, 'file')
    const batch = await batchOf('committee-city/1')
    expect(await dueAt('lapse')).toBe(batch.cycle.closes)
    const closes = later(batch.cycle.closes, 30)
    const next = { ...batch, edition: 2, digest: '2', cycle: { ...batch.cycle, closes } }
    expect(await publishBatch(house, next)).toMatchObject({ ok: true, value: { rescheduled: 1 } })
    expect(await dueAt('lapse')).toBe(closes)
    expect(await graveFindings()).toEqual([])
  })

  test('an edition that was refused moves nothing', async () => {
    await standAt(kind, 'file')
    const batch = await batchOf('committee-city/1')
    const closes = later(batch.cycle.closes, 30)
    const wrong = { ...batch, edition: 3, digest: '3', cycle: { ...batch.cycle, closes } }
    expect(await publishBatch(house, wrong)).toMatchObject({ ok: false })
    expect(await dueAt('lapse')).toBe(batch.cycle.closes)
  })

  test('a day that becomes a holiday moves what is counted over it, and nothing before', async () => {
    await standAt(kind, 'file')
    const before = (await dueAt('remind'))!
    const lapse = await dueAt('lapse')
    const day = localDate(later(before, -1))
    const calendar = definitionsIn(shipped).find(
      (one) => one.kind === 'calendar' && String(one.value.year) === day.slice(0, 4),
    )
    if (calendar?.kind !== 'calendar') throw new Error(`no calendar for ${day}`)
    const { value } = calendar
    const holidays = [...value.holidays, { name: '临时放假', from: day, to: day }]
    const digest = 'c'.repeat(64)
    const next = { ...calendar, version: '2', digest, value: { ...value, holidays } }
    expect(await publish(house.db, [next], clock.now)).toBe(1)
    await house.registry.refresh()
    expect((await dueAt('remind'))! > before).toBe(true)
    expect(await dueAt('lapse')).toBe(lapse)
    expect(await graveFindings()).toEqual([])
    const { id, version } = next
    const named = { kind: 'calendar' as const, programme: null, id, version, digest }
    const subject = { ...named, files: { 'calendar.yaml': digest } }
    const said = { at: clock.now, reason: '放假通知有误' }
    const signatures = signaturesOf(subject, { withdrawn: ['li', 'zhao'] }, said)
    const trust = trustWith((text) => text.replaceAll('"2026-01-01"', '"2020-01-01"'))
    const sent = { step: 'withdrawn' as const, files: new Map(), signatures }
    expect(await receive(house, trust, sent)).toMatchObject({ ok: true, stored: true })
    expect(await dueAt('remind')).toBe(before)
    expect(await graveFindings()).toEqual([])
  })
})

test('of two cases that post one new notice at the same moment the second takes over the period of the first', async () => {
  await standAt('postgresql', 'conclude')
  const [begins, ends] = [later(clock.now, 1), later(clock.now, 9)]
  const other = await house.db.startTransaction().execute()
  const posted = {
    ...{ id: 'n-1', programme: 'youth-model-unit', authority: 'committee-city' },
    ...{ begins, ends, proof: '{}' },
  }
  await other.insertInto('notice').values(posted).execute()
  const post = act(house, 'city-li', 'post', { notice: 'n-1' })
  await blocked()
  await other.commit().execute()
  expect(await post).toMatchObject({ ok: true, value: { next: { due: ends } } })
  expect(await graveFindings()).toEqual([])
})

/** Until some connection waits for another's lock. */
async function blocked(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
    if (rows[0]!.n > 0) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('nothing waits')
}

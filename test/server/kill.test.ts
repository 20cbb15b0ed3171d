import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as moment } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { caseOf, headOf, makeWorld, type World } from '../../bench/world.ts'
import type { Instant } from '../../engine/index.ts'
import {
  examine,
  handle,
  type OpenHouse,
  openHouse,
  restoreFolder,
  turn,
  type Where,
} from '../../server/index.ts'
import { type DatabaseKind, databases, freshDatabase } from '../databases/index.ts'
import { type Acknowledged, build, type Fired, Worker } from './kill-process.ts'

// Many processes start here, and other tests run beside.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
beforeAll(build)

/** Chance with a seed, printed so that a failing run can be had again. */
function chance(): (below: number) => number {
  let state = Number(process.env.KILL_SEED ?? 20261122)
  process.stdout.write(`KILL_SEED=${state}\n`)
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A store that outlives the processes that use it. */
async function lasting(kind: DatabaseKind): Promise<{ where: Where; drop: () => Promise<void> }> {
  if (kind === 'postgresql') return freshDatabase(kind)
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-kill-'))
  await restoreFolder(folder, new Blob([readFileSync(inject('dump'))]))
  return { where: { folder }, drop: async () => rmSync(folder, { recursive: true, force: true }) }
}

/** A server goes on for a moment with what a dead client had sent; the embedded database dies with its process. */
async function settled(where: Where): Promise<void> {
  if (!('url' in where)) return
  const client = new pg.Client(where.url)
  await client.connect()
  const others = `select 1 from pg_stat_activity where datname = current_database() and application_name = 'biaogan'`
  while ((await client.query(others)).rows.length > 0);
  await client.end()
}

/** Every case to one lane only, so that each lane's commands are in order. */
const lanes = (world: World, count: number) =>
  Array.from({ length: count }, (_, lane) =>
    Array.from({ length: world.size / count }, (_, at) => {
      const n = 1 + lane + at * count
      return { id: caseOf(world, n), head: headOf(world, n) }
    }),
  )

/** Events since an instant, and keys that were answered, as the store has them at one moment. */
async function counts({ db }: OpenHouse, since: Instant) {
  const { rows } = await sql<{ events: number; answered: number }>`
    select (select count(*) from case_event where at >= ${since}) as events,
      (select count(*) from delivery where key like 'round %') as answered`.execute(db)
  return rows[0]!
}

/** What holds of a store whatever was killed: no event missing, none twice, and the rows are what the events say. */
async function expectSound({ db, registry, now }: OpenHouse): Promise<void> {
  const { rows } = await sql`
    select s.case_id from case_state s join case_event e using (case_id) group by s.case_id, s.revision
    having count(*) <> s.revision or max(e.seq) <> s.revision`.execute(db)
  expect(rows).toEqual([])
  expect((await examine(db, registry, now())).filter(({ grave }) => grave)).toEqual([])
}

/** Each acknowledged command is there under its key with its answer, as the event the answer names. */
async function expectKept({ db }: OpenHouse, acknowledged: readonly Acknowledged[]): Promise<void> {
  const { rows } = await sql<{ key: string; answer: unknown; type: string | null; place: string }>`
    select d.key, d.answer, e.type, e.case_id || ' ' || e.seq as place from delivery d left join case_event e
      on e.case_id = d.case_id and e.seq = (d.answer #>> '{value,event,seq}')::int
    where d.key like 'round %'`.execute(db)
  const kept = new Map(rows.map((row) => [row.key, row]))
  expect(acknowledged.filter(({ key }) => kept.get(key)?.type !== 'check')).toEqual([])
  for (const { key, answer } of acknowledged) expect(kept.get(key)!.answer).toEqual(answer)
  expect(new Set(rows.map(({ place }) => place)).size).toBe(rows.length)
}

/** Who was not sure asks again, and is answered the same. */
async function expectRepeatable(
  house: OpenHouse,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const again = acknowledged.map(({ target, command, key }) => handle(house, target, command, key))
  expect(await Promise.all(again)).toEqual(acknowledged.map(({ answer }) => answer))
}

/** Every case was called to its self-check once since an hour, and its next call stands in the book. */
async function expectFiredOnce(house: OpenHouse, all: number, since: Instant): Promise<void> {
  const { rows: fired } = await sql<{ times: number }>`
    select count(*) as times from case_event where type = 'call-check' and at >= ${since}
    group by case_id`.execute(house.db)
  expect(fired).toEqual(Array.from({ length: all }, () => ({ times: 1 })))
  const { rows: owed } = await sql<{ ahead: boolean }>`
    select due_at > ${since}::timestamptz + interval '5 months' and lease_until is null as ahead
    from deadline where command = 'call-check'`.execute(house.db)
  expect(owed).toEqual(Array.from({ length: all }, () => ({ ahead: true })))
  await expectSound(house)
}

describe.each(databases)('on %s', (kind) => {
  let store: Awaited<ReturnType<typeof lasting>>
  let world: World
  /** The copies and their original. */
  let all: number

  beforeAll(async () => {
    store = await lasting(kind)
    world = await makeWorld(store.where, 40)
    all = world.size + 1
  })
  afterAll(() => store.drop())

  test('after kill -9 in a stream of commands every acknowledged one is there, and none twice', async () => {
    const { where } = store
    const random = chance()
    const begun = '2027-01-01T00:00:00.000Z'
    let before = 0
    for (let round = 1; round <= (kind === 'pglite' ? 2 : 4); round++) {
      const now = `2027-01-0${round}T00:00:00.000Z`
      const name = `round ${round}`
      const order = { mode: 'stream', where, now, round: name, lanes: lanes(world, 4) } as const
      const worker = new Worker<Acknowledged>(order)
      await worker.ready()
      if (kind === 'pglite') {
        const locked = { code: 'data-folder-locked', detail: { pid: worker.pid } }
        await expect(openHouse(where)).rejects.toMatchObject(locked)
      }
      expect(await worker.does(15 + random(40))).toBe(true)
      await moment(random(20))
      await worker.kill()
      await settled(where)

      // The lock of the dead process is taken over without a word.
      const house = await openHouse(where, { now: () => now })
      await expectSound(house)
      await expectKept(house, worker.done)
      const found = await counts(house, begun)
      expect(found.events).toBe(found.answered)
      expect(found.answered).toBeGreaterThanOrEqual(before + worker.done.length)
      await expectRepeatable(house, worker.done)
      expect(await counts(house, begun)).toEqual(found)
      before = found.answered
      await house.close()
    }
  })

  test('a server that dies between claim and commit loses no deadline, and none fires twice', async () => {
    const { where } = store
    const now = '2027-08-01T00:00:00.000Z'
    // The second batch of ten is under way: four done, the fifth half done, five not begun.
    const dying = new Worker<Fired>({ mode: 'clock', where, now, most: 10, diesAt: 15 })
    await dying.ready()
    expect(await dying.end()).toBe('SIGKILL')
    await settled(where)
    const clock = { now }
    const house = await openHouse(where, { now: () => clock.now })
    // While its claim lasts nobody else takes what it had claimed.
    const others = await turn(house, all)
    expect(others.length).toBe(all - 20)
    clock.now = '2027-08-01T00:00:31.000Z'
    const left = await turn(house, all)
    expect(left.length).toBe(6)
    expect([...others, ...left].filter(({ answer }) => !answer.ok)).toEqual([])
    await expectFiredOnce(house, all, now)
    await house.close()
  })

  // Two servers on one database: only PostgreSQL takes two.
  const shared = kind === 'postgresql' ? test : null
  shared?.each([
    ['fires once', '2028-03-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    [
      'fires once even where one server works on after its claim ran out',
      '2028-10-01T00:00:00.000Z',
      '2028-10-01T00:01:00.000Z',
    ],
  ])('a deadline that two servers turn to %s', async (_, now, later) => {
    const { where } = store
    const workers = [now, later].map(
      (hour) => new Worker<Fired>({ mode: 'clock', where, now: hour, most: 10 }),
    )
    await Promise.all(workers.map((one) => one.ready()))
    expect(await Promise.all(workers.map((one) => one.end()))).toEqual([0, 0])
    const granted = workers.flatMap(({ done }) => done).filter(({ answer }) => answer.ok)
    expect(granted.length).toBe(all)
    const house = await openHouse(where, { now: () => later })
    await expectFiredOnce(house, all, now)
    await house.close()
  })
})

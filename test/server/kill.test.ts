import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as moment } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
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

beforeAll(build)
// Many processes start here, and other tests run beside.
vi.setConfig({ testTimeout: 180_000 })

/** Chance with a seed, printed so that a failing run can be had again. */
const seed = Number(process.env.KILL_SEED ?? 20261122)
function chance(): (below: number) => number {
  process.stdout.write(`KILL_SEED=${seed}\n`)
  let state = seed >>> 0
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
  return {
    where: { folder },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
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

const dayAfter = (at: Instant, days: number): Instant =>
  new Date(Date.parse(at) + days * 86_400_000).toISOString()

/** Every case to one lane only, so that each lane's commands are in order. */
const lanes = (world: World, count: number) =>
  Array.from({ length: count }, (_, lane) =>
    Array.from({ length: world.size / count }, (_, at) => {
      const n = 1 + lane + at * count
      return { id: caseOf(world, n), head: headOf(world, n) }
    }),
  )

/** Events since the stream began, and keys that were answered, at one instant of the store. */
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

/** Who was not sure asks again: the same answer, and nothing happens. */
async function expectRepeatable(
  house: OpenHouse,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const again = acknowledged.map(({ target, command, key }) => handle(house, target, command, key))
  expect(await Promise.all(again)).toEqual(acknowledged.map(({ answer }) => answer))
}

const isLocked = (by: number) => ({ code: 'data-folder-locked', detail: { pid: by } })

describe.each(databases)('on %s', (kind) => {
  const rounds = kind === 'pglite' ? 2 : 4
  test('after kill -9 in a stream of commands every acknowledged one is there, and none twice', async () => {
    const { where, drop } = await lasting(kind)
    const world = await makeWorld(where, 12)
    const random = chance()
    const begun = world.next(1)
    let kept = 0
    for (let round = 1; round <= rounds; round++) {
      const now = dayAfter(begun, round)
      const name = `round ${round}`
      const order = { mode: 'stream', where, now, round: name, lanes: lanes(world, 4) } as const
      const worker = new Worker<Acknowledged>(order)
      await worker.ready()
      if (kind === 'pglite')
        await expect(openHouse(where)).rejects.toMatchObject(isLocked(worker.pid))
      expect(await worker.does(15 + random(40))).toBe(true)
      await moment(random(20))
      await worker.kill()
      await settled(where)

      // The lock of the dead process is taken over without a word.
      const house = await openHouse(where, { now: () => now })
      await expectSound(house)
      await expectKept(house, worker.done)
      const before = await counts(house, begun)
      expect(before.events).toBe(before.answered)
      expect(before.answered).toBeGreaterThanOrEqual(kept + worker.done.length)
      await expectRepeatable(house, worker.done)
      expect(await counts(house, begun)).toEqual(before)
      kept = before.answered
      await house.close()
    }
    await drop()
  })

  test('a server that dies between claim and commit loses no deadline, and none fires twice', async () => {
    const { where, drop } = await lasting(kind)
    const world = await makeWorld(where, 29)
    const all = world.size + 1
    const now = '2027-06-02T00:00:00.000Z'

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
    clock.now = '2027-06-02T00:00:31.000Z'
    const left = await turn(house, all)
    expect(left.length).toBe(6)
    expect([...others, ...left].filter(({ answer }) => !answer.ok)).toEqual([])
    await expectFiredOnce(house, all)
    await house.close()
    await drop()
  })
})

/** Every case was called to its self-check once since the route ended, and the next call stands in the book. */
async function expectFiredOnce(house: OpenHouse, all: number, untried = true): Promise<void> {
  const { rows: fired } = await sql<{ times: number }>`
    select count(*) as times from case_event where type = 'call-check' and at > '2027-06-01' group by case_id`.execute(
    house.db,
  )
  expect(fired).toEqual(Array.from({ length: all }, () => ({ times: 1 })))
  const { rows: owed } = await sql<{ untouched: boolean }>`
    select due_at > '2027-11-01' and lease_until is null and (attempts = 0 or not ${untried}::boolean) as untouched
    from deadline where command = 'call-check'`.execute(house.db)
  expect(owed).toEqual(Array.from({ length: all }, () => ({ untouched: true })))
  await expectSound(house)
}

describe('two servers on one database', () => {
  const start = '2027-06-02T00:00:00.000Z'
  test.each([
    ['a deadline that both see due fires once', start],
    ['nor twice where one works on after its claim ran out', '2027-06-02T00:01:00.000Z'],
  ])('%s', async (_, later) => {
    const { where, drop } = await lasting('postgresql')
    const world = await makeWorld(where, 59)
    const workers = [start, later].map(
      (now) => new Worker<Fired>({ mode: 'clock', where, now, most: 10 }),
    )
    await Promise.all(workers.map((one) => one.ready()))
    expect(await Promise.all(workers.map((one) => one.end()))).toEqual([0, 0])
    const granted = workers.flatMap(({ done }) => done).filter(({ answer }) => answer.ok)
    expect(granted.length).toBe(world.size + 1)
    const house = await openHouse(where, { now: () => later })
    await expectFiredOnce(house, world.size + 1, later === start)
    await house.close()
    await drop()
  })
})

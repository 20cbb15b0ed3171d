import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createSocket } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { serve } from '../../cli/commands/serve.ts'
import {
  configOf,
  createServer,
  definitionsIn,
  type OpenHouse,
  openHouse,
  openStore,
  publish,
  readFolder,
  sayTrouble,
  shipped,
  Trouble,
  type TroubleCode,
  type Where,
} from '../../server/index.ts'
import { lockFolder } from '../../server/store/lock.ts' // not the door: the lock is told apart from the database
import { databases, freshDatabase, freshHouse } from '../databases/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'biaogan-room-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const troubleOf = async (run: () => unknown): Promise<Trouble> => {
  try {
    await run()
  } catch (error) {
    if (error instanceof Trouble) return error
    throw error
  }
  throw new Error('nothing was wrong')
}
const saysWhatToDo = (trouble: Trouble, code: TroubleCode): void => {
  expect(trouble.code).toBe(code)
  expect(sayTrouble(trouble, 'zh')).toMatch(/\p{Script=Han}/u)
  expect(sayTrouble(trouble, 'en')).not.toMatch(/undefined/)
  expect(sayTrouble(trouble, 'zh')).not.toMatch(/undefined/)
}

test('a data folder that a live process holds names its holder and is never taken', async () => {
  const target = join(folder, 'held')
  const release = lockFolder(target)
  const trouble = await troubleOf(() => lockFolder(target))
  saysWhatToDo(trouble, 'data-folder-locked')
  expect(trouble.detail.pid).toBe(process.pid)
  release()
  lockFolder(target)()
})

test('a lock whose process is gone, or whose number another process has now, is taken over', () => {
  const target = join(folder, 'dead')
  mkdirSync(target)
  const holder = { pid: 2 ** 22 - 1, started: '1', host: '', since: '' }
  for (const text of [
    JSON.stringify({ ...holder, host: 'here' }),
    JSON.stringify({ ...holder, pid: process.pid, started: '1' }),
    '{"pid":',
  ]) {
    const here = text
      .replace('"here"', JSON.stringify(hostname()))
      .replace('"host":""', `"host":${JSON.stringify(hostname())}`)
    writeFileSync(join(target, 'biaogan.lock'), here)
    lockFolder(target)()
  }
})

test('a data folder of an older embedded server is told apart, and not touched', async () => {
  const target = join(folder, 'older')
  mkdirSync(join(target, 'pgdata'), { recursive: true })
  writeFileSync(join(target, 'pgdata', 'PG_VERSION'), '17\n')
  saysWhatToDo(await troubleOf(() => openStore({ folder: target })), 'data-folder-older')
})

test('a database that is down, or of a newer schema, is said with what to do', async () => {
  saysWhatToDo(
    await troubleOf(() => openStore({ url: 'postgresql://nobody@127.0.0.1:1/nothing' })),
    'database-unreachable',
  )
  const { where, drop } = await freshDatabase('postgresql')
  const store = await openStore(where)
  await sql`insert into schema_version (number, name, applied_at) values (999999, 'later', now())`.execute(
    store.db,
  )
  await store.close()
  saysWhatToDo(await troubleOf(() => openStore(where)), 'schema-newer')
  await drop()
})

test('a published definition keeps its content: the same version with other content is refused with both digests', async () => {
  const house = await freshHouse('postgresql', { now: '2026-01-01T00:00:00.000Z' })
  const [first] = definitionsIn(shipped)
  const changed = { ...first!, digest: 'f'.repeat(64) }
  const trouble = await troubleOf(() => publish(house.db, [changed], '2026-01-01T00:00:00.000Z'))
  saysWhatToDo(trouble, 'definition-differs')
  expect(trouble.detail).toMatchObject({ published: first!.digest, found: changed.digest })
  expect(await publish(house.db, definitionsIn(shipped), '2026-01-01T00:00:00.000Z')).toBe(0)
  await house.close()
})

test.each(databases)(
  'on %s a statement that comes again is none the worse for having failed',
  async (kind) => {
    const house = await freshHouse(kind, { now: '2026-01-01T00:00:00.000Z' })
    const add = (id: string) =>
      sql`insert into body (id, name, kind, tier) values (${id}, ${'一'}, ${'league'}, ${'x'})`.execute(
        house.db,
      )
    await add('first')
    for (let times = 0; times < 6; times++)
      await expect(add('first')).rejects.toMatchObject({ code: '23505', constraint: 'body_pkey' })
    const broken = house.db.transaction().execute(async (tx) => {
      for (let times = 0; times < 6; times++) await sql`select ${times}::int / 0`.execute(tx)
    })
    await expect(broken).rejects.toMatchObject({ code: '22012' })
    for (const id of ['second', 'third', 'fourth', 'fifth']) await add(id)
    const { rows } = await sql`select count(*)::int as n from body where name = ${'一'}`.execute(
      house.db,
    )
    expect(rows).toEqual([{ n: 5 }])
    await house.close()
  },
)

test('a scratch store on a server leaves nothing behind, and touches nothing that is there', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  const keeper = await openHouse(where)
  const scratch = await openHouse({ ...where, scratch: true } as Where)
  const bodies = (house: OpenHouse) => house.db.selectFrom('body').select('id').execute()
  const add = { id: 'one', name: '一', kind: 'league', tier: 'x', parent: null, serves: null }
  await scratch.db.insertInto('body').values(add).execute()
  expect(await bodies(scratch)).toHaveLength(1)
  expect(await bodies(keeper)).toHaveLength(0)
  await scratch.close()
  const { rows } = await sql`select 1 from pg_namespace where nspname like 'scratch%'`.execute(
    keeper.db,
  )
  expect(rows).toEqual([])
  await keeper.close()
  await drop()
})

test('a store from before there were two programmes keeps its committees and notices to the one it knew', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  const older = await openStore(where)
  const old = (text: string) => sql.raw(text).execute(older.db)
  await old('alter table definition disable trigger user')
  await old("delete from definition where kind = 'programme' and id <> 'youth-model-unit'")
  await old(`insert into body (id, name, kind, tier) values
    ('league', '团委', 'league', 'county'), ('office', '组委会', 'committee', 'county')`)
  await old(`insert into collective (id, name, sector, ownership, region, body, head, began)
    values ('hall', '大厅', 'service-hall', 'public', '990101', 'league', 'head-chen', '2024-05-04')`)
  await old(`insert into case_state values
    ('hall-1', 'hall', 'youth-model-unit', 'county', null, 'recognition.notice', 'pursuing', 1, '{}', now(), now())`)
  await old(`insert into case_event (case_id, seq, type, data, by, as_party, under, at)
    values ('hall-1', 1, 'post', '{"notice": {"id": "n-1"}}', 'city-li', 'authority', '', now())`)
  await old('alter table body drop column programme')
  await old('alter table notice drop column programme')
  await old("insert into notice values ('n-1', 'office', now(), now(), '{}')")
  await old('delete from schema_version where number >= 3')
  await older.close()
  const store = await openStore(where)
  const { rows } = await sql`select id, programme from body union all
    select id, programme from notice order by id`.execute(store.db)
  expect(rows).toEqual([
    { id: 'league', programme: null },
    { id: 'n-1', programme: 'youth-model-unit' },
    { id: 'office', programme: 'youth-model-unit' },
  ])
  await store.close()
  await drop()
})

test('two servers that start on one empty database migrate it once', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  const clean = await openStore(where)
  await sql`drop schema public cascade`.execute(clean.db)
  await sql`create schema public`.execute(clean.db)
  await clean.close()
  const stores = await Promise.all([openStore(where), openStore(where), openStore(where)])
  const { rows } = await sql`select number from schema_version`.execute(stores[0]!.db)
  const migrations = readdirSync('server/store/sql').map((file) => Number.parseInt(file, 10))
  expect(rows).toEqual(migrations.sort().map((number) => ({ number })))
  for (const store of stores) await store.close()
  await drop()
})

test.each([
  [{ port: 'eighty' }, {}, 'setting-wrong'],
  [{ host: '0.0.0.0' }, {}, 'bind-refused'],
  [{ host: '0.0.0.0', dev: true }, {}, 'bind-refused'],
  [{}, { DATABASE_URL: 'mysql://x' }, 'setting-wrong'],
] as const)('the setting %o with %o is refused as %s', async (flags, environment, code) => {
  saysWhatToDo(await troubleOf(() => configOf(flags, environment)), code)
})

test('a port in use is said, and the data folder is free again', async () => {
  const other = createSocket().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as { port: number }
  const where = { folder: join(folder, 'port') }
  const config = { where, host: '127.0.0.1', port, dev: false, log: false }
  saysWhatToDo(await troubleOf(() => serve(config, 'zh', () => {})), 'port-in-use')
  other.close()
  const house = await openHouse(where)
  await house.close()
})

test('a server whose database goes away answers 503 with a code, and is not ready', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  const house = await openHouse(where)
  const app = await createServer(house, { dev: true, version: 'test' })
  expect((await app.inject('/api/v1/ready')).statusCode).toBe(200)
  await drop()
  for (const url of ['/api/v1/ready', '/api/v1/roll']) {
    const answer = await app.inject(url)
    expect([url, answer.statusCode]).toEqual([url, 503])
    expect(answer.body).not.toMatch(/\n\s+at /)
  }
  expect((await app.inject('/api/v1/health')).statusCode).toBe(200)
  await app.close()
  await house.close()
})

test('a folder that is not there is said', async () => {
  saysWhatToDo(await troubleOf(() => readFolder(join(folder, 'nowhere'))), 'file-unreadable')
})

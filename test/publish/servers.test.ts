import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gather } from '../../cli/publish/folder.ts'
import { publish } from '../../cli/publish/publish.ts'
import { builtIn, type PublicationStep } from '../../engine/index.ts'
import {
  createServer,
  examine,
  examplesIn,
  exportArchive,
  type House,
  importArchive,
  type OpenHouse,
  openHouse,
  play,
  readScript,
  Script,
} from '../../server/index.ts'
import { portal } from '../../web/portal/index.ts'
import { freshDatabase, freshHouse } from '../databases/index.ts'
import {
  everyone,
  kennel,
  now,
  own,
  type SignedBy,
  sentFor,
  signaturesOf,
  subjectIn,
  trustWith,
} from './world.ts'

const folder = mkdtempSync(join(tmpdir(), 'biaogan-publish-'))
const clock = { now }
const houses: OpenHouse[] = []
let servers: FastifyInstance[] = []
let drop = async (): Promise<void> => {}
let address = ''

/** Two servers over one database, as two processes would be: each with what it has read of the definitions. */
beforeAll(async () => {
  const database = await freshDatabase('postgresql')
  drop = database.drop
  for (const _ of [1, 2]) {
    const given = { now: () => clock.now, trust: () => trustWith() }
    houses.push(await openHouse({ ...database.where, connections: 4 } as never, given))
  }
  servers = await Promise.all(
    houses.map((house) => createServer(house, { dev: false, version: 'test' })),
  )
  address = await servers[0]!.listen({ host: '127.0.0.1', port: 0 })
  write(kennel())
})
afterAll(async () => {
  for (const one of servers) await one.close()
  for (const one of houses) await one.close()
  await drop()
  rmSync(folder, { recursive: true, force: true })
})

function write(files: ReadonlyMap<string, string>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

const standardFolder = join(folder, dirname(own))
const signInFolder = (signed: SignedBy, reason?: string): void => {
  const given = reason === undefined ? {} : { reason }
  const all = signaturesOf(subjectIn(kennel()), signed, given)
  write(new Map([...all].map(([file, text]) => [join(dirname(own), file), text])))
}

/** The command of the line, with what it prints. */
async function publishing(step: PublicationStep, server = address) {
  const lines: string[] = []
  const found = gather(standardFolder, folder, builtIn)
  const code = await publish(found, { server, step }, 'zh', (line) => lines.push(line))
  return { code, text: lines.join('\n') }
}

const record = async (digest: string) =>
  (await servers[1]!.inject(`/api/v1/definitions/${digest}/record`)).json()

test('a standard goes from draft to published over HTTP, and the other server tells who signed', async () => {
  const { digest } = subjectIn(kennel())
  signInFolder({ draft: ['zhang'] })
  expect(await publishing('draft')).toMatchObject({ code: 0 })
  expect(await publishing('trial')).toMatchObject({ code: 1, text: /signatures-wanting/ })
  expect(await record(digest)).toMatchObject({ publication: 'draft', origin: 'signed' })
  signInFolder({ review: ['wang'], trial: ['li'] })
  expect(await publishing('trial')).toMatchObject({ code: 0, text: /试行/ })
  signInFolder({ published: ['li', 'qian', 'zhao'] })
  expect(await publishing('published')).toMatchObject({ code: 0, text: /施行/ })
  expect(await publishing('published')).toMatchObject({ code: 0, text: /已是/ })
  const told = await record(digest)
  expect(told.steps.map(({ step }: { step: string }) => step)).toEqual([
    'draft',
    'review',
    'trial',
    'published',
  ])
  expect(
    told.steps[3].signers.map(({ key, name }: { key: string; name: unknown }) => [key, name]),
  ).toEqual([
    ['li', { zh: '发布机关', en: 'Issuing authority' }],
    ['qian', { zh: '发布机关', en: 'Issuing authority' }],
    ['zhao', '标准办公室'],
  ])
  expect(JSON.stringify(told)).not.toContain('holder')
  const kept = (await servers[1]!.inject(`/api/v1/definitions/${digest}/files`)).json()
  expect(kept.items.find(({ name }: { name: string }) => name === 'standard.yaml').text).toBe(
    kennel().get(own),
  )
}, 240_000) // seven checks of a whole programme, on a machine that may be busy

test('the page of a definition says how far it has come, and who signed in what role and when', async () => {
  const { digest } = subjectIn(kennel())
  const options = { dev: false, version: 'test' }
  const pages = (one: House) => portal(one, options)
  const app = await createServer(houses[1]!, { ...options, pages })
  const page = (await app.inject(`/definitions/${digest}`)).body
  const rows = page.split('<tr>').slice(-4)
  expect(rows.map((row) => /data-label="步">([^<]+)</.exec(row)?.[1])).toEqual([
    '起草',
    '复核',
    '试行',
    '施行',
  ])
  expect(rows[3]).toMatch(/发布机关 <code>li<\/code> 2026-05-20 10:00/)
  const english = (await app.inject(`/definitions/${digest}?lang=en`)).body
  expect(english).toMatch(/Issuing authority <code>qian<\/code>/)
  const list = (await app.inject('/definitions')).body
  expect(list).toMatch(/犬类登记大厅<\/a>.*施行/)
  const fallback = houses[1]!.registry.published.find(({ id }) => id === 'measures-2016')!
  expect((await app.inject(`/definitions/${fallback.digest}`)).body).toContain('没有签名记录')
  await app.close()
})

test('a collective of the new sector walks to one star on the other server, which was never started again', async () => {
  const { script, problems } = readScript(
    'kennel.yaml',
    readFileSync('test/publish/kennel.yaml', 'utf8'),
  )
  expect(problems).toEqual([])
  const unmet: string[] = []
  const history = new Script(script!, '2026-06-05', examplesIn(folder))
  await play({ house: houses[1]!, clock, script: history, tell: (one) => unmet.push(...one.unmet) })
  expect(unmet).toEqual([])
  const { state } = await houses[1]!.db
    .selectFrom('case_state')
    .select('state')
    .where('case_id', '=', 'kennel')
    .executeTakeFirstOrThrow()
  expect((state as { pins: { standard: string } }).pins.standard).toBe(subjectIn(kennel()).digest)
})

test('a withdrawal is a record of its own: new cases take another standard, those under way keep theirs', async () => {
  const { digest } = subjectIn(kennel())
  const chosen = async () => {
    const { registry } = houses[1]!
    await registry.refresh()
    const collective = { id: 'k', sector: 'kennel-hall', ownership: 'public', region: '990101' }
    const sought = { collective, level: 'prefectural', authority: 'committee-city' } as never
    return registry.chooseStandard(
      registry.programme('youth-model-unit')!.value,
      sought,
      '2027-12-01',
    ).standard?.digest
  }
  clock.now = '2026-12-01T02:00:00.000Z'
  expect(await chosen()).toBe(digest)
  signInFolder({ withdrawn: ['li', 'zhao'] }, '指标有误')
  expect(await publishing('withdrawn')).toMatchObject({ code: 0, text: /撤回/ })
  expect(await record(digest)).toMatchObject({ publication: 'withdrawn' })
  expect((await record(digest)).steps.at(-1).reason).toBe('指标有误')
  expect(await chosen()).not.toBe(digest)
  expect(houses[1]!.registry.standard(digest).name).toBe('犬类登记大厅')
  expect(await publishing('published')).toMatchObject({ code: 1, text: /withdrawn-already/ })
  const { db, registry } = houses[1]!
  expect((await examine(db, registry, clock.now)).filter(({ grave }) => grave)).toEqual([])
})

test('what was published goes along in an archive, signatures and files and all', async () => {
  const file = join(folder, 'all.jsonl')
  await exportArchive(houses[0]!.db, file, 'test', clock.now)
  const other = await freshHouse('pglite', clock)
  await importArchive(other.db, other.registry, file)
  const { digest } = subjectIn(kennel())
  expect(other.registry.publication(digest)).toBe('withdrawn')
  expect(other.registry.taken(digest)).toHaveLength(5)
  const again = join(folder, 'again.jsonl')
  await exportArchive(other.db, again, 'test', clock.now)
  const rows = (path: string) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .slice(1, -2)
      .join('\n')
      .replaceAll(/"(position|serial)":\d+/g, '')
  expect(rows(again)).toBe(rows(file))
  await other.close()
})

test('records and signed files are written once', async () => {
  const { db } = houses[0]!
  for (const table of ['publication', 'definition_file'] as const)
    await expect(db.deleteFrom(table).execute()).rejects.toThrow(/append-only/)
})

test('of two that publish different bytes of one version at once, one is stored', async () => {
  const texts = ['甲', '乙'].map((name) =>
    kennel('published', (text, file) =>
      file === own
        ? text.replace('version: "1"', 'version: "2"').replace('犬类登记大厅\n', `${name}\n`)
        : text,
    ),
  )
  clock.now = now
  const answers = await Promise.all(
    texts.map((files, at) => {
      const { step, files: sent, signatures } = sentFor('draft', files, everyone)
      const listed = (all: ReadonlyMap<string, string>) =>
        [...all].map(([path, text]) => ({ path, text }))
      const payload = { step, files: listed(sent), signatures: listed(signatures) }
      return servers[at]!.inject({ method: 'POST', url: '/api/v1/definitions', payload })
    }),
  )
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
  expect(answers.find(({ statusCode }) => statusCode === 422)!.json()).toMatchObject({
    code: 'publication-refused',
    problems: [{ code: 'definition-differs' }],
  })
})

test('without a trust file nothing is published, in development neither', async () => {
  const { trust: _, ...bare } = houses[0]!
  const app = await createServer(bare, { dev: true, version: 'test' })
  const payload = { step: 'draft', files: [], signatures: [] }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/definitions', payload })
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'trust-missing'])
  await app.close()
})

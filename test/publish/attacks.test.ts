import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sign } from '../../cli/publish/sign.ts'
import { verify } from '../../cli/publish/verify.ts'
import { load } from '../../engine/index.ts'
import {
  createServer,
  newKey,
  type OpenHouse,
  publish,
  type Received,
  receive,
  type Sent,
  trustIn,
  trustOf,
} from '../../server/index.ts'
import { freshHouse } from '../databases/index.ts'
import { kennel, now, own, sentFor, subjectIn, trustText, trustWith } from './world.ts'

const options = { dev: false, version: 'test' }
const folder = mkdtempSync(join(tmpdir(), 'biaogan-attacks-'))
let house: OpenHouse

beforeAll(async () => {
  house = await freshHouse('pglite', { now })
  const received = await receive(house, trustWith(), sentFor('draft'))
  expect(codesOf(received)).toEqual([])
}, 240_000)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const codesOf = (received: Received): readonly string[] =>
  received.ok ? [] : received.problems.map(({ code }) => code)

/** What was sent for the draft, whose signature anyone may read in the record by now. */
const taken = (change: Partial<Sent>): Sent => ({ ...sentFor('draft'), ...change })

test('what lies beside signatures that anyone can read from the records is not read', async () => {
  const hostile = new Map([...kennel(), ['facts.yaml', '{'.repeat(900_000)]])
  const received = await receive(house, trustWith(), taken({ files: hostile }))
  expect(received).toMatchObject({ ok: true, stored: false, definitions: [{ to: 'draft' }] })
})

test('the signatures of a step that was taken serve for no other files and for no further step', async () => {
  const other = new Map([...kennel(), [own, `${kennel().get(own)}\n`]])
  expect(codesOf(await receive(house, trustWith(), taken({ files: other })))).toEqual([
    'signature-other-files',
  ])
  expect(codesOf(await receive(house, trustWith(), taken({ files: new Map() })))).toEqual([
    'signature-other-files',
  ])
  expect(codesOf(await receive(house, trustWith(), taken({ step: 'review' })))).toEqual([
    'signatures-wanting',
  ])
})

test('the operator’s folder brings no other bytes under a version that somebody drafted', async () => {
  const files = kennel('published', (text, file) =>
    file === own ? text.replace('name: 犬类登记大厅', 'name: 犬类登记处') : text,
  )
  const { definitions, problems } = load(files)
  expect(problems).toEqual([])
  await expect(publish(house.db, definitions, now)).rejects.toThrow(/definition-differs/)
  expect(house.registry.publication(subjectIn(kennel()).digest)).toBe('draft')
}, 60_000)

test('definitions, their records and the signed files are written once, however one tries', async () => {
  for (const table of ['definition', 'publication', 'definition_file'])
    for (const attempt of ['update $ set digest = digest', 'delete from $', 'truncate $ cascade'])
      await expect(
        sql.raw(attempt.replace('$', table)).execute(house.db),
        `${attempt} ${table}`,
      ).rejects.toThrow(/append-only/)
})

test('a trust file that went bad stops every publication, and no client is told where it lies', async () => {
  const file = join(folder, 'trust.yaml')
  const app = await createServer({ ...house, trust: () => trustOf(file) }, options)
  const payload = { step: 'draft', files: [], signatures: [] }
  for (const text of [null, 'format: 1\n', trustText((whole) => `${whole}anyone: true\n`)]) {
    if (text !== null) writeFileSync(file, text)
    const answer = await app.inject({ method: 'POST', url: '/api/v1/definitions', payload })
    expect(answer.statusCode).toBe(503)
    expect(answer.body).not.toContain(folder)
    expect(answer.body).not.toContain('trust.yaml')
  }
  await app.close()
})

test('more signatures than anyone needs are not read', async () => {
  const app = await createServer({ ...house, trust: () => trustWith() }, options)
  const one = '[1,'.repeat(3_300)
  const signatures = Array.from({ length: 40 }, (_, at) => ({ path: `${at}.json`, text: one }))
  const payload = { step: 'draft', files: [], signatures }
  const answer = await app.inject({ method: 'POST', url: '/api/v1/definitions', payload })
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'signatures-too-long'])
  await app.close()
})

test('one public key in another writing is the same key, and a weak one is none', () => {
  const withKey = (key: string) =>
    trustIn(
      'trust.yaml',
      trustText((text) => text.replace(/(id: zhao.*key: )"[^"]+"/, (_, said) => `${said}"${key}"`)),
    ).problems.map(({ code }) => code)
  const shared = /id: li,.*key: "([^"]+)"/.exec(trustText())![1]!
  // The last letter but one carries two bits that no byte has.
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  const other = `${shared.slice(0, 42)}${letters[letters.indexOf(shared[42]!) ^ 1]}=`
  expect(Buffer.from(other, 'base64').equals(Buffer.from(shared, 'base64'))).toBe(true)
  expect(withKey(other)).toEqual(['key-shared'])
  for (const first of [0, 1]) {
    const weak = Buffer.alloc(32)
    weak[0] = first
    expect(withKey(weak.toString('base64'))).toEqual(['key-weak'])
  }
})

test('signatures are verified for an hour, and for nothing else that is written in its place', () => {
  const nothing = { root: folder, files: new Map(), placed: [], chosen: [], problems: [] }
  for (const at of ['tomorrow', '2026-06-01', '2026-06-01T02:00:00', '2026-02-30T02:00:00Z']) {
    const lines: string[] = []
    const code = verify(nothing, { trust: 'none.yaml', at }, 'zh', (line) => lines.push(line))
    expect([code, lines]).toEqual([1, [expect.stringContaining(`--at ${at} 不是时刻`)]])
  }
})

test('a reason longer than a server reads is not signed', () => {
  const secret = join(folder, 'secret')
  writeFileSync(secret, newKey().secret, { mode: 0o600 })
  const { placed } = load(kennel())
  const chosen = placed.filter(({ definition: { id } }) => id === 'kennel-hall')
  const gathered = { root: folder, files: kennel(), placed, chosen, problems: [] }
  const signatures = join(folder, 'signatures')
  const signing = { key: secret, as: 'li', step: 'withdrawn' as const, signatures }
  const signed = (reason: string) => sign(gathered, { ...signing, reason }, 'zh', () => {})
  expect(signed('误'.repeat(2_001))).toBe(1)
  expect(existsSync(signatures)).toBe(false)
  expect(signed('误'.repeat(2_000))).toBe(0)
  expect(readdirSync(signatures)).toEqual(['kennel-hall@1.withdrawn.li.json'])
})

test('a step that the file itself does not allow is not signed, and it is said how far it may come', () => {
  const secret = join(folder, 'another')
  writeFileSync(secret, newKey().secret, { mode: 0o600 })
  const files = kennel('trial')
  const { placed } = load(files)
  const chosen = placed.filter(({ definition: { id } }) => id === 'kennel-hall')
  const gathered = { root: folder, files, placed, chosen, problems: [] }
  const signatures = join(folder, 'trials')
  const lines: string[] = []
  const signed = (step: 'trial' | 'published') =>
    sign(gathered, { key: secret, as: 'li', step, signatures }, 'zh', (line) => lines.push(line))
  expect(signed('published')).toBe(1)
  expect(lines[0]).toMatch(
    /publication-short: 文件里写着 publication: trial，至多到「试行」，不能到「施行」/,
  )
  expect(existsSync(signatures)).toBe(false)
  expect(signed('trial')).toBe(0)
})

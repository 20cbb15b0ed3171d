import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { keygen, type SignOptions, sign } from '../../cli/publish/sign.ts'
import { newKey, Trouble, trustIn, trustOf } from '../../server/index.ts'
import { trustText } from './world.ts'

interface Row {
  readonly note: string
  readonly replace: readonly [from: string, to: string]
  readonly want: readonly string[]
}
const rows = parse(readFileSync('test/publish/trust.yaml', 'utf8')) as readonly Row[]
const folder = mkdtempSync(join(tmpdir(), 'biaogan-trust-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(rows)('a trust file: $note', ({ replace: [from, to], want }) => {
  const text = trustText((whole) => {
    expect(whole).toContain(from)
    return whole.replaceAll(from, to)
  })
  const { trust, problems } = trustIn('trust.yaml', text)
  expect(problems.map(({ code }) => code)).toEqual(want)
  expect(trust === null).toBe(want.length > 0)
})

const withKey = (key: string): string =>
  trustText((text) => text.replace(/(id: zhao.*key: )"[^"]+"/, (_, before) => `${before}${key}`))

test('a public key may be PEM; one of another algorithm, or shared by two, is none', () => {
  const pem = (kind: 'ed25519' | 'x25519' | 'rsa'): string => {
    const { publicKey } =
      kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 1024 })
        : generateKeyPairSync(kind as 'ed25519')
    return JSON.stringify(publicKey.export({ type: 'spki', format: 'pem' }))
  }
  const codes = (key: string) =>
    trustIn('trust.yaml', withKey(key)).problems.map(({ code, line }) => [code, line])
  expect(codes(pem('ed25519'))).toEqual([])
  expect(codes(pem('rsa'))).toEqual([['key-algorithm', 14]])
  expect(codes(pem('x25519'))).toEqual([['key-algorithm', 14]])
  const shared = /id: li,.*key: ("[^"]+")/.exec(trustText())![1]!
  expect(codes(shared)).toEqual([['key-shared', 14]])
})

test('a trust file that is wrong anywhere, or not there, stops whoever asks', () => {
  const file = join(folder, 'trust.yaml')
  const codeOf = (): string => {
    try {
      trustOf(file)
      return ''
    } catch (error) {
      return (error as Trouble).code
    }
  }
  expect(codeOf()).toBe('file-unreadable')
  writeFileSync(
    file,
    trustText((text) => text.replace('issuer: 2', 'issuer: 9')),
  )
  expect(codeOf()).toBe('trust-broken')
  writeFileSync(file, trustText())
  expect(codeOf()).toBe('')
})

test('a private key is for its owner alone, is never written over, and is not used where others may read it', () => {
  const out = join(folder, 'secret')
  const lines: string[] = []
  const given = { out, id: 'new-key', role: 'author', holder: 'zhang' }
  keygen(given, 'zh', (line) => lines.push(line))
  expect(statSync(out).mode & 0o777).toBe(0o600)
  const text = trustText((whole) => `${whole}${lines[1]}\n`)
  expect(trustIn('trust.yaml', text).trust?.keys.get('new-key')?.holder).toBe('zhang')
  expect(() => keygen(given, 'zh', () => {})).toThrow(Trouble)
  const nothing = { root: folder, files: new Map(), placed: [], chosen: [], problems: [] }
  const signing: SignOptions = { key: out, as: 'new-key', step: 'draft' }
  expect(sign(nothing, signing, 'zh', () => {})).toBe(0)
  chmodSync(out, 0o640)
  expect(() => sign(nothing, signing, 'zh', () => {})).toThrow(/key-open/)
  writeFileSync(out, newKey().key)
  chmodSync(out, 0o600)
  expect(() => sign(nothing, signing, 'zh', () => {})).toThrow(/key-unusable/)
})

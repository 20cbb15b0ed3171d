import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { load } from '../../engine/index.ts'
import { alike, type LeafRule, likest, ownRules } from '../../tools/alike.ts'
import { tailored } from '../define/world.ts'
import { loaded } from '../shipped.ts'

interface Case {
  readonly note: string
  readonly one: readonly LeafRule[]
  readonly other: readonly LeafRule[]
  readonly share: number
}

const cases: readonly Case[] = parse(readFileSync('test/prove/alike.yaml', 'utf8'))

test.each(cases)('$note', ({ one, other, share }) => {
  expect(alike(one, other)).toBe(share)
  expect(alike(other, one)).toBe(share)
})

test('what a standard inherits is not its own, and what it replaces or adds is', () => {
  const { authored } = load(tailored())
  const wards = authored.find(({ value }) => value.id === 'wards')!
  const basic = authored.find(({ value }) => value.id === 'basic')!
  expect(ownRules(wards).map(({ kind }) => kind)).toEqual(['linear', 'judgement', 'count'])
  expect(ownRules(basic).length).toBeGreaterThan(3)
})

const standards = loaded.authored
const most = 30

test.each(standards.map((one) => [one.value.id, one] as const))(
  'no other standard has more than 30 % of the rules that %s writes itself',
  (_, one) => {
    const near = likest(one, standards).filter(({ share }) => share > most)
    expect(near.map(({ other, share }) => `${other.value.id} ${share.toFixed(0)}%`)).toEqual([])
  },
)

test('the standards that are shipped give points in six ways at least', () => {
  const kinds = new Set(standards.flatMap((one) => ownRules(one).map(({ kind }) => kind)))
  expect(kinds.size).toBeGreaterThanOrEqual(6)
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Body, type Collective, type Programme, partiesFor } from '../../engine/index.ts'
import { definitionsIn, shipped } from '../../server/index.ts'

interface Row {
  readonly note?: string
  readonly line: readonly string[]
  readonly level: string
  readonly endorser?: string
  readonly for?: string
  readonly authority?: string
  readonly superior?: string
  readonly missing?: boolean
}

const rows = parse(readFileSync(new URL('./parties.yaml', import.meta.url), 'utf8')) as Row[]
const programme = definitionsIn(shipped).find(({ kind }) => kind === 'programme')!
  .value as Programme

/** Bodies named by their tier; the committee of a tier has its mark. */
const bodiesOn = (line: readonly string[]): readonly Body[] =>
  line.flatMap((word, index): readonly Body[] => {
    const tier = word.replace('*', '')
    const parent = line[index + 1]?.replace('*', '') ?? null
    const league: Body = { id: tier, name: tier, kind: 'league', tier, parent }
    const committee = { id: word, name: word, kind: 'committee', tier, parent: null, serves: tier }
    return word === tier ? [league] : [league, committee as Body]
  })

test.each(rows)('$line for $level: $endorser endorses, $authority manages', (row) => {
  const { line, level, endorser, authority, superior } = row
  const collective = { body: line[0]!.replace('*', '') } as Collective
  const found = partiesFor(programme, collective, bodiesOn(line), level)
  if (row.missing) expect(found).toMatchObject({ refusals: [{ code: 'body-missing' }] })
  else {
    const parties = { endorser, authority, superior }
    expect(found).toEqual({ ok: true, value: { parties, endorserFor: row.for ?? null } })
  }
})

test('a programme is managed by its own committee where there is one, else by one for all, else by the League body', () => {
  const line: readonly Body[] = bodiesOn(['prefectural', 'provincial', 'national'])
  const committee = (id: string, of?: string) =>
    ({
      id,
      name: id,
      kind: 'committee',
      tier: 'provincial',
      parent: null,
      serves: 'provincial',
      programme: of,
    }) as Body
  const managing = (...committees: readonly Body[]) => {
    const found = partiesFor(
      programme,
      { body: 'prefectural' } as Collective,
      [...line, ...committees],
      'provincial',
    )
    return found.ok && found.value.parties.authority
  }
  const [own, other, all] = [
    committee('own', programme.id),
    committee('other', 'another-programme'),
    committee('all'),
  ]
  expect(managing(other, all, own)).toBe('own')
  expect(managing(other, all)).toBe('all')
  expect(managing(other)).toBe('provincial')
})

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Candidate, choose } from '../../engine/index.ts'
// The procedure's own guard: no shipped standard is on trial.
import { guards } from '../../engine/vocabulary/guards.ts'

interface Row {
  readonly note: string
  readonly standards: { readonly [id: string]: object }
  readonly publication?: { readonly [id: string]: string }
  readonly until?: { readonly [id: string]: string }
  readonly levels?: { readonly [id: string]: readonly string[] }
  /** Instead of what the collective is otherwise. */
  readonly of?: object
  readonly want: { readonly [id: string]: string }
}
const rows: readonly Row[] = parse(readFileSync('test/engine/choose.yaml', 'utf8'))
const collective = { sector: 'health', post: 'ward', ownership: 'public', region: '110105' }

const candidatesOf = ({ standards, publication, until, levels }: Row): readonly Candidate[] =>
  Object.entries(standards).map(([name, applies_to]) => ({
    digest: name,
    value: {
      id: name.split('@')[0],
      version: name.split('@')[1] ?? '1',
      applies_to,
      publication: publication?.[name] ?? 'published',
      effective: { from: '2027-01-01', ...(until?.[name] && { to: until[name] }) },
      levels: levels?.[name] ?? ['upper', 'lower'],
    } as unknown as Candidate['value'],
  }))

test.each(rows)('of the standards is chosen: $note', (row) => {
  const { choice, chosen } = choose(
    candidatesOf(row),
    'general@1',
    {
      collective: { ...collective, ...row.of } as never,
      level: 'upper',
      authority: 'committee',
    },
    '2027-03-01',
  )
  expect(Object.fromEntries(choice.map(({ digest, why }) => [digest, why]))).toEqual(row.want)
  const won = Object.entries(row.want).find(([, why]) => why === 'chosen' || why === 'fallback')
  expect(chosen).toBe(won?.[0] ?? null)
})

test('a standard on trial is no ground of a recognition by itself', () => {
  const given = { standard: { id: 'health', version: '1', publication: 'trial' } } as never
  const asked = (data: object) => ({ data }) as never
  expect(guards['ground-not-trial']({} as never, given, asked({}))).toMatchObject({
    code: 'ground-trial',
    detail: { standard: 'health@1' },
  })
  const told = asked({ other_ground: { digest: 'd' } })
  expect(guards['ground-not-trial']({} as never, given, told)).toBeNull()
})

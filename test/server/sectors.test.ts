import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScriptFile } from '../../engine/index.ts'
import {
  examine,
  examplesIn,
  type OpenHouse,
  type Played,
  play,
  readFolder,
  readScript,
  Script,
  shipped,
} from '../../server/index.ts'
import { freshHouse } from '../databases/index.ts'

const texts = [...readFolder(shipped)]
const histories = texts.filter(([file]) => file.endsWith('/history.yaml'))
const sectors = texts
  .filter(([file]) => /\/industries\/[^/]+\/standard\.yaml$/.test(file))
  .map(([file]) => file.replace('standard.yaml', 'history.yaml'))
const examples = examplesIn(shipped)
const clock = { now: '2026-01-01T00:00:00.000Z' }
let house: OpenHouse

/** All play in one house, so that its definitions are read once: what each brings gets a name of its own. */
function apart(script: ScriptFile, mark: string): ScriptFile {
  const own = (id: string) => `${mark}-${id}`
  const keyed = <T>(all: { readonly [id: string]: T } = {}) =>
    Object.fromEntries(Object.entries(all).map(([id, one]) => [own(id), one]))
  const act = ({ case: id, about, want, ...rest }: ScriptFile['acts'][number]) => ({
    ...rest,
    ...(id === undefined ? {} : { case: own(id) }),
    ...(about === undefined ? {} : { about: own(about) }),
    ...(want === undefined ? {} : { want: wanted(want) }),
  })
  const wanted = ({ cases, roll, ...rest }: NonNullable<ScriptFile['acts'][number]['want']>) => ({
    ...rest,
    ...(cases ? { cases: keyed(cases) } : {}),
    ...(roll ? { roll: roll.map((row) => ({ ...row, collective: own(row.collective) })) } : {}),
  })
  return {
    ...script,
    collectives: script.collectives.map((one) => ({ ...one, id: own(one.id) })),
    acts: script.acts.map(act),
    want: keyed(script.want),
  }
}

beforeAll(async () => {
  house = await freshHouse('pglite', clock)
})
afterAll(() => house.close())

test('every sector has a history beside its standard', () => {
  expect(histories.map(([file]) => file)).toEqual(expect.arrayContaining(sectors))
})

test.each(histories)('%s plays as written', async (file, text) => {
  const { script, problems } = readScript(join(shipped, file), text)
  expect(problems).toEqual([])
  const told: Played[] = []
  const mark = file.split('/').at(-2)!
  const history = new Script(apart(script!, mark), '2026-11-22', examples)
  await play({ house, clock, script: history, tell: (played) => told.push(played) })
  expect(
    told.flatMap(({ unmet, case: id, what }) => unmet.map((one) => `${id} ${what}: ${one}`)),
  ).toEqual([])
  expect(told.at(-1)).toMatchObject({ what: 'want' })
})

test.each(histories)(
  '%s says of one case what it came to, and of another what was missing',
  (...[file, text]) => {
    const want = Object.values(readScript(join(shipped, file), text).script!.want ?? {})
    const missing = want.filter(({ lost, short, kept_by }) => lost && (short ?? kept_by?.[0]))
    expect(want.length).toBeGreaterThan(missing.length)
    expect(missing).not.toEqual([])
  },
)

test('after all of them the rows are what the events say', async () => {
  const findings = await examine(house.db, house.registry, clock.now)
  expect(findings.filter(({ grave }) => grave)).toEqual([])
})

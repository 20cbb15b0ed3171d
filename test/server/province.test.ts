import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type JsonObject, startOf } from '../../engine/index.ts'
import {
  examine,
  examplesIn,
  handle,
  type OpenHouse,
  type Played,
  play,
  readScript,
  Script,
  shipped,
  turn,
} from '../../server/index.ts'
import { type DatabaseKind, freshHouse, type TestClock } from '../databases/index.ts'

const file = join(shipped, 'youth-model-unit', 'province.yaml')
const { script, problems } = readScript(file, readFileSync(file, 'utf8'))
const wanted = script!.acts.at(-1)!.want!.cases as Record<string, string>

/** Every step of both procedures but two ways to be closed: a title that expired, and one cut to nothing. */
const occupied = [
  'adjustment.announced',
  'adjustment.appealed',
  'adjustment.weighing',
  'assessment.assessing',
  'assessment.assigning',
  'closed.fallen',
  'closed.lapsed',
  'closed.revoked',
  'closed.superseded',
  'closed.withdrawn',
  'filing.draft',
  'filing.registering',
  'filing.returned',
  'filing.vetting',
  'pursuit.underway',
  'recognition.granting',
  'recognition.notice',
  'recognition.posted',
  'recognition.review',
  'supervision.held',
]

/** Plays the province as a first start on that day does; then the clock goes on to noon of the day. */
async function firstStart(kind: DatabaseKind, today: string) {
  const clock: TestClock = { now: '' }
  const house = await freshHouse(kind, clock)
  const told: Played[] = []
  const history = new Script(script!, today, examplesIn(shipped))
  await play({ house, clock, script: history, tell: (played) => told.push(played) })
  const last = clock.now
  clock.now = `${today}T04:00:00.000Z`
  while ((await turn(house)).length > 0);
  return { house, clock, told, last }
}

const stepsIn = async ({ db }: OpenHouse): Promise<Record<string, string>> => {
  const rows = await db.selectFrom('case_state').select(['case_id', 'step']).execute()
  return Object.fromEntries(rows.map(({ case_id, step }) => [case_id, step]))
}

const lapsed = (steps: Record<string, string>): readonly string[] =>
  Object.keys(steps).filter((id) => steps[id] === 'closed.lapsed')

/** Whoever starts fresh today files, is endorsed and registered, and applies, all on the same day. */
async function newcomer(house: OpenHouse, collective: string, answers: string, conditions: string) {
  const { body, head } = script!.collectives.find(({ id }) => id === collective)!
  const endorser = body === 'league-district' ? 'district-tao' : 'county-qian'
  const facts = { answers: script!.answers![answers]!.given as JsonObject }
  const level = script!.with!['city-2'] as JsonObject
  const sent: readonly [string, string, JsonObject?][] = [
    ['open', head, level],
    ['file', head, facts],
    ['endorse', endorser, script!.with![conditions] as JsonObject],
    ['register', 'city-li'],
    ['apply', head, facts],
  ]
  const target = { case: `${collective}-new` }
  const opens = { collective, programme: script!.programme }
  for (const [type, by, data = {}] of sent) {
    const answer = await handle(house, type === 'open' ? { ...target, opens } : target, {
      type,
      by,
      data,
    })
    expect(answer.ok ? [] : answer.refusals, `${collective} ${type}`).toEqual([])
  }
}

test('the script of the province reads without problems', () => {
  expect(problems).toEqual([])
  expect([...new Set(Object.values(wanted))].toSorted()).toEqual(occupied)
})

// The same day in each of the next five years, and days that lie badly: a year's end, a holiday, a leap day.
test.each<[DatabaseKind, string]>([
  ['pglite', '2026-11-22'],
  ['postgresql', '2027-11-22'],
  ['postgresql', '2028-11-22'],
  ['postgresql', '2029-11-22'],
  ['postgresql', '2030-11-22'],
  ['postgresql', '2031-11-22'],
  ['postgresql', '2026-12-31'],
  ['pglite', '2027-02-08'],
  ['postgresql', '2028-02-29'],
])('the province plays on %s with today at %s', async (kind, today) => {
  const { house, clock, told, last } = await firstStart(kind, today)
  const unmet = told.flatMap((one) => one.unmet.map((why) => `${one.case} ${one.what}: ${why}`))
  expect(unmet).toEqual([])
  // A start just after midnight finds nothing that lies before it still to come.
  expect(last < startOf(today)).toBe(true)

  const steps = await stepsIn(house)
  expect(steps).toMatchObject(wanted)
  expect([...new Set(Object.values(steps))].toSorted()).toEqual(occupied)
  expect(lapsed(steps)).toEqual(lapsed(wanted))

  const early = { type: 'conclude', by: 'assessor-tang', data: {} }
  expect(await handle(house, { case: 'moon-1' }, early)).toMatchObject({
    ok: false,
    refusals: [{ code: 'sheet-incomplete' }],
  })
  const noticed = await house.db
    .selectFrom('case_state')
    .select('state')
    .where('case_id', '=', 'gas-west-1')
    .executeTakeFirstOrThrow()
  const { memory } = noticed.state as { memory: { notice: { ends: string }; objections: number[] } }
  expect(memory.notice.ends > clock.now).toBe(true)
  expect(memory.objections).toHaveLength(1)

  await newcomer(house, 'housing', 'hall-basics', 'six')
  await newcomer(house, 'gas-east', 'gas-basics', 'five')
  const findings = await examine(house.db, house.registry, clock.now)
  expect(findings.filter(({ grave }) => grave)).toEqual([])
  await house.close()
})

test('the whole province, as every programme tells its part, can be told in one house', async () => {
  const today = '2026-11-22'
  const { house, clock } = await firstStart('pglite', today)
  const other = join(shipped, 'youth-safety-post', 'province.yaml')
  const read = readScript(other, readFileSync(other, 'utf8'))
  expect(read.problems).toEqual([])
  const told: Played[] = []
  const history = new Script(read.script!, today, examplesIn(shipped))
  await play({ house, clock, script: history, tell: (played) => told.push(played) })
  expect(told.flatMap(({ unmet }) => unmet)).toEqual([])
  expect(await stepsIn(house)).toMatchObject({ ...wanted, 'crew-safety-1': 'bearing.hung' })
  const findings = await examine(house.db, house.registry, clock.now)
  expect(findings.filter(({ grave }) => grave)).toEqual([])
  await house.close()
})

test.each(['2026-12-31', '2027-02-08', '2028-02-29', '2030-10-08'])(
  'the part of the safety posts plays with today at %s',
  async (today) => {
    const other = join(shipped, 'youth-safety-post', 'province.yaml')
    const clock: TestClock = { now: '' }
    const house = await freshHouse('postgresql', clock)
    const told: Played[] = []
    const { script: part } = readScript(other, readFileSync(other, 'utf8'))
    const history = new Script(part!, today, examplesIn(shipped))
    await play({ house, clock, script: history, tell: (played) => told.push(played) })
    expect(told.flatMap(({ unmet, what }) => unmet.map((one) => `${what}: ${one}`))).toEqual([])
    await house.close()
  },
)

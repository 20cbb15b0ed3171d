import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compareWithEvents,
  examine,
  examplesIn,
  handle,
  play,
  readScript,
  recordComplaint,
  Script,
  settleComplaint,
  shipped,
} from '../../server/index.ts'
import { get, hiddenIn, openWorld, send, type World } from './world.ts'

/** A history of the second programme up to an act, from another day on. */
function told(file: string, start: string, until: string): Script {
  const path = join(shipped, 'youth-safety-post', 'histories', file)
  const { script } = readScript(file, readFileSync(path, 'utf8'))
  const end = script!.acts.findIndex((one) => one.do === until)
  const cut = { ...script!, start, acts: script!.acts.slice(0, end + 1) }
  return new Script(cut, '2026-03-02', examplesIn(shipped))
}

let world: World
const page = async (url: string, actor?: string) => (await get(world.app, url, actor)).body
/** Words of the first programme that no page about the second may speak. */
const foreign = /青年文明号|号长|星级|[0-9] 星|★|降星|下一级团组织/

/** One server: of each programme a title in force and a case under way, one collective holding a title of both. */
beforeAll(async () => {
  world = await openWorld()
  const { house, clock } = world
  const unmet: string[] = []
  for (const script of [
    told('named-for-a-year.yaml', '2026-03-05', 'name-post'),
    told('short-by-half.yaml', '2026-12-07', 'sign'),
  ])
    await play({ house, clock, script, tell: (one) => unmet.push(...one.unmet) })
  expect(unmet).toEqual([])
  const proof = {
    level: 'prefectural',
    recognitions: 2,
    recognised_on: '2023-06-01',
    document: '青文号字〔2023〕1号',
  }
  const opens = { collective: 'crew', programme: 'youth-model-unit' }
  const asked = { type: 'confirm', by: 'city-li', data: proof }
  expect(await handle(house, { case: 'crew-unit', opens }, asked)).toMatchObject({ ok: true })
})
afterAll(() => world.close())

describe('two programmes in one server', () => {
  test('are both on the first page, each with its own flow and levels', async () => {
    const body = await page('/')
    const [first, second] = body.split('<section><h2>').slice(1)
    expect(first).toMatch(/^青年文明号<[\s\S]*简易备案[\s\S]*地市/)
    expect(second).toMatch(/^青年安全生产示范岗<[\s\S]*岗位创建[\s\S]*推荐单位[\s\S]*企业/)
    expect(second!.split('</main>')[0]).not.toMatch(foreign)
  })

  test('stand on one roll, stars where there are stars', async () => {
    const rows = (await page('/roll')).split('<tr>')
    const row = (text: string) => rows.filter((one) => one.includes(text)).join()
    expect(row('变电检修一班')).toMatch(/青年安全生产示范岗[\s\S]*省级[\s\S]*—/)
    expect(row('变电检修一班')).toMatch(/青年文明号[\s\S]*★★/)
  })

  test('have a roll each; that of a programme without stars has no column for them', async () => {
    const [filter, own] = (await page('/roll?programme=youth-safety-post')).split('<p>共')
    expect(filter!.replaceAll('青年文明号', '')).not.toMatch(foreign)
    expect(own).toContain('青泽电力公司变电检修一班')
    expect(own).not.toMatch(foreign)
    expect(await page('/roll?programme=youth-model-unit')).toMatch(/<table[\s\S]*星级/)
  })

  test('share a collective, whose page tells both titles and opens cases of both', async () => {
    const body = await page('/collectives/crew', 'leader-shen')
    expect(body).toMatch(/青年文明号[\s\S]*★★[\s\S]*青年安全生产示范岗[\s\S]*—/)
    expect(body).toContain('action="/collectives/crew/open/youth-safety-post/nominate"')
    expect(body).toContain('action="/collectives/crew/open/youth-model-unit/open"')
  })

  test('are defined side by side', async () => {
    const body = await page('/definitions')
    for (const id of ['six-stages', 'joint-naming', 'shop-floor', 'measures-2016', 'safety-post'])
      expect(body).toContain(id)
  })

  test('are managed each by its own committee', async () => {
    const authority = async (id: string) =>
      (
        await world.house.db
          .selectFrom('case_state')
          .select('state')
          .where('case_id', '=', id)
          .executeTakeFirstOrThrow()
      ).state as { parties: { authority: string } }
    expect((await authority('crew-1')).parties.authority).toBe('safety-province')
    expect((await authority('crew-unit')).parties.authority).toBe('committee-city')
  })

  test('keep their batches apart', async () => {
    const opens = { collective: 'crew', programme: 'youth-model-unit' }
    const data = { level: 'provincial', batch: 'safety-province/1', origin: 'self-started' }
    const asked = { type: 'open', by: 'leader-shen', data }
    const answer = await handle(world.house, { case: 'astray', opens }, asked)
    expect(answer).toMatchObject({
      ok: false,
      refusals: expect.arrayContaining([{ code: 'batch-unknown', detail: { batch: data.batch } }]),
    })
  })

  test('hear, each committee, complaints about those that take part in its programme', async () => {
    const { house, clock } = world
    const settled = async (collective: string, by: string) => {
      const id = `${collective}-${by}`
      const told = { id, collective, statement: '窗口无人值守' }
      await recordComplaint(house.db, told, `receipt-${id}`, 'salt', clock.now)
      const ruling = { outcome: 'unfounded', finding: '查无此事', by, salt: 'salt' } as const
      const answer = await settleComplaint(house.db, id, ruling, clock.now)
      return answer.ok || answer.refusals.map(({ code }) => code)
    }
    expect(await settled('held', 'post-wu')).toEqual(['not-yours'])
    expect(await settled('held', 'city-li')).toBe(true)
    expect(await settled('held', 'province-lin')).toBe(true)
    expect(await settled('crew', 'post-wu')).toBe(true)
    // Its only case lapsed in the meantime; this one never had any.
    const { phase } = await house.db
      .selectFrom('case_state')
      .select('phase')
      .where('case_id', '=', 'hall')
      .executeTakeFirstOrThrow()
    expect(phase).toBe('closed')
    for (const free of ['hall', 'new']) expect(await settled(free, 'post-wu')).toBe(true)
  })

  test('tell whose a notice is, and the doctor sees where that is not so', async () => {
    const { db, registry } = world.house
    const of = (programme: string) => db.updateTable('notice').set({ programme }).execute()
    expect(await compareWithEvents(db, registry)).toEqual([])
    await of('youth-model-unit')
    expect(await compareWithEvents(db, registry)).toMatchObject([{ table: 'notice' }])
    await of('youth-safety-post')
  })

  test('refuse and explain through the interface in their own words', async () => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/v1/cases/crew-1/commands/inspect',
      headers: { cookie: 'biaogan_actor=city-zhao' },
      payload: { data: {} },
    })
    expect(answer.json().detail).toMatch(/此事由岗长、?命名单位办理/)
    const told = await page('/api/v1/cases/crew-1/explanation', 'leader-shen')
    expect(told).not.toMatch(foreign)
    expect(told).toContain('"asName":{"zh":"岗长"')
    expect(told).toContain('"asName":{"zh":"考核组"')
  })

  test('leave nothing that the doctor finds', async () => {
    const { db, registry } = world.house
    const findings = await examine(db, registry, world.clock.now)
    expect(findings.filter(({ grave }) => grave)).toEqual([])
  })
})

describe('pages of the second programme', () => {
  test('speak no word of the first', async () => {
    for (const actor of [
      undefined,
      'leader-shen',
      'leader-bai',
      'post-wu',
      'steel-ding',
      'examiner-guo',
    ])
      for (const url of [
        '/cases/crew-1',
        '/cases/crew-1/explanation',
        '/cases/furnace-1',
        '/flow/youth-safety-post/national',
        '/flow/youth-safety-post/enterprise',
      ])
        expect(await page(url, actor), `${url} for ${actor}`).not.toMatch(foreign)
  })

  test('tell its own parties, steps and days', async () => {
    const held = await page('/cases/crew-1', 'leader-shen')
    expect(held).toMatch(/挂牌 · 挂牌期内[\s\S]*<dd>省级，有效期至 2027年/)
    expect(held).toContain('岗长')
    const joined = await page('/cases/furnace-1', 'steel-ding')
    expect(joined).toMatch(/报名 · 准入核查[\s\S]*命名单位[\s\S]*不超过100人/)
  })

  test('give its commands: a form sent as a browser sends it moves the case', async () => {
    const before = await page('/cases/furnace-1', 'steel-ding')
    const form = {
      key: hiddenIn(before, 'turn-away', 'key'),
      revision: hiddenIn(before, 'turn-away', 'revision'),
      set: hiddenIn(before, 'turn-away', 'set'),
      'f.reason': '炉前班今年大修停产',
    }
    const sent = await send(world.app, '/cases/furnace-1/turn-away', 'steel-ding', form)
    expect(sent.statusCode).toBe(303)
    expect(await page('/cases/furnace-1')).toContain('未予授牌')
  })

  test('name its parties in a refusal', async () => {
    const refused = await page('/cases/crew-1', 'city-zhao')
    expect(refused).toMatch(/此事由岗长、?命名单位办理/)
  })
})

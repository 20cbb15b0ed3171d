import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MachineConfig } from 'xstate'
import { createServer, type OpenHouse } from '../../server/index.ts'
import { freshHouse } from '../databases/index.ts'
import { playFirst } from './world.ts'

const clock = { now: '' }
let house: OpenHouse
let app: FastifyInstance
let readOnly: FastifyInstance

beforeAll(async () => {
  house = await freshHouse('pglite', clock)
  await playFirst(house, clock, ({ do: name }) => name === 'grant')
  const setClock = (now: string) => {
    clock.now = now
  }
  app = await createServer(house, { dev: true, version: 'test', setClock })
  readOnly = await createServer(house, { dev: false, version: 'test' })
})
afterAll(async () => {
  await app.close()
  await readOnly.close()
  await house.close()
})

const as = (actor: string) => ({ 'x-biaogan-actor': actor })
const give = (
  command: string,
  payload: object,
  headers: Record<string, string> = {},
  by = 'head-chen',
) =>
  app.inject({
    method: 'POST',
    url: `/api/v1/cases/hall/commands/${command}`,
    payload,
    headers: { ...as(by), ...headers },
  })

describe('a command', () => {
  test('is answered with the event, the revision as ETag, and what happens next', async () => {
    const answer = await give('check', { data: { result: 'good', findings: 0 } })
    expect(answer.statusCode).toBe(200)
    const body = answer.json()
    expect(answer.headers.etag).toBe(`"${body.revision}"`)
    expect(body).toMatchObject({
      case: 'hall',
      event: { type: 'check' },
      step: 'supervision.held',
      next: { owner: 'head' },
    })
    expect(body.next.due).toMatch(/^20\d\d-/)
  })

  test('repeated with its Idempotency-Key gets the same answer; another body with the key is refused', async () => {
    const headers = { 'idempotency-key': 'h-1' }
    const first = await give('check', { data: { result: 'good', findings: 0 } }, headers)
    const again = await give('check', { data: { result: 'good', findings: 0 } }, headers)
    expect(again.json()).toEqual(first.json())
    const other = await give('check', { data: { result: 'poor', findings: 3 } }, headers)
    expect([other.statusCode, other.json().code]).toEqual([422, 'key-reused'])
  })

  test('on a revision that has passed is a conflict naming what happened in between', async () => {
    const read = await app.inject({ url: '/api/v1/cases/hall', headers: as('head-chen') })
    await give('check', { data: { result: 'good', findings: 0 } })
    const late = await give(
      'check',
      { data: { result: 'good', findings: 0 } },
      { 'if-match': String(read.headers.etag) },
    )
    expect(late.statusCode).toBe(409)
    expect(late.headers['content-type']).toContain('application/problem+json')
    expect(late.json().code).toBe('stale')
    expect(late.json().refusals[0].detail.since[0]).toMatch(/check \(head/)
  })

  test.each([
    ['a wrong party', 'charge', { data: { complaint: 'c-9' } }, 403, 'not-yours'],
    ['a wrong step', 'file', {}, 409, 'not-now'],
    ['a wrong type', 'check', { data: { result: 'good', findings: 'none' } }, 400, 'malformed'],
    [
      'an unknown field',
      'check',
      { data: { result: 'good', findings: 0, likes: 9 } },
      400,
      'malformed',
    ],
    ['an unknown member of the body', 'check', { data: {}, as: 'authority' }, 400, 'malformed'],
  ])(
    'with %s is a problem with its code and a Chinese sentence',
    async (_, command, payload, status, code) => {
      const answer = await give(command, payload)
      expect([answer.statusCode, answer.json().code]).toEqual([status, code])
      expect(answer.json().detail).toMatch(/\p{Script=Han}/u)
      expect(answer.body).not.toMatch(/\n\s+at |node_modules/)
    },
  )

  test('cannot be given in the name of the clock or of another case', async () => {
    for (const actor of ['clock', 'sibling']) {
      const answer = await give('expire', {}, {}, actor)
      expect(answer.json().code).toBe('not-yours')
    }
  })
})

describe('bad requests', () => {
  test.each([
    [
      'broken JSON',
      {
        method: 'POST',
        url: '/api/v1/complaints',
        payload: '{"collective":',
        headers: { 'content-type': 'application/json' },
      },
      400,
    ],
    [
      'a huge body',
      {
        method: 'POST',
        url: '/api/v1/complaints',
        payload: JSON.stringify({ collective: 'hall', statement: 'x'.repeat(2_000_000) }),
        headers: { 'content-type': 'application/json' },
      },
      413,
    ],
    [
      'another content type',
      {
        method: 'POST',
        url: '/api/v1/complaints',
        payload: '<a/>',
        headers: { 'content-type': 'text/xml' },
      },
      415,
    ],
    ['an unknown case', { method: 'GET', url: '/api/v1/cases/nowhere' }, 404],
    ['an unknown route', { method: 'GET', url: '/api/v1/nothing' }, 404],
    ['a bad cursor', { method: 'GET', url: '/api/v1/cases?cursor=abc' }, 400],
    ['a bad sort', { method: 'GET', url: '/api/v1/cases?sort=colour' }, 400],
    [
      'a bad If-Match',
      {
        method: 'POST',
        url: '/api/v1/cases/hall/commands/check',
        payload: {},
        headers: { 'if-match': 'seven' },
      },
      400,
    ],
    [
      'a submission from another site',
      {
        method: 'POST',
        url: '/api/v1/complaints',
        payload: { collective: 'hall', statement: 'x' },
        headers: { 'sec-fetch-site': 'cross-site' },
      },
      403,
    ],
  ] as const)('%s is a problem document, with no stack trace', async (_, request, status) => {
    const answer = await app.inject(request as never)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      status,
      code: expect.any(String),
      detail: expect.any(String),
    })
    expect(answer.body).not.toMatch(/\n\s+at |node_modules/)
  })
})

describe('a server without sign-in', () => {
  test('reads, and refuses every change, saying what to do', async () => {
    expect((await readOnly.inject('/api/v1/roll')).json().total).toBe(1)
    const answer = await readOnly.inject({
      method: 'POST',
      url: '/api/v1/cases/hall/commands/check',
      payload: {},
      headers: as('head-chen'),
    })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'sign-in-missing'])
  })

  test('believes nobody about who they are', async () => {
    const view = (
      await readOnly.inject({ url: '/api/v1/cases/hall', headers: as('head-chen') })
    ).json()
    const check = view.options.find((one: { command: string }) => one.command === 'check')
    expect(check.refusals[0].code).toBe('not-yours')
  })

  test('has no clock to set', async () => {
    expect(
      (
        await readOnly.inject({
          method: 'PUT',
          url: '/api/v1/dev/clock',
          payload: { now: '2030-01-01T00:00:00Z' },
        })
      ).statusCode,
    ).not.toBe(200)
  })
})

test('development is said on every answer', async () => {
  for (const url of ['/api/v1/health', '/api/v1/roll', '/api/v1/nothing']) {
    expect((await app.inject(url)).headers['x-biaogan-mode']).toBe('development')
  }
  expect((await readOnly.inject('/api/v1/health')).headers['x-biaogan-mode']).toBeUndefined()
})

test('a case shows every command of its step to everyone, with the reasons against', async () => {
  const view = (await app.inject({ url: '/api/v1/cases/hall', headers: as('head-chen') })).json()
  const reasons = Object.fromEntries(
    view.options.map((one: { command: string; refusals: { code: string }[] }) => [
      one.command,
      one.refusals.map(({ code }) => code),
    ]),
  )
  expect(reasons).toEqual({
    check: [],
    remedy: ['finding-none'],
    'name-peer': ['not-yours'],
    charge: ['not-yours'],
    rerank: ['not-yours', 'star-not-cut'],
  })
})

test('cases can be filtered, sorted and paged, with the total', async () => {
  const page = (await app.inject('/api/v1/cases?step=supervision&sort=collective&limit=1')).json()
  expect(page).toMatchObject({ total: 1, next: null })
  expect((await app.inject('/api/v1/cases?phase=closed')).json()).toMatchObject({
    total: 0,
    items: [],
  })
})

test('events and explanation tell what was decided by whom, under which clause, and why the score', async () => {
  const seenBy = async (actor: string, what: string) =>
    (await app.inject({ url: `/api/v1/cases/hall/${what}`, headers: as(actor) })).json()
  const events = await seenBy('city-li', 'events')
  expect(events.items[0]).toMatchObject({ seq: 1, type: 'open', as: 'head', by: 'head-chen' })
  const told = await seenBy('head-chen', 'explanation')
  expect(told.sheets[0]).toMatchObject({ stage: 'assessed', total: '100.00', outcome: 'met' })
  const leaf = told.sheets[0].lines[0].children[0]
  expect(leaf.rules[0].zh).toContain('从 0 分起')
  expect(leaf.facts[0]).toMatchObject({ state: 'known', answer: { record: expect.any(Number) } })
  expect(told.sheets[0]).toMatchObject({ worths: [], next: null })
  expect(told.sheets[0].vetoes[0].condition.zh).toContain('多于 0')
  expect(told.decisions.find((one: { command: string }) => one.command === 'grant').source).toEqual(
    ['plan 2.b', 'plan 3.e'],
  )
})

test('who is no party to a case sees what was decided, and neither who, nor answers, scores and texts', async () => {
  const read = async (actor: string, what = '') =>
    (await app.inject({ url: `/api/v1/cases/hall${what}`, headers: as(actor) })).json()
  const [inside, outside] = [await read('head-chen', '/events'), await read('nobody', '/events')]
  const file = (page: typeof inside) =>
    page.items.find((one: { type: string }) => one.type === 'file')
  expect(file(inside)).toMatchObject({ by: 'head-chen', data: { answers: { staff_total: {} } } })
  expect(file(inside).texts).toEqual([
    { field: 'slogan', name: '创建口号', text: '一窗通办，青春同行' },
  ])
  expect(file(outside)).toMatchObject({ by: null, as: 'head', texts: file(inside).texts })
  expect(Object.keys(file(outside).data).sort()).toEqual(['filedOn', 'slogan'])
  const conclude = outside.items.find((one: { type: string }) => one.type === 'conclude')
  expect(conclude.data).toEqual({})
  expect(await read('nobody')).toMatchObject({ scores: [], conditions: [] })
  expect((await read('head-chen')).scores).not.toEqual([])
  expect((await read('nobody', '/explanation')).sheets).toEqual([])
  expect((await read('nobody', '/explanation')).decisions).toHaveLength(outside.total)
})

test('a complaint gets a receipt, and only its settlement by a body above makes it verified', async () => {
  const made = (
    await app.inject({
      method: 'POST',
      url: '/api/v1/complaints',
      payload: { collective: 'hall', statement: '窗口无人', contact: '王五' },
    })
  ).json()
  expect(made.receipt.length).toBeGreaterThanOrEqual(32)
  const settle = (actor: string) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/complaints/${made.id}/settlement`,
      payload: { outcome: 'verified', finding: '属实' },
      headers: as(actor),
    })
  expect((await settle('head-chen')).json().code).toBe('not-yours')
  expect((await settle('city-li')).statusCode).toBe(200)
  expect((await settle('city-li')).json().code).toBe('complaint-settled')
})

test('batches pass the same checks as files, and an edition is written once', async () => {
  const batch = {
    format: 1,
    programme: 'youth-model-unit',
    authority: 'committee-city',
    number: 7,
    edition: 1,
    level: 'prefectural',
    cycle: { opens: '2027-01-01T00:00:00+08:00', closes: '2029-01-01T00:00:00+08:00' },
    filing: { opens: '2027-01-01T00:00:00+08:00', closes: '2027-03-01T00:00:00+08:00' },
    pursuit: { opens: '2027-03-01T00:00:00+08:00', closes: '2028-12-01T00:00:00+08:00' },
    notice: { opens: '2027-06-01T00:00:00+08:00', closes: '2029-01-01T00:00:00+08:00' },
    rounds: [
      {
        number: 1,
        opens: '2027-06-01T00:00:00+08:00',
        closes: '2027-07-01T00:00:00+08:00',
        mode: 'direct',
        forms: [{ form: 'dossier-review', weight: 100 }],
        assessors: 1,
      },
    ],
  }
  const post = (payload: object) =>
    app.inject({ method: 'POST', url: '/api/v1/batches', payload, headers: as('city-li') })
  const few = await post(batch)
  expect(few.statusCode).toBe(400)
  expect(few.json().problems[0].code).toBe('rounds-too-few')
  const rounds = [
    batch.rounds[0],
    {
      ...batch.rounds[0],
      number: 2,
      opens: '2028-06-01T00:00:00+08:00',
      closes: '2028-07-01T00:00:00+08:00',
    },
  ]
  expect((await post({ ...batch, rounds })).statusCode).toBe(200)
  expect((await post({ ...batch, rounds })).statusCode).toBe(200)
  const other = await post({ ...batch, rounds, level: 'county' })
  expect(other.json().code).toBe('edition-differs')
  expect((await post({ ...batch, rounds, edition: 4, reason: '延期' })).json().code).toBe(
    'edition-gap',
  )
})

test('the OpenAPI document describes every route, and the machine of a level runs in XState', async () => {
  const api = (await app.inject('/api/openapi.json')).json()
  expect(api.openapi).toBe('3.1.0')
  expect(Object.keys(api.paths)).toContain('/api/v1/cases/{id}/commands/{command}')
  const machine = await app.inject('/api/v1/programmes/youth-model-unit/levels/national/machine')
  const { createMachine, initialTransition, transition } = await import('xstate')
  const guards = new Proxy({}, { get: () => () => true, has: () => true })
  const config = machine.json() as MachineConfig<Record<string, never>, { type: string }>
  const all = createMachine(config, { guards } as never)
  const [start] = initialTransition(all)
  const [next] = transition(all, start, { type: 'open' })
  expect(next.value).toEqual({ filing: 'draft' })
})

test('the test clock goes forward only', async () => {
  const back = await app.inject({
    method: 'PUT',
    url: '/api/v1/dev/clock',
    payload: { now: '2020-01-01T00:00:00Z' },
  })
  expect(back.json().code).toBe('clock-back')
  const forward = await app.inject({
    method: 'PUT',
    url: '/api/v1/dev/clock',
    payload: { now: '2027-01-01T09:00:00+08:00' },
  })
  expect(forward.json().now).toBe('2027-01-01T01:00:00.000Z')
})

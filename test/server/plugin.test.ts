import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../cli/check/check.ts'
import { explain } from '../../cli/commands/explain.ts'
import { serve } from '../../cli/commands/serve.ts'
import * as engine from '../../engine/index.ts'
import { builtIn, type Methods } from '../../engine/index.ts'
import {
  actorCookie,
  compareWithEvents,
  createServer,
  definitionsIn,
  examine,
  examplesIn,
  explainCase,
  listEvents,
  type OpenHouse,
  openHouse,
  play,
  Registry,
  readPlugins,
  readScript,
  requireMethods,
  Script,
  sayTrouble,
  Trouble,
  troubleOf,
} from '../../server/index.ts'
import { databases, freshDatabase } from '../databases/index.ts'
import { hallFile, withHall } from './playing.ts'

/** The shipped definitions with one leaf of one standard scored by the method of a package. */
const rule = 'score: { kind: deduct, each: { zone_faults: 0.5 }, floor: 0 }'
const folder = withHall(
  (text) =>
    text
      .replace(rule, 'score: { kind: weakest, of: [activities, trained_staff], full: 4 }')
      .replace(/\n {2}zone_faults: .*/, '\n'),
  // What no more reads the zones has the two points in every example.
  (text) =>
    text
      .replace(/- note: 分区逐处[\s\S]*?(?=- note)/, '')
      .replaceAll(/zone_faults: \d, /g, '')
      .replace('zones: 1.5, ', '')
      .replaceAll('82.3', '82.8')
      .replaceAll('79.3', '79.8')
      .replace('venue: 7.7', 'venue: 8.2')
      .replace('post: 47.3', 'post: 47.8'),
)
const plain = readFileSync(join('standards', hallFile), 'utf8')
const line = plain.split('\n').findIndex((one) => one.includes(rule)) + 1

const plugins = await readPlugins('test/plugins/biaogan.config.yaml')
const { methods } = plugins
const used = { kind: 'weakest', package: 'biaogan-weakest', version: '1.0.0' }
/** The same package, as if its next version were installed instead. */
const later: Methods = new Map(
  [...methods].map(([kind, method]) => [
    kind,
    method.from ? { ...method, from: { ...method.from, version: '1.1.0' } } : method,
  ]),
)

const checked = (options: Partial<Parameters<typeof check>[1]>) => {
  const said: string[] = []
  const code = check(folder, { json: false, language: 'en', ...options }, (one) => said.push(one))
  return { code, said }
}

test('a standard that uses the method of a package is accepted where the configuration names it', () => {
  expect(checked({ plugins })).toEqual({ code: 0, said: [expect.stringContaining('no problem')] })
})

test('without the configuration the same standard is refused, at the place of the kind', () => {
  const { code, said } = checked({})
  expect(code).toBe(1)
  expect(said[0]).toContain(
    `${hallFile}:${line}:30 unknown-value: weakest is not one of the choices`,
  )
  expect(said).toHaveLength(2)
  expect(() => definitionsIn(folder)).toThrow('definitions-broken')
})

test('a broken configuration is said alone: what follows from it is not', async () => {
  const broken = await readPlugins('test/plugins/weakest/weakest.yaml')
  const { code, said } = checked({ plugins: broken })
  expect(code).toBe(1)
  expect(said.slice(0, -1).every((one) => one.startsWith('test/plugins/weakest/'))).toBe(true)
})

test('what is published of such a standard names the package, so that another version is another content', () => {
  const published = (with_: Methods) =>
    definitionsIn(folder, with_).find(({ id }) => id === 'service-hall')!
  expect(published(methods).value).toMatchObject({ methods: [used] })
  expect(published(later).digest).not.toBe(published(methods).digest)
  const others = definitionsIn(folder, methods).filter(({ id }) => id !== 'service-hall')
  for (const { value } of others) expect(value).not.toHaveProperty('methods')
})

/** Plays the first history on a database, by the standard that uses the package. */
async function played(where: Parameters<typeof openHouse>[0]): Promise<OpenHouse> {
  const clock = { now: '2026-01-01T00:00:00.000Z' }
  const definitions = definitionsIn(folder, methods)
  const house = await openHouse(where, { definitions, methods, now: () => clock.now })
  const history = 'standards/youth-model-unit/histories/first-star.yaml'
  const { script } = readScript(history, readFileSync(history, 'utf8'))
  const unmet: string[] = []
  await play({
    house,
    clock,
    script: new Script(script!, '2026-11-22', examplesIn(folder)),
    tell: (one) => unmet.push(...one.unmet),
  })
  expect(unmet).toEqual([])
  return house
}

const troubleFrom = (run: Promise<unknown>): Promise<Trouble> =>
  run.then(
    () => Promise.reject(new Error('nothing was wrong')),
    (error: Trouble) => (error instanceof Trouble ? error : Promise.reject(error)),
  )

test.each(databases)(
  'on %s a score names its package, and so do sheet and rebuild',
  async (kind) => {
    const { where, drop } = await freshDatabase(kind)
    const house = await played(where)
    try {
      const { items } = await listEvents(house.db, 'hall', 0, 100)
      const scores = items.flatMap(({ data }) => (data.score ? [data.score] : []))
      expect(scores).toMatchObject([
        { stage: 'self', methods: [used] },
        { stage: 'final', methods: [used], total: '100.00' },
      ])
      expect(await compareWithEvents(house.db, house.registry)).toEqual([])
      const told = await explainCase(house, 'hall', true)
      expect(told!.sheets.map((sheet) => sheet.methods)).toEqual([[used], [used]])
      expect(JSON.stringify(told)).toContain('各项中最低，满分值 4')

      const now = house.now()
      const graveIn = async (with_: Methods) => {
        const registry = new Registry(house.db, with_)
        await registry.refresh()
        const findings = await examine(house.db, registry, now)
        const trouble = await requireMethods(house.db, registry).catch((error: unknown) => error)
        return { trouble, grave: findings.filter(({ grave }) => grave).map(({ code }) => code) }
      }
      expect(await graveIn(methods)).toEqual({ trouble: undefined, grave: [] })
      for (const [other, found] of [
        [builtIn, ''],
        [later, 'biaogan-weakest@1.1.0'],
      ] as const) {
        const { trouble, grave } = await graveIn(other)
        expect(trouble).toMatchObject({
          code: 'method-missing',
          detail: { ...used, standard: 'service-hall@2026.3.0', found },
        })
        expect(grave, 'all else is as the events say').toEqual(['method-missing'])
      }
    } finally {
      await house.close()
      await drop()
    }
  },
)

test('a server or a command without the package says which standard wants which method of which package', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  await (await played(where)).close()
  const config = { where, host: '127.0.0.1', port: 0, dev: false, log: false }
  const said: string[] = []
  const print = (one: string) => said.push(one)
  const flat = { json: false, clauses: false }
  try {
    for (const wrong of [
      () => serve(config, 'en', print),
      () => explain('hall', where, flat, { language: 'en', methods: later }, print),
    ]) {
      const trouble = await troubleFrom(wrong())
      expect(trouble.code).toBe('method-missing')
      for (const language of ['zh', 'en'] as const)
        for (const word of ['service-hall@2026.3.0', 'weakest', 'biaogan-weakest@1.0.0'])
          expect(sayTrouble(trouble, language)).toContain(word)
    }
    await explain('hall', where, flat, { language: 'en', methods }, print)
    expect(said).toContain('  the method weakest is of biaogan-weakest@1.0.0')
  } finally {
    await drop()
  }
})

test('a server with the package starts over cases that rest on it, and their page names the package', async () => {
  const { where, drop } = await freshDatabase('postgresql')
  await (await played(where)).close()
  const config = { where, host: '127.0.0.1', port: 0, dev: true, log: false }
  const running = await serve(config, 'en', () => {}, methods)
  try {
    const answer = await fetch(`${running.address}/cases/hall/explanation`, {
      headers: { cookie: `${actorCookie}=city-li` },
    })
    expect(await answer.text()).toContain('计分方法 weakest 由 biaogan-weakest@1.0.0 提供')
  } finally {
    await running.stop()
    await drop()
  }
})

/** The same package, whose method throws when it is to score. */
async function throwing(): Promise<Methods> {
  const module: string = '../plugins/weakest/index.js'
  const { default: offer } = await import(module)
  const [weakest] = offer(engine)
  const fail = () => {
    throw new TypeError('no such table')
  }
  const from = { name: 'biaogan-weakest', version: '1.0.0' }
  const { methods, flaws } = engine.admit(builtIn, [{ ...weakest, compile: () => fail }], from)
  expect(flaws).toEqual([])
  return methods
}

test('a standard over whose examples a method fails is not accepted, and check says where', async () => {
  const failing = await throwing()
  const { code, said } = checked({ plugins: { methods: failing, problems: [] } })
  expect(code).toBe(1)
  expect(said[0]).toContain(`${hallFile}:${line}:22 method-failed: the indicator `)
  expect(said[0]).toContain('"weakest" of biaogan-weakest@1.0.0 fails in score: no such table')
  expect(said).toHaveLength(2)
  expect(() => definitionsIn(folder, failing)).toThrow('definitions-broken')
})

test('a method that fails stops the command that wanted a score: nothing of it is written', async () => {
  const clock = { now: '2026-01-01T00:00:00.000Z' }
  const definitions = definitionsIn(folder, methods)
  const failing = await throwing()
  const now = () => clock.now
  const house = await openHouse({ memory: true }, { definitions, methods: failing, now })
  try {
    const history = 'standards/youth-model-unit/histories/first-star.yaml'
    const { script } = readScript(history, readFileSync(history, 'utf8'))
    const whole = new Script(script!, '2026-11-22', examplesIn(folder))
    const error: unknown = await play({ house, clock, script: whole, tell: () => {} }).catch(
      (one: unknown) => one,
    )
    const { kind, package: name, version } = used
    const detail = { kind, package: name, version, when: 'score' }
    expect(troubleOf(error)).toMatchObject({ code: 'method-failed', detail })
    for (const language of ['zh', 'en'] as const)
      for (const word of ['weakest', 'biaogan-weakest@1.0.0'])
        expect(sayTrouble(troubleOf(error)!, language)).toContain(word)

    const { items } = await listEvents(house.db, 'hall', 0, 100)
    expect(items.length, 'what came before stands').toBeGreaterThan(0)
    expect(items.filter(({ data }) => data.score)).toEqual([])
  } finally {
    await house.close()
  }
})

test('a server over a method that fails answers with a code, and neither with a stack nor with a score', async () => {
  const house = await played({ memory: true })
  try {
    const registry = new Registry(house.db, await throwing())
    await registry.refresh()
    const logged: string[] = []
    const app = await createServer({ ...house, registry }, { dev: true, version: 'test' })
    app.addHook('onError', async (_, __, error) => void logged.push(String(error.cause)))
    const headers = { cookie: `${actorCookie}=city-li` }
    const answer = await app.inject({ url: '/api/v1/cases/hall/explanation', headers })
    await app.close()

    expect([answer.statusCode, answer.json().code]).toEqual([503, 'method-failed'])
    expect(answer.body).toContain('weakest')
    expect(answer.body).not.toMatch(/no such table|at .*\.[jt]s|"total"/)
    expect(logged).toEqual(['TypeError: no such table'])
  } finally {
    await house.close()
  }
})

test('many failures of the clock are a trouble where each of them is', () => {
  const one = new Trouble('method-missing', used)
  expect(troubleOf(new AggregateError([one, one]))).toBe(one)
  expect(troubleOf(new AggregateError([one, new Error('odd')]))).toBeNull()
  expect(troubleOf(new Error('odd'))).toBeNull()
})

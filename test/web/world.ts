import type { FastifyInstance } from 'fastify'
import {
  createServer,
  examplesIn,
  type OpenHouse,
  play,
  readScript,
  Script,
  shipped,
} from '../../server/index.ts'
import { portal } from '../../web/portal/index.ts'
import { freshHouse } from '../databases/index.ts'

/** A name that would run if it were ever sent as it is. */
export const hostile = `<script>alert(1)</script>"'&`

const history = `
format: 1
name: 页面试用
programme: youth-model-unit
start: "2026-03-02"
bodies:
  - { id: league-nation, name: 全国团组织, kind: league, tier: national }
  - { id: league-province, name: 云河省团委, kind: league, tier: provincial, parent: league-nation, staff: [province-lin] }
  - { id: league-city, name: 青泽市团委, kind: league, tier: prefectural, parent: league-province, staff: [city-zhao] }
  - { id: league-county, name: 石桥县团委, kind: league, tier: county, parent: league-city, staff: [county-qian] }
  - { id: committee-city, name: 青泽市组委会, kind: committee, tier: prefectural, serves: league-city, staff: [city-li, city-zhou] }
collectives:
  - { id: hall, name: 石桥县政务服务大厅, sector: service-hall, ownership: public, region: "990101", body: league-county, head: head-chen, began: "2024-05-04" }
  - { id: held, name: ${JSON.stringify(hostile)}, sector: post, ownership: public, region: "990101", body: league-county, head: head-he, began: "2019-05-04" }
  - { id: new, name: 石桥县邮政局营业班, sector: post, ownership: public, region: "990101", body: league-county, head: head-ren, began: "2025-05-04" }
batches:
  - { authority: committee-city, number: 1, level: prefectural, cycle: [0, 730], filing: [0, 60], pursuit: [60, 700], notice: [100, 730], rounds: [[120, 180], [400, 460]] }
acts:
  - { on: 1, do: confirm, by: city-li, case: held, about: held, with: { level: prefectural, recognitions: 2, recognised_on: "2023-06-01", document: 青文号字〔2025〕1号 } }
  - { on: 2, do: open, by: head-chen, case: hall, about: hall, with: { level: prefectural, batch: committee-city/1, origin: self-started } }
`

export interface World {
  readonly house: OpenHouse
  readonly clock: { now: string }
  readonly app: FastifyInstance
  readonly readOnly: FastifyInstance
  close(): Promise<void>
}

/** A small place with one title held and one case at its first step, and the pages over it. */
export async function openWorld(): Promise<World> {
  const clock = { now: '' }
  const house = await freshHouse('pglite', clock)
  const { script, problems } = readScript('pages.yaml', history)
  if (!script) throw new Error(JSON.stringify(problems))
  const told: string[] = []
  await play({
    house,
    clock,
    script: new Script(script, '2026-03-02', examplesIn(shipped)),
    tell: ({ refusals, what }) => told.push(...refusals.map(({ code }) => `${what}: ${code}`)),
  })
  if (told.length > 0) throw new Error(told.join())
  const serverOf = (dev: boolean) =>
    createServer(house, {
      dev,
      version: 'test',
      pages: (one) => portal(one, { dev, version: 'test' }),
    })
  const [app, readOnly] = [await serverOf(true), await serverOf(false)]
  return {
    house,
    clock,
    app,
    readOnly,
    close: async () => {
      await app.close()
      await readOnly.close()
      await house.close()
    },
  }
}

const browser = { accept: 'text/html,application/xhtml+xml' }

/** A page as a browser gets it, signed in as someone or as nobody. */
export const get = (app: FastifyInstance, url: string, actor?: string) =>
  app.inject({
    url,
    headers: { ...browser, ...(actor ? { cookie: `biaogan_actor=${actor}` } : {}) },
  })

/** A form as a browser sends it. */
export const send = (
  app: FastifyInstance,
  url: string,
  actor: string | null,
  form: Readonly<Record<string, string | readonly string[]>>,
) => {
  const payload = new URLSearchParams()
  for (const [name, value] of Object.entries(form))
    for (const one of [value].flat()) payload.append(name, one)
  return app.inject({
    method: 'POST',
    url,
    payload: payload.toString(),
    headers: {
      ...browser,
      'content-type': 'application/x-www-form-urlencoded',
      ...(actor === null ? {} : { cookie: `biaogan_actor=${actor}` }),
    },
  })
}

/** What stands in the named input of a page's form for a command. */
export const hiddenIn = (page: string, command: string, name: string): string =>
  new RegExp(`action="[^"]*/${command}"[\\s\\S]*?name="${name}" value="([^"]*)"`).exec(page)?.[1] ??
  ''

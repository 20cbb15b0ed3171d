import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtIn, type Language, localDate, type Methods } from '../../engine/index.ts'
import {
  type Config,
  createServer,
  definitionsIn,
  examplesIn,
  type OpenHouse,
  openHouse,
  play,
  publish,
  readScript,
  requireMethods,
  Script,
  shipped,
  startClock,
  systemNow,
  Trouble,
  trustOf,
} from '../../server/index.ts'
import { portal } from '../../web/portal/index.ts'
import { withProgress } from '../progress.ts'
import { versionOf } from '../version.ts'
import { say } from '../words.ts'

export interface Running {
  readonly address: string
  stop(): Promise<void>
}

/** Opens the store, publishes what is absent, plays the fictional province once, and serves until stopped. */
export async function serve(
  config: Config,
  language: Language,
  print: (line: string) => void,
  methods: Methods = builtIn,
): Promise<Running> {
  const { where, host, port, dev, log, trust = null } = config
  let shift = 0
  let played: string | null = null
  const now = () => played ?? new Date(Date.now() + shift).toISOString()
  print(
    say(language, 'opening', 'url' in where ? 'PostgreSQL' : 'folder' in where ? where.folder : ''),
  )
  // Read at every publication, so that a key that is revoked publishes nothing more; once now, to fail early.
  if (trust !== null) trustOf(trust)
  const trusting = trust === null ? {} : { trust: () => trustOf(trust) }
  const house = await openHouse(where, { methods, now, ...trusting })
  try {
    await requireMethods(house.db, house.registry)
    const definitions = definitionsIn(shipped, methods)
    const version = versionOf(definitions)
    await publish(house.db, definitions, house.now())
    await house.registry.refresh()
    if (dev && (await isEmpty(house))) {
      print(say(language, 'province'))
      const setNow = (at: string): void => {
        played = at
      }
      await playProvince(house, setNow, say(language, 'province'))
      played = null
    }
    const setClock = (at: string): void => {
      shift = Date.parse(at) - Date.now()
    }
    const app = await createServer(house, {
      dev,
      log,
      version,
      setClock,
      pages: (one) => portal(one, { dev, version }),
    })
    const stopClock = startClock(house, {
      everyMs: 1000,
      onError: (error) => app.log.error({ err: error }, 'clock'),
    })
    const stop = async (): Promise<void> => {
      await stopClock()
      await app.close()
      await house.close()
    }
    try {
      const address = await app.listen({ host, port })
      if (dev) print(say(language, 'development'))
      else print(say(language, 'readOnly'))
      print(say(language, 'serving', address))
      return { address, stop }
    } catch (cause) {
      await stopClock()
      await app.close()
      throw (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? new Trouble('port-in-use', { port }, cause)
        : cause
    }
  } catch (error) {
    await house.close()
    throw error
  }
}

const isEmpty = async ({ db }: OpenHouse): Promise<boolean> =>
  (await db.selectFrom('collective').select('id').limit(1).execute()).length === 0

/** Tells the fictional province, each programme's part under its script's own clock; then the real clock takes over. */
export async function playProvince(
  house: OpenHouse,
  setNow: (at: string) => void,
  label = '',
): Promise<void> {
  const clock = {
    get now() {
      return house.now()
    },
    set now(at: string) {
      setNow(at)
    },
  }
  const examples = examplesIn(shipped)
  const parts = provinces().map((script) => new Script(script, localDate(systemNow()), examples))
  const acts = parts.reduce((all, { file }) => all + file.acts.length, 0)
  await withProgress(acts, label, async (tell) => {
    for (const script of parts) await play({ house, clock, script, tell })
  })
}

/** What each shipped programme tells of the province, in the order of their folders. */
const provinces = (): readonly Script['file'][] =>
  readdirSync(shipped)
    .sort()
    .map((folder) => join(shipped, folder, 'province.yaml'))
    .filter((file) => existsSync(file))
    .map((file) => {
      const { script } = readScript(file, readFileSync(file, 'utf8'))
      if (!script) throw new Trouble('script-wrong', { what: file })
      return script
    })

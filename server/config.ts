import { resolve } from 'node:path'
import type { Where } from './store/open.ts'
import { Trouble } from './trouble.ts'

/** What a server needs to know to start; flags go before the environment. */
export interface Config {
  readonly where: Where
  readonly host: string
  readonly port: number
  readonly dev: boolean
  readonly log: boolean
  /** The trust file; null where nothing is published from outside. */
  readonly trust?: string | null
}

export interface Flags {
  readonly host?: string | undefined
  readonly port?: string | undefined
  readonly data?: string | undefined
  readonly dev?: boolean | undefined
  readonly log?: boolean | undefined
  readonly trust?: string | undefined
}

const loopback = ['127.0.0.1', '::1', 'localhost']

/** Settings from flags and environment, checked; without sign-in nothing binds beyond this machine. */
export function configOf(flags: Flags, environment: NodeJS.ProcessEnv = process.env): Config {
  const { DATABASE_URL: url, BIAOGAN_DATA, BIAOGAN_TRUST, PORT, HOST } = environment
  const trust = flags.trust ?? BIAOGAN_TRUST
  if (url && !/^postgres(ql)?:\/\//.test(url))
    throw new Trouble('setting-wrong', {
      name: 'DATABASE_URL',
      value: url.split(':')[0] ?? '',
      want: 'postgresql://…',
    })
  const port = flags.port ?? PORT ?? '8600'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Trouble('setting-wrong', { name: 'port', value: port, want: '0–65535' })
  const host = flags.host ?? HOST ?? '127.0.0.1'
  if (!loopback.includes(host)) throw new Trouble('bind-refused', { host })
  return {
    where:
      url && flags.data === undefined
        ? { url }
        : { folder: resolve(flags.data ?? BIAOGAN_DATA ?? 'data') },
    host,
    port: Number(port),
    dev: flags.dev ?? false,
    log: flags.log ?? true,
    trust: trust === undefined ? null : resolve(trust),
  }
}

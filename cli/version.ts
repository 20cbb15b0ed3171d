import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Definition, digest, type Methods } from '../engine/index.ts'
import { definitionsIn, home, shipped } from '../server/index.ts'

/** The program's own version. */
export const programVersion = (): string =>
  (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version

/** The program's version with the digest of the definitions that come with it. */
export const versionOf = (definitions: readonly Definition[]): string =>
  `${programVersion()}+${digest(definitions.map((one) => one.digest).sort()).slice(0, 12)}`

/** The same, read from where those definitions lie. */
export const shippedVersion = (methods: Methods): string =>
  versionOf(definitionsIn(shipped, methods))

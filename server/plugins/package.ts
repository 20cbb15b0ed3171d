import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Package } from '../../engine/index.ts'

/** The parts of a package.json that say what it is and where it begins. */
interface Manifest {
  readonly name?: unknown
  readonly version?: unknown
  readonly exports?: unknown
  readonly main?: unknown
}

/** The folder of a package: beside the file that names it, or in a `node_modules` from there upwards; null for none. */
export function folderOf(name: string, from: string): string | null {
  if (/^\.\.?(\/|$)/.test(name)) return isFolder(resolve(from, name))
  if (name.split('/').includes('..')) return null
  const here = isFolder(join(resolve(from), 'node_modules', name))
  const above = dirname(resolve(from))
  return here ?? (above === resolve(from) ? null : folderOf(name, above))
}

const isFolder = (path: string): string | null =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : null

/** What a package calls itself and where it begins; or what is wrong with its manifest, and what the sentence needs. */
export function manifestOf(folder: string): (Package & { readonly entry: string }) | Unnamed {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return { code: 'plugin-bare', what: file }
  let manifest: Manifest
  try {
    manifest = (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Manifest
  } catch (cause) {
    return { code: 'plugin-garbled', what: lineOf(cause) }
  }
  const { name, version } = manifest
  const lacking = Object.entries({ name, version }).flatMap(([key, one]) =>
    typeof one === 'string' && one !== '' ? [] : [key],
  )
  if (lacking.length > 0) return { code: 'plugin-manifest', what: lacking.join(', ') }
  const entry = pathToFileURL(join(folder, entryOf(manifest))).href
  return { name: name as string, version: version as string, entry }
}

interface Unnamed {
  readonly code: 'plugin-bare' | 'plugin-garbled' | 'plugin-manifest'
  readonly what: string
}

/** What went wrong, in one line. */
export const lineOf = (cause: unknown): string =>
  String((cause as Error)?.message ?? cause).split('\n')[0]!

/** The module that `import` would take: by `exports`, else `main`, else `index.js`. */
const entryOf = ({ exports, main }: Manifest): string =>
  chosen(exports) ?? (typeof main === 'string' ? main : 'index.js')

function chosen(exports: unknown): string | null {
  if (typeof exports === 'string') return exports
  if (typeof exports !== 'object' || exports === null) return null
  const { '.': root, node, import: esm, default: other } = exports as Record<string, unknown>
  return chosen(root) ?? chosen(node) ?? chosen(esm) ?? chosen(other)
}

import { existsSync, readFileSync } from 'node:fs'
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
  if (/^\.\.?(\/|$)/.test(name)) return packed(resolve(from, name))
  if (name.split('/').includes('..')) return null
  const here = packed(join(resolve(from), 'node_modules', name))
  const above = dirname(resolve(from))
  return here ?? (above === resolve(from) ? null : folderOf(name, above))
}

const packed = (folder: string): string | null =>
  existsSync(join(folder, 'package.json')) ? folder : null

/** What a package's own manifest calls it; null where it does not say. */
export function manifestOf(folder: string): (Package & { readonly entry: string }) | null {
  const manifest = readManifest(folder)
  const { name, version } = manifest
  if (typeof name !== 'string' || typeof version !== 'string' || !name || !version) return null
  const entry = pathToFileURL(join(folder, entryOf(manifest))).href
  return { name, version, entry }
}

function readManifest(folder: string): Manifest {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) ?? {}) as Manifest
  } catch {
    return {}
  }
}

/** The module that `import` would take: by `exports`, else `main`, else `index.js`. */
const entryOf = ({ exports, main }: Manifest): string =>
  chosen(exports) ?? (typeof main === 'string' ? main : 'index.js')

function chosen(exports: unknown): string | null {
  if (typeof exports === 'string') return exports
  if (typeof exports !== 'object' || exports === null) return null
  const { '.': root, node, import: esm, default: other } = exports as Record<string, unknown>
  return chosen(root) ?? chosen(node) ?? chosen(esm) ?? chosen(other)
}

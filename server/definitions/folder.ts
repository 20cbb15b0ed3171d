import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Trouble } from '../trouble.ts'

/**
 * Every YAML file below a folder, by its path from there, in order of name; also those that end in
 * `.yml`, so that the loader can say that they should not.
 */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = posix.join(below, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (/\.ya?ml$/.test(entry.name))
        files.set(path, readFileSync(join(folder, path), 'utf8'))
    }
  }
  try {
    if (!statSync(folder).isDirectory()) throw new Error('not a folder')
    walk('')
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: folder }, cause)
  }
  return files
}

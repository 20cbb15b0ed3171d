import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Trouble } from '../trouble.ts'

/** Every YAML file below a folder (or one file), by its path from there, in order of name. */
export function readFolder(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const walk = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = posix.join(below, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (entry.name.endsWith('.yaml'))
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

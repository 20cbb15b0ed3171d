import { readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readFolder, Trouble } from '../../server/index.ts'

/** The text of a file, or of every definition in a folder. */
export function filesOf(path: string): ReadonlyMap<string, string> {
  try {
    if (statSync(path).isFile()) return new Map([[basename(path), readFileSync(path, 'utf8')]])
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: path }, cause)
  }
  return readFolder(path)
}

/** Where such a file lies. */
export const placeOf = (path: string, file: string): string =>
  statSync(path).isFile() ? join(dirname(path), file) : join(path, file)

import { readFileSync } from 'node:fs'
import { Trouble } from '../server/index.ts'

/** The content of a file that the command line names. */
export function bytesOf(file: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(file) as Buffer<ArrayBuffer>
  } catch (cause) {
    throw new Trouble('file-unreadable', { file }, cause)
  }
}

import { load } from '../engine/index.ts'
import { readFolder, shipped } from '../server/index.ts'

/** What is shipped, loaded once for all tests that share what they import. */
export const loaded = load(readFolder(shipped))

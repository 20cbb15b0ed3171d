import type { Kind } from './shape.ts'

/** Which kind of definition a file is, by its place: the folder says it, nothing has to be listed. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/(^|\/)calendar\/[^/]+\.yaml$/, 'calendar'],
  [/(^|\/)procedures\/[^/]+\.yaml$/, 'procedure'],
  [/(^|\/)programme\.yaml$/, 'programme'],
  [/(^|\/)fields\.yaml$/, 'fields'],
  [/(^|\/)facts\.yaml$/, 'facts'],
  [/(^|\/)sources\.yaml$/, 'sources'],
  [/(^|\/)standard\.yaml$/, 'standard'],
  [/(^|\/)examples\.yaml$/, 'examples'],
]

/** null for a file that is no definition. */
export const kindOf = (file: string): Kind | null =>
  kinds.find(([pattern]) => pattern.test(file))?.[1] ?? null

export const folderOf = (file: string): string => file.split('/').slice(0, -1).join('/')
/** A file of this name in the same folder. */
export const beside = (file: string, name: string): string =>
  `${file.slice(0, file.lastIndexOf('/') + 1)}${name}`
export const folderName = (file: string): string => folderOf(file).split('/').at(-1) ?? ''

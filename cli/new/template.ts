import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { home } from '../../server/index.ts'

/** A template's text. */
export const template = (kind: string, part: string): string =>
  readFileSync(join(home, 'templates', kind, part), 'utf8')

/** The files of a template, by their paths in it. */
export const partsOf = (kind: string): readonly string[] =>
  readdirSync(join(home, 'templates', kind), { recursive: true, encoding: 'utf8' })
    .map((part) => part.replaceAll('\\', '/'))
    .filter((part) => /\.[a-z]+$/.test(part))
    .sort()

/** The text with `{{word}}` replaced by what it stands for. */
export const fill = (text: string, words: { readonly [word: string]: string }): string =>
  text.replace(/\{\{([\w:]+)\}\}/g, (_, word: string) => words[word] ?? `{{${word}}}`)

/** Where the schemas lie, from a file in a folder of definitions. */
export const schemaFrom = (folder: string, name: string): string =>
  posix.join(posix.relative(folder, ''), 'schema', `${name}.json`)

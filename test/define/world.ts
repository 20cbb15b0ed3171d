import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

export type Files = Map<string, string>

const read = new Map<string, Files>()

/** Every YAML text below a folder, by its path in it; nobody writes there while tests run, so it is read once. */
export function textsIn(folder: string): Files {
  const texts =
    read.get(folder) ??
    new Map(
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    )
  read.set(folder, texts)
  return new Map(texts)
}

/** The small world that cases break: one programme with one of everything, and no problem. */
export const world = (): Files => textsIn('test/define/world')
/** The same with a standard that extends the one in it, by every operation. */
export const tailored = (): Files => new Map([...world(), ...textsIn('test/define/tailored')])

/** And with overlays of a sector's standard: for the non-public sector, for a region, for a committee. */
export const overlaid = (): Files => new Map([...world(), ...textsIn('test/define/overlays')])

/** And with an overlay that is laid on the basic standard and on what extends it. */
export const laid = (): Files => new Map([...tailored(), ...textsIn('test/define/laid')])

/** A case of `broken/`: what is changed in the world, and the one problem that follows. */
export interface Case {
  readonly name: string
  readonly note: string
  /** Break the world in which a standard extends another. */
  readonly tailored?: boolean
  /** Break the world of overlays. */
  readonly overlaid?: boolean
  /** Break the world in which one overlay makes several standards. */
  readonly laid?: boolean
  /** Read it with the methods of a package beside the tests: by its configuration. */
  readonly plugged?: 'weakest' | 'faulty'
  readonly file: string
  /** Each text occurs once. */
  readonly replace?: readonly {
    readonly find: string
    /** In another file than the case's own. */
    readonly in?: string
    readonly with: string
  }[]
  /** The whole file instead, so many times. */
  readonly text?: string
  readonly times?: number
  readonly copy?: { readonly [to: string]: string }
  readonly remove?: readonly string[]
  readonly want: {
    readonly file?: string
    readonly line: number
    readonly column: number
    readonly code: string
    readonly zh?: string
    readonly en?: string
    readonly fix?: { readonly zh: string; readonly en: string }
  }
  /** Codes that the same mistake also leads to. */
  readonly also?: readonly string[]
}

export const cases: readonly Case[] = [...textsIn('test/define/broken')].map(([file, text]) => ({
  name: file.replace('.yaml', ''),
  ...parse(text),
}))

/** The texts with a case's changes made. */
export function broken(files: Files, change: Case): Files {
  const { name, file, replace = [], text, times = 1, copy = {}, remove = [] } = change
  const made = new Map(files)
  if (text !== undefined) made.set(file, text.repeat(times))
  for (const one of replace) {
    const at = one.in ?? file
    const [before, after, ...more] = made.get(at)!.split(one.find)
    if (after === undefined || more.length > 0)
      throw new Error(`${name}: not once in ${at}: ${one.find}`)
    made.set(at, `${before}${one.with}${after}`)
  }
  for (const [to, from] of Object.entries(copy)) made.set(to, made.get(from)!)
  for (const one of remove) made.delete(one)
  return made
}

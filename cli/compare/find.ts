import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import {
  type Authored,
  type ExamplesFile,
  examplesOf,
  kindOf,
  load,
  type Methods,
  type Problem,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'

/** One version of a standard, the folder it is written in, and its examples, whether or not they hold. */
export interface Version {
  readonly folder: string
  readonly authored: Authored
  readonly examples: ExamplesFile
}

/** Standards that are sound in a folder, and what is wrong with any others. */
interface Loaded {
  readonly folder: string
  readonly versions: readonly Version[]
  readonly problems: readonly Problem[]
  /** Of examples that do not want what their standard gives. */
  readonly failing: readonly Problem[]
}

/** What a word of the command line names: a standard, or all of a folder; or why it names none. */
export type Named =
  | { readonly is: 'one'; readonly version: Version }
  | { readonly is: 'all'; readonly versions: readonly Version[] }
  | { readonly is: 'broken'; readonly folder: string; readonly problems: readonly Problem[] }
  | { readonly is: 'unknown'; readonly folder: string; readonly known: readonly string[] }

/** Finds standards in the folder of definitions and elsewhere; each folder is read once. */
export function finder(folder: string, methods: Methods) {
  const loaded = new Map<string, Loaded>()
  const loadedFrom = (path: string): Loaded => {
    const place = resolve(path)
    const known = loaded.get(place) ?? loadFolder(path, methods)
    loaded.set(place, known)
    return known
  }
  return {
    /** `id`, `id@version`, `FOLDER:id@version`, or the path of a standard, of its folder, or of a folder of many. */
    named(word: string): Named {
      const colon = word.lastIndexOf(':')
      const before = word.slice(0, Math.max(0, colon))
      if (colon > 0 && existsSync(before))
        return byName(word.slice(colon + 1), loadedFrom(rootOf(before) ?? before))
      return existsSync(word) ? atPath(word, loadedFrom) : byName(word, loadedFrom(folder))
    },
    /** The version before the newest one of a standard, and the newest. */
    lastTwo(id: string): readonly [Named, Named] {
      const from = loadedFrom(folder)
      const [now, before] = versionsOf(id, from.versions).toReversed()
      const one = (version: Version | undefined): Named =>
        version ? { is: 'one', version } : byName(`${id}@`, from)
      return [one(before), one(now)]
    },
    /** How many wants of examples in these folders do not hold. */
    failing: (): number =>
      [...loaded.values()].reduce((sum, { failing }) => sum + failing.length, 0),
  }
}

export const nameOf = ({ authored: { definition } }: Version): string =>
  `${definition.id}@${definition.version}`

/** Versions of a standard from the oldest on: by their numbers, 2026.10 after 2026.9. */
export const versionsOf = (id: string, all: readonly Version[]): readonly Version[] =>
  all
    .filter(({ authored }) => authored.definition.id === id)
    .toSorted((a, b) =>
      a.authored.definition.version.localeCompare(b.authored.definition.version, 'en', {
        numeric: true,
      }),
    )

function byName(name: string, { folder, versions, problems }: Loaded): Named {
  const [id = '', wanted] = name.split('@')
  const all = versionsOf(id, versions)
  const version =
    wanted === undefined
      ? all.at(-1)
      : all.find(({ authored }) => authored.definition.version === wanted)
  if (version) return { is: 'one', version }
  const wrong = problems.filter(({ file }) => dirname(file).split('/').includes(id))
  return wrong.length > 0
    ? { is: 'broken', folder, problems: wrong }
    : { is: 'unknown', folder, known: versions.map(nameOf) }
}

/** A path leads to one standard or to a folder of definitions. */
function atPath(path: string, loadedFrom: (path: string) => Loaded): Named {
  const place = statSync(path).isFile() ? dirname(resolve(path)) : resolve(path)
  const root = rootOf(place)
  const { folder, versions, problems } = loadedFrom(root ?? path)
  if (root === null || !existsSync(join(place, 'standard.yaml')))
    return versions.length === 0 && problems.length > 0
      ? { is: 'broken', folder, problems }
      : { is: 'all', versions }
  const file = join(place, 'standard.yaml')
  const version = versions.find(({ authored }) => resolve(folder, authored.own.file) === file)
  if (version) return { is: 'one', version }
  const wrong = problems.filter((problem) => dirname(resolve(folder, problem.file)) === place)
  return { is: 'broken', folder, problems: wrong.length > 0 ? wrong : problems }
}

/** The folder around the programme that a path is part of; null where there is none above it. */
function rootOf(path: string): string | null {
  const place = resolve(path)
  if (existsSync(join(place, 'programme.yaml'))) return dirname(place)
  return dirname(place) === place ? null : rootOf(dirname(place))
}

/**
 * A folder of definitions. Of a version that is being written, examples want what the earlier one gave: what only
 * examples are wrong about keeps no standard from being compared, and is told beside it.
 */
function loadFolder(folder: string, methods: Methods): Loaded {
  const files = readFolder(folder)
  const first = load(files, methods)
  const failing = first.problems.filter(({ code }) => code.startsWith('example-'))
  const passing = new Map(files)
  for (const { file } of failing) {
    // What an overlay makes stays, whatever its examples want.
    if (kindOf(file) === 'overlay') continue
    const [level] = /level: *["']?[\w-]+["']?/.exec(files.get(file)!) ?? []
    passing.set(file, `- { note: '-', ${level}, want: { vetoes: [] } }\n`)
  }
  const { authored, problems } = failing.length > 0 ? load(passing, methods) : first
  const versions = authored.map((one) => ({
    ...{ folder, authored: one },
    examples: one.overlay
      ? examplesOf(one)
      : (parse(files.get(one.examples.file)!) as ExamplesFile),
  }))
  return { folder, versions, problems, failing }
}

import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Authored, load, type Methods, type Problem } from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'

/** Standards that are sound in a folder, and what is wrong with any others. */
interface Loaded {
  readonly folder: string
  readonly authored: readonly Authored[]
  readonly problems: readonly Problem[]
  /** Of examples that do not want what their standard gives. */
  readonly failing: readonly Problem[]
}

/** What a word of the command line names: a standard, or all of a folder; or why it names none. */
export type Named =
  | { readonly is: 'one'; readonly folder: string; readonly authored: Authored }
  | { readonly is: 'all'; readonly folder: string; readonly authored: readonly Authored[] }
  | { readonly is: 'broken'; readonly folder: string; readonly problems: readonly Problem[] }
  | { readonly is: 'unknown'; readonly folder: string; readonly known: readonly string[] }

/** Reads each folder once. */
export function finder(folder: string, methods: Methods) {
  const loaded = new Map<string, Loaded>()
  const loadedFrom = (path: string): Loaded => {
    const known = loaded.get(path) ?? loadFolder(path, methods)
    loaded.set(path, known)
    return known
  }
  return {
    /** `id`, `id@version`, `FOLDER:id@version`, or the path of a standard, of its folder, or of a folder of many. */
    named(word: string): Named {
      if (existsSync(word)) return atPath(word, loadedFrom)
      const colon = word.lastIndexOf(':')
      const before = word.slice(0, Math.max(0, colon))
      return colon > 0 && existsSync(before)
        ? byName(word.slice(colon + 1), loadedFrom(rootOf(before) ?? before))
        : byName(word, loadedFrom(folder))
    },
    /** How many wants of examples in these folders do not hold. */
    failing: (): number =>
      [...loaded.values()].reduce((sum, { failing }) => sum + failing.length, 0),
    /** The version before the newest one of a standard, and the newest. */
    lastTwo(id: string): readonly [Named, Named] {
      const from = loadedFrom(folder)
      const all = versionsOf(id, from)
      const [now, before] = [all.at(-1), all.at(-2)]
      const one = (authored: Authored | undefined): Named =>
        authored ? { is: 'one', folder: from.folder, authored } : byName(`${id}@`, from)
      return [one(before), one(now)]
    },
  }
}

export const nameOf = ({ definition: { id, version } }: Authored): string => `${id}@${version}`

/** Versions of a standard from the oldest on: by their numbers, 2026.10 after 2026.9. */
export const versionsOf = (id: string, { authored }: Pick<Loaded, 'authored'>) =>
  authored
    .filter(({ definition }) => definition.id === id)
    .toSorted((a, b) =>
      a.definition.version.localeCompare(b.definition.version, 'en', { numeric: true }),
    )

function byName(name: string, from: Loaded): Named {
  const [id = '', version] = name.split('@')
  const all = versionsOf(id, from)
  const found =
    version === undefined
      ? all.at(-1)
      : all.find(({ definition }) => definition.version === version)
  const { folder, problems } = from
  if (found) return { is: 'one', folder, authored: found }
  const wrong = problems.filter(({ file }) => dirname(file).split('/').includes(id))
  return wrong.length > 0
    ? { is: 'broken', folder, problems: wrong }
    : { is: 'unknown', folder, known: from.authored.map(nameOf) }
}

/** A path leads to one standard or to a folder of definitions. */
function atPath(path: string, loadedFrom: (path: string) => Loaded): Named {
  const place = statSync(path).isFile() ? dirname(resolve(path)) : resolve(path)
  const root = rootOf(place)
  if (root === null || !existsSync(join(place, 'standard.yaml'))) {
    const { folder, authored, problems } = loadedFrom(root ?? path)
    return authored.length === 0 && problems.length > 0
      ? { is: 'broken', folder, problems }
      : { is: 'all', folder, authored }
  }
  const { folder, authored, problems } = loadedFrom(root)
  const file = join(place, 'standard.yaml')
  const found = authored.find(({ own }) => resolve(folder, own.file) === file)
  if (found) return { is: 'one', folder, authored: found }
  const wrong = problems.filter((problem) => dirname(resolve(folder, problem.file)) === place)
  return { is: 'broken', folder, problems: wrong.length > 0 ? wrong : problems }
}

/** The folder that holds the programme which a path is part of; null where there is none above it. */
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
  const { authored, problems } = load(files, methods)
  const failing = problems.filter(({ code }) => code.startsWith('example-'))
  if (failing.length === 0) return { folder, authored, problems, failing }
  const passing = new Map(files)
  for (const { file } of failing) {
    const [level] = /level: *["']?[\w-]+/.exec(files.get(file)!) ?? []
    passing.set(file, `- { note: '-', ${level}, want: { vetoes: [] } }\n`)
  }
  return { folder, ...load(passing, methods), failing }
}

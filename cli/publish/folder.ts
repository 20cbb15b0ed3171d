import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import { load, type Methods, type Placed, type Problem } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'

/** A folder of definitions as it lies on the disk, and which of them are meant. */
export interface Gathered {
  /** The programme's folder, or the one that was named where it is of none. */
  readonly root: string
  /** Every YAML file below the root, by its path from there. */
  readonly files: ReadonlyMap<string, string>
  readonly placed: readonly Placed[]
  readonly chosen: readonly Placed[]
  readonly problems: readonly Problem[]
}

/**
 * The definitions that a target means: those whose own file lies in a folder, that one file, or, of a folder of
 * definitions, those of an id or `id@version`. All around them is read and checked too.
 */
export function gather(target: string, folder: string, methods: Methods): Gathered {
  const there = existsSync(target)
  const root = rootOf(resolve(there ? target : folder))
  const files = readFolder(root)
  const { placed, problems } = load(files, methods)
  const within = there ? relative(root, resolve(target)).split(sep).join('/') : ''
  const isMeant = ({ definition: { id, version }, files: [own] }: Placed): boolean =>
    there
      ? within === '' || own === within || own!.startsWith(`${within}/`)
      : target === id || target === `${id}@${version}`
  const chosen = placed.filter(isMeant)
  return { root, files, placed, chosen, problems: problems.map((one) => placedIn(root, one)) }
}

/** The nearest folder at or above a path that holds a programme; the path's own folder where none does. */
function rootOf(path: string): string {
  const start = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path)
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, 'programme.yaml'))) return at
    if (dirname(at) === at) return start
  }
}

/** A problem at its place as seen from where the command was given. */
export const placedIn = (root: string, problem: Problem): Problem => ({
  ...problem,
  file: relative('.', join(root, problem.file)) || problem.file,
})

/** What a server needs to check the chosen ones: the programme and its procedures, they themselves, and what they extend. */
export function neededOf({ files, placed, chosen }: Gathered): ReadonlyMap<string, string> {
  const fallbacks = placed.flatMap(({ definition }) =>
    definition.kind === 'programme' ? [definition.value.fallback] : [],
  )
  const standards = placed.filter(
    ({ definition }) =>
      definition.kind === 'standard' &&
      fallbacks.includes(`${definition.id}@${definition.version}`),
  )
  const wanted = new Set(
    [...chosen, ...standards]
      .flatMap((one) => one.files)
      .flatMap((file) => [file, examplesOf(file)]),
  )
  const shared = (file: string): boolean =>
    /(^|\/)(programme|fields|facts|sources|lock)\.yaml$/.test(file) ||
    /(^|\/)procedures\/[^/]+\.yaml$/.test(file)
  return new Map([...files].filter(([file]) => wanted.has(file) || shared(file)))
}

const examplesOf = (file: string): string => posix.join(posix.dirname(file), 'examples.yaml')

/** Where the signatures of a definition lie: beside its own file. */
export const signaturesBeside = ({ root }: Gathered, { files }: Placed): string =>
  join(root, posix.dirname(files[0]!), 'signatures')

/** The signature files of a folder, by their paths as seen from here; none where there is no such folder. */
export function signaturesFrom(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map()
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
    const paths = names.sort().map((name) => relative('.', join(folder, name)))
    return new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: folder }, cause)
  }
}

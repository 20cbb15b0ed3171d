import type { CalendarYear } from '../calendar.ts'
import { later } from '../once.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import {
  type Authored,
  type AuthoredProgramme,
  type Definition,
  define,
  type Folder,
  type Found,
  type Placed,
  type Read,
} from './definition.ts'
import { kindOf, strayProblems } from './files.ts'
import type { Whole } from './inherited.ts'
import { byPlace, type Problem } from './problem.ts'
import { programmesIn } from './programme.ts'
import { readFile } from './read.ts'
import { meaning, type World } from './rule.ts'
import { calendarRules } from './rules/calendar.ts'
import type { Traced } from './tailor/trace.ts'

/**
 * Reads a folder of definitions in three passes: syntax, shape, meaning. Every problem of every file is
 * returned, in order of place; a definition is returned only when the files it is made of have none. Beside them, what each
 * lock file should say, of each standard that extends another where every node of it comes from, and of each
 * standard (though its examples may fail) and programme that is sound, what its author's tools read; and of each
 * definition which files it is made of.
 */
export function load(
  files: ReadonlyMap<string, string>,
  methods: Methods = builtIn,
): {
  definitions: readonly Definition[]
  problems: readonly Problem[]
  locks: ReadonlyMap<string, string>
  traces: ReadonlyMap<string, readonly Traced[]>
  authored: readonly Authored[]
  programmes: readonly AuthoredProgramme[]
  placed: readonly Placed[]
} {
  const { folder, problems: unread } = readFiles(files, methods)
  const found = [...calendarsIn(folder), ...programmesIn(folder, methods)]
  const placed = found.flatMap((one) => one.placed)
  const problems = [
    ...strayProblems(folder.files),
    ...unread,
    ...found.flatMap((one) => one.problems),
    ...definedTwice(placed, folder),
  ].sort(byPlace)
  const broken = new Set(problems.map(({ file }) => file))
  const sound = placed.filter(({ files }) => !files.some((file) => broken.has(file)))
  const locks = new Map(found.flatMap((one) => [...(one.locks ?? [])]))
  const traces = later(() => new Map(found.flatMap((one) => one.traces?.() ?? [])))
  const definitions = sound.map(({ definition }) => definition)
  // Examples of what an overlay makes stand in its own file, and may fail as others do.
  const unsound = new Set(
    problems.flatMap(({ code, file }) => (code.startsWith('example-') ? [] : [file])),
  )
  const authored = withAlike(
    found
      .flatMap((one) => one.authored ?? [])
      .filter((one) => !writtenIn(one).some((file) => unsound.has(file))),
  )
  const programmes = found
    .flatMap((one) => one.authoredProgramme ?? [])
    .filter(({ definition }) => definitions.includes(definition))
  return {
    ...{ definitions, problems, locks, authored, programmes, placed: sound },
    // Few read them, and they take as long as the rest.
    get traces() {
      return traces()
    },
  }
}

/** The files that a standard itself is written in: its own, and those of what it extends. */
const writtenIn = (one: Whole): readonly string[] => [
  one.own.file,
  ...(one.parent ? writtenIn(one.parent) : []),
]

/** Each that an overlay makes, with the others of it. */
const withAlike = (all: readonly Authored[]): readonly Authored[] =>
  all.map((one) => {
    const alike = all.filter((other) => other !== one && other.overlay === one.overlay)
    return one.overlay && alike.length > 0 ? { ...one, alike } : one
  })

/** The first two passes, over every file of a known kind. */
function readFiles(
  files: ReadonlyMap<string, string>,
  methods: Methods,
): {
  folder: Folder
  problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const read: Read[] = []
  for (const [file, text] of files) {
    const kind = kindOf(file)
    if (!kind) continue
    const { source, problems: found, sound } = readFile(kind, file, text, methods)
    problems.push(...found)
    if (source) read.push({ kind, source, sound })
  }
  return { folder: { files: [...files.keys()], read }, problems }
}

function calendarsIn({ read }: Folder): readonly Found[] {
  return read
    .filter(({ kind, sound }) => kind === 'calendar' && sound)
    .map(({ source }) => {
      const value = source.value as CalendarYear & { id: string; version: string }
      return {
        placed: [{ definition: define('calendar', value), files: [source.file] }],
        problems: meaning(calendarRules, source, value, {} as World),
      }
    })
}

/** Two files must not define the same `id@version`. */
function definedTwice(placed: readonly Placed[], { read }: Folder): readonly Problem[] {
  const first = new Map<string, string>()
  return placed.flatMap(
    ({ definition: { kind, id, version }, files: [file] }): readonly Problem[] => {
      const name = `${kind} ${id}@${version}`
      const before = first.get(name)
      first.set(name, before ?? file!)
      if (before === undefined) return []
      const { source } = read.find((one) => one.source.file === file)!
      return [
        source.problem(
          source.place(['id']),
          'defined-twice',
          `${id}@${version} 已在 ${before} 定义`,
          `${id}@${version} is defined in ${before} already`,
        ),
      ]
    },
  )
}

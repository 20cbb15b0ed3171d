import { builtIn, load, type Methods, type Problem } from '../../engine/index.ts'
import { type Candidate, candidateFor } from './candidates.ts'
import type { Done } from './done.ts'
import { clash, type Edit, edited, lineAround } from './edit.ts'
import { added, type Found, mendedAlone, mendedAndSeen, same } from './judge.ts'
import { type Tidying, tidyings } from './tidy.ts'

type Files = ReadonlyMap<string, string>

export interface Fixed {
  readonly files: Files
  readonly done: readonly Done[]
}

/** Mistakes lie over one another; after so many layers the author looks first. */
const maxLayers = 8
const maxDepth = 2

/**
 * Mends what can be mended without asking: signs of an input method where YAML has its own, indents, quotes of a
 * number, and a mistyped word that only one is near to. Each change is tried first: it stays where its problem is
 * gone and no other has come, save those that could not be seen before. Mended once, there is nothing left to mend.
 */
export function fixed(given: Files, methods: Methods = builtIn): Fixed {
  const read = (files: Files): Found => load(files, methods)
  let state: State = { files: given, found: read(given), done: [] }
  for (const tidying of tidyings) state = tidiedBy(state, tidying, read)
  for (let layer = 0; layer < maxLayers; layer++) {
    const next = mendedBy(state, candidatesIn(state), read)
    if (next === state) break
    state = next
  }
  return state
}

/** All files at once; where that would tell something otherwise, each by itself. */
function tidiedBy(state: State, tidying: Tidying, read: Read): State {
  const all = [...state.files].flatMap(([file, text]) => {
    const tidy = tidying(file, text)
    return tidy ? [{ file, ...tidy }] : []
  })
  const over = (before: State, some: typeof all): State => {
    if (some.length === 0) return before
    const files = new Map([...before.files, ...some.map(({ file, text }) => [file, text] as const)])
    const found = read(files)
    const done = [...before.done, ...some.flatMap((one) => one.done)]
    return same(before.found, found) ? { files, found, done } : before
  }
  const whole = over(state, all)
  return whole === state ? all.reduce((before, one) => over(before, [one]), state) : whole
}

type Read = (files: Files) => Found

interface State extends Fixed {
  readonly found: Found
}

/** What may be tried, one for each problem; of two at the same place the first. */
export function candidatesIn({
  files,
  found,
}: Pick<State, 'files' | 'found'>): readonly Candidate[] {
  const taken = new Map<string, readonly Edit[]>()
  return found.problems.flatMap((problem) => {
    const candidate = candidateFor(problem, textOf(files, problem))
    const before = taken.get(problem.file) ?? []
    const edits = candidate?.ways.flat() ?? []
    if (!candidate || clash(edits, before)) return []
    taken.set(problem.file, [...before, ...edits])
    return [candidate]
  })
}

/** A file as its problems have it: the mark at its beginning is no letter of it. */
const textOf = (files: Files, { file }: Problem): string => files.get(file) ?? ''

/** All of them at once; where that does not do, each half by itself. */
function mendedBy(state: State, all: readonly Candidate[], read: Read, depth = 0): State {
  if (all.length === 0) return state
  const whole = mendedWhole(state, all, read, depth)
  if (whole || all.length === 1) return whole ?? state
  const half = Math.ceil(all.length / 2)
  const first = mendedBy(state, all.slice(0, half), read, depth)
  // What was mended has moved the rest: it is looked for again.
  const left = new Set(all.slice(half).map(({ problem }) => lineOf(problem)))
  const rest = candidatesIn(first).filter(({ problem }) => left.has(lineOf(problem)))
  return mendedBy(first, rest, read, depth)
}

const lineOf = ({ file, line, zh }: Problem): string => `${file} ${line} ${zh}`

/** All of them by one of their ways; null where none does. What comes to light may be mended in its turn. */
function mendedWhole(
  state: State,
  all: readonly Candidate[],
  read: Read,
  depth: number,
): State | null {
  const ways = Array.from({ length: Math.max(...all.map((one) => one.ways.length)) }, (_, way) =>
    tried(state, all, way, read),
  )
  const alone = ways.find(({ found }) => mendedAlone(all, state.found, found))
  if (alone) return alone
  const seen = ways.find(({ found }) => mendedAndSeen(all, state.found, found))
  if (seen || depth >= maxDepth) return seen ?? null
  for (const next of ways) {
    const come = new Set(added(state.found.problems, next.found.problems))
    const more = candidatesIn(next).filter(({ problem }) => come.has(problem))
    if (more.length < come.size) continue
    const last = mendedBy(next, more, read, depth + 1)
    if (mendedAlone(all, state.found, last.found)) return last
  }
  return null
}

function tried({ files, done }: State, all: readonly Candidate[], way: number, read: Read): State {
  const made = new Map(files)
  const changes = all.map(({ problem, ways }) => ({ problem, edits: ways[way] ?? ways.at(-1)! }))
  for (const file of new Set(all.map(({ problem }) => problem.file))) {
    const edits = changes.filter(({ problem }) => problem.file === file).flatMap((one) => one.edits)
    made.set(file, edited(files.get(file)!, edits))
  }
  const said = changes.map(({ problem, edits }) => doneBy(problem, files.get(problem.file)!, edits))
  return { files: made, found: read(made), done: [...done, ...said] }
}

function doneBy({ file, line, code }: Problem, text: string, edits: readonly Edit[]): Done {
  const [start, end] = lineAround(text, edits[0]!.start)
  const before = text.slice(start, end)
  const moved = edits.map((one) => ({ ...one, start: one.start - start, end: one.end - start }))
  return { file, line, code, before, after: edited(before, moved) }
}

/** So many problems are tried; a log of more is not read for its fixes. */
const maxTried = 20

/** Of each problem that one change mends and that nothing else depends on, the change: tried, as `fixed` does. */
export function provenEdits(
  files: Files,
  methods: Methods = builtIn,
): ReadonlyMap<Problem, readonly Edit[]> {
  const read = (some: Files): Found => load(some, methods)
  const state: State = { files, found: read(files), done: [] }
  const proven = candidatesIn(state)
    .slice(0, maxTried)
    .flatMap((one) => {
      const way = one.ways.findIndex((_, at) => {
        const { found } = tried(state, [one], at, read)
        return mendedAlone([one], state.found, found) || mendedAndSeen([one], state.found, found)
      })
      return way < 0 ? [] : [[one.problem, one.ways[way]!] as const]
    })
  return new Map(proven)
}

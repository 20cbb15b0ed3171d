import type { ScriptFile } from '../shapes.ts'
import { nearest, type Problem } from './problem.ts'
import { choices } from './rule.ts'
import { shapeProblems } from './shape.ts'
import type { Source } from './source.ts'
import { type Origins, originsOf } from './tailor/origins.ts'
import { viewOf } from './tailor/view.ts'

/** A script with all that it takes from the one it is like; `source` answers for the whole of it. */
export interface Likened {
  readonly value: ScriptFile
  readonly source: Source
  readonly problems: readonly Problem[]
}

/** What a script writes itself; where it is like another, any part may be left to that. */
type Own = Pick<ScriptFile, 'format' | 'name'> & {
  readonly [K in keyof ScriptFile]?: ScriptFile[K] | undefined
}

/** Scripts that others may be like, by name; null where it is there and cannot be read. */
export type Scripts = ReadonlyMap<string, Source | null>

/**
 * A script as it is played: bodies and collectives with what it says of them over what the one it is like says,
 * a list of answers, a set of members and what is wanted of a case instead of that one's. Null where the one it
 * is like cannot be read: that is said there.
 */
export function likened(source: Source, scripts: Scripts): Likened | null {
  const own = source.value as Own
  const { like } = own
  if (like === undefined) return { value: own as ScriptFile, source, problems: [] }
  const from = scripts.get(like)
  if (from === null) return null
  const base = from?.value as ScriptFile | undefined
  if (!from || !base || from.file === source.file || base.like !== undefined)
    return broken(source, from ? chained(source) : unknown(like, scripts, source))
  const origins = originsOf()
  origins.read(base, { source: from, path: [] })
  origins.read(own, { source, path: [] })
  const value = together(own, base, origins)
  const view = viewOf(source, value, origins, () => ['like'])
  const strange = strangers(own, base, source)
  const problems = strange.length > 0 ? strange : shapeProblems('script', whole(view))
  return { value, source: view, problems }
}

/** The whole is no longer like another, so that it must have every part. */
function whole(view: Source): Source {
  const { like: _, ...value } = view.value as ScriptFile
  return { ...view, value }
}

const broken = (source: Source, problem: Problem): Likened => ({
  value: source.value as ScriptFile,
  source,
  problems: [problem],
})

function together(own: Own, base: ScriptFile, origins: Origins): ScriptFile {
  const listed = (name: 'bodies' | 'collectives') =>
    base[name].map((one) => {
      const mine = own[name]?.find(({ id }) => id === one.id)
      return mine ? over(mine, one, origins) : one
    })
  const answers = Object.entries(own.answers ?? {}).map(([name, mine]) => {
    const { note } = base.answers?.[name] ?? {}
    return [name, note === undefined ? mine : over(mine, { note }, origins)] as const
  })
  const parts = {
    ...{ bodies: listed('bodies'), collectives: listed('collectives') },
    ...{ with: { ...base.with, ...own.with }, want: { ...base.want, ...own.want } },
    answers: { ...base.answers, ...Object.fromEntries(answers) },
  }
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)
  const made = over(own, base, origins)
  const whole: object = { ...made, ...Object.fromEntries(filled) }
  return origins.copied(whole, made) as ScriptFile
}

/** What is said of a thing over what was said of it before; each member written where it was. */
function over(own: object, base: object, origins: Origins): object {
  const made = origins.copied({ ...base, ...own }, own)
  for (const key of Object.keys(base).filter((one) => !Object.hasOwn(own, one))) {
    const origin = origins.at(base, [key])
    if (origin) origins.moved(made, key, origin)
  }
  return made
}

/** What it says of things that the one it is like has not. */
function strangers(own: Own, base: ScriptFile, source: Source): readonly Problem[] {
  const ids = (all: readonly { readonly id: string }[] = []) => all.map(({ id }) => id)
  const listed = (['bodies', 'collectives'] as const).flatMap((part) =>
    ids(own[part]).map((id, at) => ({ id, known: ids(base[part]), place: [part, at, 'id'] })),
  )
  const named = (['answers', 'want'] as const).flatMap((part) =>
    Object.keys(own[part] ?? {}).map((id) => {
      const known = part === 'want' ? casesOf(base) : Object.keys(base.answers ?? {})
      return { id, known, place: [part, id] }
    }),
  )
  return [...listed, ...named]
    .filter(({ id, known }) => !known.includes(id))
    .map(({ id, known, place }) =>
      source.problem(
        source.keyPlace(place),
        'like-name',
        `照着的历程里没有 ${id}`,
        `the script that it is like has no "${id}"`,
        choices(nearest(id, known), known),
      ),
    )
}

/** What others call a script by: the name of its file. */
export const scriptName = (file: string): string =>
  file.slice(file.lastIndexOf('/') + 1).replace(/\.yaml$/, '')

/** The cases that a script opens. */
export const casesOf = ({ acts }: Pick<ScriptFile, 'acts'>): readonly string[] => [
  ...new Set(acts.flatMap(({ about, case: id }) => (about === undefined ? [] : (id ?? [])))),
]

function unknown(like: string, scripts: Scripts, source: Source): Problem {
  const known = [...scripts.keys()]
  return source.problem(
    source.place(['like']),
    'like-unknown',
    `方案的 histories/ 里没有历程 ${like}`,
    `the programme has no script "${like}" in histories/`,
    choices(nearest(like, known), known),
  )
}

const chained = (source: Source): Problem =>
  source.problem(
    source.place(['like']),
    'like-chained',
    '照着的历程自己也照着别的',
    'the script that it is like is like another itself',
    ['写得完整的历程', 'a script that is written out'],
  )

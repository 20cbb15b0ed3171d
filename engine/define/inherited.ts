import { onceOf } from '../once.ts'
import type { Programme } from '../programme.ts'
import type { Methods } from '../score/method.ts'
import type { OverlayFile, StandardFile } from '../shapes.ts'
import { clashes } from './overlay/clash.ts'
import { laidOn } from './overlay/lay.ts'
import { under } from './overlay/over.ts'
import { nearest, type Problem } from './problem.ts'
import { type Resolved, resolved as withShared } from './resolve.ts'
import { choices } from './rule.ts'
import { shapeProblems } from './shape.ts'
import type { Path, Source } from './source.ts'
import { addressOf, nearestTo } from './tailor/address.ts'
import { type Origin, type Origins, originsOf } from './tailor/origins.ts'
import { resolve } from './tailor/resolve.ts'
import { viewOf } from './tailor/view.ts'

/** A standard with all that it inherits, and the standard that it extends. */
export interface Whole extends Resolved {
  readonly parent: Whole | null
  /** The file of its own; `source` answers for the resolved form. */
  readonly own: Source
  /** Where the part at a path of the resolved value is written, in whichever file. */
  readonly written: (path: Path) => Origin
  /** The overlay that made it of its parent; null for one that a file of its own says. */
  readonly overlay: Source | null
}

/** What standards are read with. */
interface Around {
  readonly programme: Programme
  /** Is every standard there, or can one not be read? */
  readonly whole: boolean
  readonly overlays: readonly Source[]
  readonly methods: Methods
}

/**
 * Every standard of a programme as it stands resolved: shared facts in their places, operations on its parent
 * made; and behind them every one that an overlay makes of one of them. Of an incomplete set, what extends a
 * standard that cannot be read is left out without a word. What has not changed since it was last asked for is the
 * same object.
 */
export function inheritedFrom(
  sources: readonly Source[],
  { programme, whole: complete, overlays, methods }: Around,
): readonly Whole[] {
  const done = new Map<Source, Whole | null>()
  const names = new Map(sources.map((source) => [nameOf(source.value as StandardFile), source]))
  const wholeOf = (source: Source, before: readonly Source[]): Whole | null => {
    const known = done.get(source)
    if (known !== undefined) return known
    const whole = made(source, before)
    done.set(source, whole)
    return whole
  }
  const made = (source: Source, before: readonly Source[]): Whole | null => {
    const own = source.value as StandardFile
    if (own.extends === undefined) return standing(source, programme)
    const from = names.get(own.extends)
    if (!from && !complete) return null
    if (!from || before.includes(from) || from === source) {
      const problem = from ? cycle(source) : parentUnknown(own.extends, [...names.keys()], source)
      return { ...standing(source, programme), problems: [problem] }
    }
    const parent = wholeOf(from, [...before, source])
    return parent && extending(parent, source, programme, methods)
  }
  const all = sources.flatMap((source) => wholeOf(source, []) ?? [])
  const over = overlays.flatMap((overlay) =>
    under(overlay.value as OverlayFile, all)
      .filter(isResolved)
      .map((parent) => laid(overlay, parent, programme, methods)),
  )
  return [...all, ...over]
}

/** Where the parts of everything that was read and resolved are written, as long as anybody holds them. */
const origins = originsOf()

const sharing = (source: Source, programme: Programme): Resolved => {
  origins.read(source.value, { source, path: [] })
  const shared = withShared(source, programme)
  noteShared(shared.value, source.value as StandardFile, source, origins)
  return shared
}

/** A standard by itself. */
const standing = onceOf((source: Source, programme: Programme): Whole => {
  const shared = sharing(source, programme)
  const written = (path: Path): Origin => origins.at(shared.value, path) ?? { source, path }
  const stray = strayTailor(source.value as StandardFile, source)
  const problems = [...shared.problems, ...stray]
  return { ...shared, problems, own: source, parent: null, overlay: null, written }
})

/** A standard that extends another. */
const extending = onceOf(
  (parent: Whole, source: Source, programme: Programme, methods: Methods): Whole =>
    onParent(parent, sharing(source, programme), methods),
)

/** The standard that an overlay makes of another. */
const laid = onceOf(
  (overlay: Source, parent: Whole, programme: Programme, methods: Methods): Whole => {
    const source = laidOn(overlay, parent.value)
    const shared = sharing(source, programme)
    const problems = [...shared.problems, ...clashes(source, parent.value)]
    return { ...onParent(parent, { ...shared, problems }, methods), overlay }
  },
)

function onParent(parent: Whole, shared: Resolved, methods: Methods): Whole {
  const { source } = shared
  const { value, problems } = resolve(parent.value, shared.value, source, origins)
  const view = resolvedSource(source, value, parent.value, origins)
  const wrong = [...shared.problems, ...problems]
  const shape = wrong.length > 0 ? [] : shapeProblems('standard', view, methods)
  return {
    ...{ source: view, own: source, value, parent, problems: [...wrong, ...shape] },
    ...{ overlay: null, written: (path) => origins.at(value, path) ?? { source, path } },
  }
}

/** Has it all that it inherits? */
const isResolved = ({ problems, parent }: Whole): boolean =>
  problems.length === 0 && (parent === null || isResolved(parent))

/** A shared fact is written where a standard names it, though all who name it hold the same value. */
function noteShared(value: StandardFile, own: StandardFile, source: Source, origins: Origins) {
  origins.copied(value, own)
  if (!own.facts) return
  origins.copied(value.facts, own.facts)
  for (const id of Object.keys(own.facts))
    origins.moved(value.facts, id, { source, path: ['facts', id] })
}

export const nameOf = ({ id, version }: StandardFile): string => `${id}@${version}`

/** The source of a resolved value: what it inherits is placed at the operation that is nearest, or at `extends`. */
function resolvedSource(
  source: Source,
  value: StandardFile,
  parent: StandardFile,
  origins: Origins,
): Source {
  const operations = (value.tailor ?? []).map(({ target }) => addressOf(parent, target))
  return viewOf(source, value, origins, (path) => {
    const about = nearestTo(path, operations)
    return about < 0 ? ['extends'] : ['tailor', about, 'target']
  })
}

function parentUnknown(name: string, known: readonly string[], source: Source): Problem {
  const near = nearest(name, known)
  return source.problem(
    source.place(['extends']),
    'extends-unknown',
    `没有标准 ${name}`,
    `there is no standard "${name}"`,
    choices(near, known),
  )
}

const cycle = (source: Source): Problem =>
  source.problem(
    source.place(['extends']),
    'extends-cycle',
    '沿用成了一个圈',
    'standards extend each other in a circle',
  )

const strayTailor = ({ tailor }: StandardFile, source: Source): readonly Problem[] =>
  tailor === undefined
    ? []
    : [
        source.problem(
          source.keyPlace(['tailor']),
          'tailor-alone',
          '没有沿用别的标准，无从改动',
          'nothing is extended that could be tailored',
          ['extends: 标识@版本', 'extends: id@version'],
        ),
      ]

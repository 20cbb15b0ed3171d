import { digest } from '../../digest.ts'
import type { StandardFile } from '../../shapes.ts'
import type { Problem } from '../problem.ts'
import type { Source } from '../source.ts'

/** Maps of which an overlay may add members. */
const maps = ['facts', 'rubrics', 'sources'] as const

/**
 * What an overlay declares under a name that a standard below it has for something else: there the standard's own
 * rules would read the overlay's. A fact that is named with `{}` is the shared one, and stays it.
 */
export function clashes(source: Source, base: StandardFile): readonly Problem[] {
  const own = source.value as StandardFile
  return maps.flatMap((map) =>
    Object.entries(own[map] ?? {}).flatMap(([id, declared]) => {
      const known = base[map] as Readonly<Record<string, unknown>> | undefined
      const before = known && Object.hasOwn(known, id) ? known[id] : undefined
      if (before === undefined || Object.keys(declared).length === 0) return []
      if (digest(before) === digest(declared)) return []
      return [
        source.problem(
          source.keyPlace([map, id]),
          'overlay-clash',
          `${base.id} 已有另一个 ${id}`,
          `${base.id} has another "${id}" already`,
          ['另取一个标识', 'another id'],
        ),
      ]
    }),
  )
}

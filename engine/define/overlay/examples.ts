import type { ExamplesFile, OverlayFile } from '../../shapes.ts'
import { withLike } from '../example.ts'
import type { Path, Source } from '../source.ts'

/** A standard that is made: by which overlay, of which standard, which facts are left of that one's. */
interface Made {
  readonly overlay: Source
  readonly id: string
  readonly facts: object
}

/**
 * The examples that an overlay has for the standard that it makes of another, as if they stood in a file of their
 * own. One that is like an example of that standard gives all that this gives, but for facts that nobody is asked for
 * any more, and is filed on its day. Null where it has none for it.
 */
export function examplesOn({ overlay, id, facts }: Made, above: ExamplesFile): Source | null {
  const { examples = {} } = overlay.value as OverlayFile
  if (!Object.hasOwn(examples, id)) return null
  const all = examples[id] as ExamplesFile
  const own = new Set(all.map((one) => one.id))
  const value = all.map((one): ExamplesFile[number] => {
    const { like, ...entry } = one
    const base =
      like === undefined || own.has(like) ? undefined : above.find(({ id }) => id === like)
    const lent = base && withLike(base, above)
    if (!lent) return base ? entry : one
    const left = Object.entries(lent.given).filter(([fact]) => Object.hasOwn(facts, fact))
    const filed = entry.filed ?? lent.filed
    return {
      ...entry,
      ...(filed !== undefined && { filed }),
      given: { ...Object.fromEntries(left), ...entry.given },
    }
  })
  const at = ([index, part, fact, ...rest]: Path): Path => {
    const path = [index, part, fact, ...rest].filter((step) => step !== undefined)
    const entry = all[Number(index)]
    const lent = part === 'given' && fact !== undefined && !Object.hasOwn(entry?.given ?? {}, fact)
    return ['examples', id, ...(lent ? [index!, 'like'] : path)]
  }
  return {
    ...overlay,
    value,
    place: (path) => overlay.place(at(path)),
    keyPlace: (path) => overlay.keyPlace(at(path)),
    numeral: (path) => overlay.numeral(at(path)),
  }
}

import { laterThan } from '../../choose.ts'
import { digest } from '../../digest.ts'
import type { OverlayFile, StandardFile } from '../../shapes.ts'

/** A standard with what it extends, as far as it matters who is over whom. */
interface Extending {
  readonly value: StandardFile
  readonly parent: Extending | null
}

/**
 * The standards that an overlay is laid on: the one that it names and all that extend it, in every version that is
 * in force once the overlay is. Left out are those that it excepts, with what extends them; those that name already
 * whom the overlay is for; and those for which a standard of their own is written for just the same.
 */
export function under<T extends Extending>(overlay: OverlayFile, all: readonly T[]): readonly T[] {
  const { over, except = [], applies_to, effective } = overlay
  const written = new Set(all.map(({ value }) => digest(value.applies_to)))
  const first = all.filter((one, at) => all.findIndex((other) => same(one, other)) === at)
  return first.filter((one) => {
    const { value } = one
    const line = lineOf(one)
    const named = Object.keys(applies_to).some((key) => Object.hasOwn(value.applies_to, key))
    return (
      line.includes(over) &&
      !except.some((id) => line.includes(id)) &&
      !named &&
      !written.has(digest({ ...value.applies_to, ...applies_to })) &&
      (value.effective.to === undefined || value.effective.to > effective.from) &&
      !first.some((other) => succeeds(other.value, value, effective.from))
    )
  })
}

const same = (one: Extending, other: Extending): boolean =>
  one.value.id === other.value.id && one.value.version === other.value.version

/** The ids of a standard and of all that it extends. */
const lineOf = ({ value, parent }: Extending): readonly string[] => [
  value.id,
  ...(parent ? lineOf(parent) : []),
]

/** Was a version already followed by another on that day? */
const succeeds = (other: StandardFile, one: StandardFile, day: string): boolean =>
  other.id === one.id && laterThan(other.version, one.version) && other.effective.from <= day

import type { Methods, MethodUse } from '../../engine/index.ts'

/** A method that a published standard rests on, and what is here instead: another version, or nothing. */
export interface MethodMissing extends MethodUse {
  /** `id@version`. */
  readonly standard: string
  readonly found: string
  readonly [detail: string]: string
}

/** What a standard's definition says of its methods, beside what its author wrote. */
interface Published {
  readonly id: string
  readonly version: string
  readonly methods?: readonly MethodUse[]
}

/** The first method that a published standard rests on and that is not among those there are. */
export function methodMissing(
  { id, version, methods: used = [] }: Published,
  methods: Methods,
): MethodMissing | null {
  for (const use of used) {
    const from = methods.get(use.kind)?.from
    if (from?.name === use.package && from.version === use.version) continue
    return {
      ...use,
      standard: `${id}@${version}`,
      found: from ? `${from.name}@${from.version}` : '',
    }
  }
  return null
}

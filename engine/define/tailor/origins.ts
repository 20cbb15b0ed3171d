import type { Place } from '../problem.ts'
import type { Path, Source } from '../source.ts'

/** Where a part of a resolved value is written. */
export interface Origin {
  readonly source: Source
  readonly path: Path
}

/** Remembers of every part of values where it was written, however it is moved and copied afterwards. */
export interface Origins {
  /** Notes a value as it was read, with everything inside it. */
  read(value: unknown, origin: Origin): void
  /** The copy of a part with something changed, written where the part was. */
  copied<T extends object>(copy: T, of: object): T
  /** One member of a part was written elsewhere. */
  moved(part: object, key: string | number, origin: Origin): void
  /** Where the value at a path of a resolved value is written; null where none of it was read. */
  at(value: unknown, path: Path): Origin | null
}

export function originsOf(): Origins {
  const parts = new WeakMap<object, Origin>()
  const members = new WeakMap<object, Map<string, Origin>>()
  const read: Origins['read'] = (value, origin) => {
    if (typeof value !== 'object' || value === null) return
    parts.set(value, origin)
    for (const [key, inner] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key
      read(inner, { ...origin, path: [...origin.path, step] })
    }
  }
  return {
    read,
    copied(copy, of) {
      const origin = parts.get(of)
      if (origin) parts.set(copy, origin)
      members.set(copy, new Map([...(members.get(of) ?? []), ...(members.get(copy) ?? [])]))
      return copy
    },
    moved(part, key, origin) {
      members.set(part, new Map(members.get(part)).set(String(key), origin))
    },
    at(value, path) {
      let node = value
      let origin = typeof node === 'object' && node !== null ? (parts.get(node) ?? null) : null
      for (const [index, step] of path.entries()) {
        if (typeof node !== 'object' || node === null) break
        const elsewhere = members.get(node)?.get(String(step))
        node = (node as Record<string | number, unknown>)[step]
        const own = typeof node === 'object' && node !== null ? parts.get(node) : undefined
        const below = origin && { ...origin, path: [...origin.path, step] }
        origin = own ?? elsewhere ?? below
        if (node === undefined)
          return origin && { ...origin, path: [...origin.path, ...path.slice(index + 1)] }
      }
      return origin
    },
  }
}

/** A place in a file, as messages name it. */
export const placeText = ({ file, line, column }: Place): string => `${file}:${line}:${column}`

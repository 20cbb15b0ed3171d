import type { Supplier } from '../score/fact.ts'
import type { Answers } from '../score/readings.ts'
import { isObject, type Json, type JsonObject } from '../terms.ts'

/** So much of a digest tells a note that was written before. */
const enough = 8

/** The digests of the notes that a supplier's last answer says of its occurrences. */
export function notesBefore(
  fact: string,
  supplier: Supplier,
  answers: Answers = {},
): readonly string[] {
  const before = answers[fact]?.[supplier]?.value
  if (!Array.isArray(before)) return []
  return (before as readonly JsonObject[]).flatMap(({ note }) => digestIn(note) ?? [])
}

/** The note written before that is named by the beginning of its digest; null where none is, or a new one is written. */
export function noteKept(note: Json | undefined, before: readonly string[]): string | null {
  const named = digestIn(note)
  if (named === null || named.length < enough) return null
  return before.find((whole) => whole.startsWith(named)) ?? null
}

/** Occurrences without the notes that were written before: what is left is new, and is checked. */
export const withoutKept = (value: Json, before: readonly string[]): Json =>
  Array.isArray(value)
    ? value.map((one: Json): Json => {
        if (!isObject(one) || noteKept(one.note, before) === null) return one
        const { note: _, ...rest } = one
        return rest
      })
    : value

function digestIn(note: Json | undefined): string | null {
  return note !== undefined && isObject(note) && typeof note.digest === 'string'
    ? note.digest
    : null
}

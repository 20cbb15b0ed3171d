import type { CalendarYear } from '../calendar.ts'
import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import type { ExamplesFile, ProcedureFile, StandardFile } from '../shapes.ts'
import type { Whole } from './inherited.ts'
import type { Problem } from './problem.ts'
import type { Kind } from './schemas.ts'
import type { Source } from './source.ts'
import type { Traced } from './tailor/trace.ts'

interface Values {
  readonly programme: Programme
  readonly procedure: ProcedureFile
  readonly standard: StandardFile
  readonly calendar: CalendarYear
}

type Defined<K extends keyof Values> = {
  readonly kind: K
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly value: Values[K]
}

/** A definition that passed every check: immutable by the digest of its canonical, resolved form. */
export type Definition = { [K in keyof Values]: Defined<K> }[keyof Values]

/**
 * A sound standard as its author has it before them, for the tools that read more than a case does: where each
 * part of it is written, the standard that it extends, its examples (which may fail), the programme that it is of.
 */
export interface Authored extends Whole {
  readonly programme: Programme
  /** As it is published: its own digest, with that of what it inherits. */
  readonly definition: Defined<'standard'>
  readonly examples: Source
  /** The others that the same overlay makes and has examples for: what it says is shown by any of them. */
  readonly alike?: readonly Authored[]
}

/** A sound programme as its author has it before them: what it comes to, and the files that it is made of. */
export interface AuthoredProgramme {
  readonly programme: Programme
  readonly source: Source
  readonly fields: Source
  readonly facts: Source
  readonly definition: Defined<'programme'>
}

/** As the file of its own has it: what it inherits is not in it. */
export const ownOf = ({ own }: Authored): StandardFile => own.value as StandardFile

export const examplesOf = ({ examples }: Authored): ExamplesFile => examples.value as ExamplesFile

/** A definition with the files it is made of, its own first: a problem in any of them withholds it. */
export interface Placed {
  readonly definition: Definition
  readonly files: readonly string[]
}

/** A file that was read; `sound` when it has the shape of its kind. */
export interface Read {
  readonly kind: Kind
  readonly source: Source
  readonly sound: boolean
}

/** The files of a folder: those that were read, and the name of every one that is there. */
export interface Folder {
  readonly files: readonly string[]
  readonly read: readonly Read[]
}

/** What files come to: the definitions they make, and every problem in them. */
export interface Found {
  readonly placed: readonly Placed[]
  readonly problems: readonly Problem[]
  /** What a lock file should say, by its path. */
  readonly locks?: ReadonlyMap<string, string>
  /** Of a standard that extends another, where each node comes from, by `id@version`. */
  readonly traces?: () => readonly (readonly [string, readonly Traced[]])[]
  /** Of a standard that has no problem, what its author's tools read. */
  readonly authored?: readonly Authored[]
  /** Of a programme that has no problem, the same. */
  readonly authoredProgramme?: AuthoredProgramme
}

/** A value as the definition that it is. */
export function define<K extends keyof Values>(
  kind: K,
  value: Values[K] & { readonly id: string; readonly version: string },
): Defined<K> {
  return { kind, id: value.id, version: value.version, digest: digest(value), value }
}

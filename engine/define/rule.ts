import type { Programme } from '../programme.ts'
import type { ProcedureFile, StandardFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import type { Path, Source } from './source.ts'

/** Says what is wrong at a path of the definition, and what would be right. */
export type Report = (
  path: Path,
  zh: string,
  en: string,
  fix?: readonly [zh: string, en: string],
  on?: 'value' | 'key',
) => void

/** What a rule may look at besides the definition itself. */
export interface World {
  readonly programme: Programme
  /** Null while a file of the kind cannot be read: what it defines may be there. */
  readonly procedures: readonly ProcedureFile[] | null
  readonly standards: readonly StandardFile[] | null
  readonly folder: string
}

/** A rule that a schema cannot say. Its name is the code of the problems it reports. */
export type Rule<T> = (value: T, report: Report, world: World) => void

/** Third pass: every rule of a table over one definition. */
export function meaning<T>(
  rules: Readonly<Record<string, Rule<T>>>,
  source: Source,
  value: T,
  world: World,
): readonly Problem[] {
  const problems: Problem[] = []
  for (const [code, rule] of Object.entries(rules)) {
    const report: Report = (path, zh, en, fix, on = 'value') => {
      const place = on === 'key' ? source.keyPlace(path) : source.place(path)
      problems.push(source.problem(place, code, zh, en, fix))
    }
    rule(value, report, world)
  }
  return problems
}

/** The nearest known word and otherwise all of them, as a fix in both languages; none when nothing is known. */
export const choices = (
  near: string | null,
  known: readonly string[],
): readonly [string, string] | undefined => {
  if (near) return [near, near]
  return known.length > 0 ? [known.join('、'), known.join(', ')] : undefined
}

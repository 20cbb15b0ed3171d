import type { Programme } from '../programme.ts'
import type { Methods } from '../score/method.ts'
import type { ProcedureFile, StandardFile } from '../shapes.ts'
import { nearest, type Problem } from './problem.ts'
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
  /** The ways of giving points that a rule may name. */
  readonly methods: Methods
  /** Null while a file of the kind cannot be read: what it defines may be there. */
  readonly procedures: readonly ProcedureFile[] | null
  readonly standards: readonly StandardFile[] | null
  readonly folder: string
  /** The level whose numbers a standard is held to, where they are not the same for all. */
  readonly level?: string
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

/** The fact that a mistyped one must have meant. A standard has too many to list them all. */
export function factMeant(id: string, known: Iterable<string>): readonly [string, string] {
  const near = nearest(id, known)
  return near ? [near, near] : ['在 facts 里声明的事实', 'a fact that is declared under facts']
}

/** Reports each word of a list that is not known. */
export function unknownWords(
  words: readonly (readonly [Path, string])[],
  known: readonly string[],
  report: Report,
  zh: string,
  en: string,
  on: 'value' | 'key' = 'value',
): void {
  for (const [path, word] of words) {
    if (!known.includes(word))
      report(
        path,
        `未知的${zh} ${word}`,
        `unknown ${en} "${word}"`,
        choices(nearest(word, known), known),
        on,
      )
  }
}

/** Reports each word of a list that stands in it already. */
export function usedTwice(
  words: readonly (readonly [Path, string])[],
  report: Report,
  zh: string,
  en: string,
): void {
  const before = new Set<string>()
  for (const [path, word] of words) {
    if (before.has(word)) report(path, `${zh} ${word} 重复`, `the ${en} "${word}" is used twice`)
    before.add(word)
  }
}

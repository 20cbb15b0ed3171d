import type { Programme } from '../programme.ts'
import type { Methods } from '../score/method.ts'
import type { ProcedureFile, StandardFile } from '../shapes.ts'
import { inWords, type Text } from '../terms.ts'
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
  /** The examples that have a name, as `standard/example`; null while a file of them cannot be read. */
  readonly examples: readonly string[] | null
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

/** A thing that is known, by its id, with the name that people call it by. */
export interface Named {
  readonly id: string
  readonly name?: Text
}

/** An id with its name, as an author finds it again: `late（迟到）`. */
export const called = (one: Named): string =>
  isNamed(one) ? `${one.id}（${inWords(one.name)}）` : `“${one.id}”`

const isNamed = (one: Named): one is Required<Named> =>
  one.name !== undefined && inWords(one.name) !== one.id

/** As many words as are still read; of more, how many there are. */
const most = 20

/**
 * The nearest known word and otherwise all of them, of very many the first, as a fix in both languages; none when
 * nothing is known.
 */
export const choices = (
  near: string | null,
  known: readonly (string | Named)[],
): readonly [string, string] | undefined => {
  if (near) return [near, near]
  const all = known.map(named)
  const first = all.slice(0, most)
  const told = first.map((one) => (isNamed(one) ? called(one) : one.id)).join('、')
  const ids = first.map(({ id }) => id).join(', ')
  if (all.length > most)
    return [`${told}等 ${all.length} 个`, `${ids} and others, ${all.length} in all`]
  return all.length > 0 ? [told, ids] : undefined
}

const named = (one: string | Named): Named => (typeof one === 'string' ? { id: one } : one)

/** Levels, each with the name of its tier. */
export const levelsNamed = (
  { tiers }: Pick<Programme, 'tiers'>,
  levels: readonly string[],
): readonly Named[] => levels.map((id) => tiers.find((tier) => tier.id === id) ?? { id })

/** Reports each level that is not one of those there are; they are few, so all are listed. */
export function unknownLevels(
  words: readonly (readonly [Path, string])[],
  known: readonly Named[],
  report: Report,
  on: 'value' | 'key' = 'value',
): void {
  for (const [path, word] of words.filter(([, word]) => !known.some(({ id }) => id === word)))
    report(path, `未知的等级 ${word}`, `unknown level "${word}"`, choices(null, known), on)
}

/** The fact that a mistyped one must have meant. A standard has too many to list them all. */
export function factMeant(id: string, known: Iterable<string>): readonly [string, string] {
  const near = nearest(id, known)
  return near ? [near, near] : ['在 facts 里声明的事实', 'a fact that is declared under facts']
}

/** Reports each word of a list that is not known. */
export function unknownWords(
  words: readonly (readonly [Path, string])[],
  known: readonly (string | Named)[],
  report: Report,
  zh: string,
  en: string,
  on: 'value' | 'key' = 'value',
): void {
  const ids = known.map((one) => named(one).id)
  for (const [path, word] of words) {
    if (!ids.includes(word))
      report(
        path,
        `未知的${zh} ${word}`,
        `unknown ${en} "${word}"`,
        choices(nearest(word, ids), known),
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

import {
  type Fact,
  inWords,
  type Language,
  namesOf,
  optionsOf,
  partsOf,
  rational,
  type Text,
} from '../../engine/index.ts'
import type { Mark } from './marks.ts'
import { type Declared, everyNamed, factsOf, writtenAt } from './names.ts'
import type { Page, Pages } from './pages.ts'
import { isMembers, type Members } from './tree.ts'
import { type SentenceName, say } from './words.ts'

/** Who reads, and over which files. */
export interface Reader {
  readonly pages: Pages
  readonly language: Language
}

/** The name of what is declared, in words; its id where it has none. */
export function calledIn(declared: Declared, language: Language): string {
  const {
    name = '',
    note,
    title,
  } = writtenAt(declared) as { name?: Text; note?: string; title?: Text }
  return textOf(note ?? title ?? name, language) || declared.mark.name
}

/** A label as the reader reads it; nothing where none is written yet. */
export function textOf(text: unknown, language: Language): string {
  if (typeof text === 'string') return text
  return isMembers(text) && typeof text.zh === 'string' ? inWords(text as Text, language) : ''
}

const told: {
  readonly [sort in Mark['sort']]?: (one: Declared, reader: Reader) => readonly string[]
} = {
  fact: (one, { language }) => ofFact(writtenAt(one), language),
  indicator: (one, reader) => ofIndicator(writtenAt(one), one.page, reader),
  source: (one, { language }) => ofSource(writtenAt(one), language),
  grade: (one, { language }) => ofGrade(writtenAt(one), language),
  veto: (one, reader) => ofCondition(writtenAt(one), one.page, reader),
  condition: (one, reader) => ofCondition(writtenAt(one), one.page, reader),
}

/** What is declared, as its readers know it: its name, what it is, and what is written of it. */
export function tellDeclared(one: Declared, page: Page, reader: Reader): string {
  const { language, pages } = reader
  const { sort, name } = one.mark
  const called = calledIn(one, language)
  const head = `**${called}** \`${name}\` · ${say(language, sort as SentenceName)}`
  const from = one.page.file === page.file ? [] : [`*${whence(one, pages, language)}*`]
  return [head, ...(told[sort]?.(one, reader) ?? []), ...from].join('\n\n')
}

function whence({ page, mark }: Declared, pages: Pages, language: Language): string {
  const file = page.file.slice(pages.rootOf(page.file).length + 1)
  const shared = mark.sort === 'fact' && page.kind === 'facts'
  return say(language, shared ? 'sharedFact' : 'inherited', file)
}

function ofFact(written: Members, language: Language): readonly string[] {
  const { type, unit, min, max, by, period } = written
  const fact = written as unknown as Fact
  const parts = partsOf(fact)
  const options = Object.entries(optionsOf(fact)).map(
    ([id, name]) => `- \`${id}\` ${textOf(name, language)}`,
  )
  const line = [
    String(type ?? ''),
    ...(unit === undefined ? [] : [`${say(language, 'unit')} ${unit}`]),
    ...(min === undefined && max === undefined
      ? []
      : [`${say(language, 'bounds')} ${min ?? '…'}–${max ?? '…'}`]),
    ...(by === undefined ? [] : [`${say(language, 'supplier')} ${by}`]),
    ...(period === undefined ? [] : [`${say(language, 'period')} ${period}`]),
    ...(parts.length > 0 ? [say(language, 'workedOut', parts.join(', '))] : []),
  ].join(' · ')
  return [line, ...(options.length > 0 ? [options.join('\n')] : [])]
}

function ofIndicator(written: Members, page: Page, reader: Reader): readonly string[] {
  const { points, weight, source, score } = written
  const { language } = reader
  const worth = [
    ...(points === undefined ? [] : [amount(points, language, 'points')]),
    ...(weight === undefined ? [] : [amount(weight, language, 'weight')]),
    ...sourceLine(source, language),
  ].join(' · ')
  const says = isMembers(score) ? ruleSaid(score, points, page, reader) : null
  return [...(worth ? [worth] : []), ...(says ? [`${say(language, 'says')}：${says}`] : [])]
}

const amount = (value: unknown, language: Language, name: 'points' | 'weight'): string =>
  isMembers(value) ? say(language, 'byLevel') : say(language, name, String(value))

const sourceLine = (source: unknown, language: Language): readonly string[] =>
  source === undefined || source === null
    ? []
    : [`${say(language, 'source')} ${[source].flat().join(', ')}`]

/** A rule as the sentence that its readers get; null while it is not one yet. */
export function ruleSaid(
  rule: Members,
  points: unknown,
  page: Page,
  { pages, language }: Reader,
): string | null {
  const { kind, ...written } = rule
  const method = pages.methods.get(String(kind))
  if (!method) return null
  try {
    const full = typeof points === 'number' ? rational(points) : null
    return method.say(written as never, namesOf(factsBy(page, pages), language), full)
  } catch {
    // What is half written cannot be said yet.
    return null
  }
}

/** The facts of a page's standard, as the engine reads them. */
const factsBy = (page: Page, pages: Pages): ReadonlyMap<string, Fact> =>
  new Map(
    factsOf(page, pages).map((one) => {
      const { name } = one.mark
      return [name, { ...writtenAt(one), id: name } as unknown as Fact]
    }),
  )

/** The condition of a veto or a basic condition, as a sentence. */
function ofCondition(written: Members, page: Page, { pages, language }: Reader): readonly string[] {
  const { when, source } = written
  const said =
    typeof when === 'string' ? namesOf(factsBy(page, pages), language).formula(when) : null
  return [...(said ? [said] : []), ...sourceLine(source, language)]
}

function ofSource({ number, date, clauses }: Members, language: Language): readonly string[] {
  const line = [number, date].filter((one) => one !== undefined).join(' · ')
  const names = Array.isArray(clauses) ? clauses : isMembers(clauses) ? Object.keys(clauses) : []
  return [
    ...(line ? [line] : []),
    ...(names.length > 0 ? [`${say(language, 'clauses')}：${names.join('、')}`] : []),
  ]
}

function ofGrade({ at_least, outcome }: Members, language: Language): readonly string[] {
  const bound = at_least === undefined ? say(language, 'lowest') : amountAtLeast(at_least, language)
  return [`${bound} · ${say(language, 'outcome', String(outcome ?? '—'))}`]
}

const amountAtLeast = (value: unknown, language: Language): string =>
  isMembers(value) ? say(language, 'byLevel') : say(language, 'atLeast', String(value))

/** The text of a clause; null where its source gives none. */
export function clauseText(
  source: string,
  clause: string,
  page: Page,
  pages: Pages,
): string | null {
  const found = everyNamed('source', page, pages).find(({ mark }) => mark.name === source)
  const { clauses } = found ? writtenAt(found) : {}
  const text = isMembers(clauses) ? clauses[clause] : undefined
  return typeof text === 'string' ? text : null
}

/** The clauses that may be cited of a source, each with its text where there is one. */
export function clausesOf(
  source: string,
  page: Page,
  pages: Pages,
): readonly (readonly [clause: string, text: string])[] {
  const found = everyNamed('source', page, pages).find(({ mark }) => mark.name === source)
  const { clauses } = found ? writtenAt(found) : {}
  if (Array.isArray(clauses)) return clauses.map((one) => [String(one), ''])
  return isMembers(clauses) ? Object.entries(clauses).map(([id, text]) => [id, String(text)]) : []
}

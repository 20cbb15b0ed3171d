import {
  type Cited,
  inWords,
  type Json,
  type Language,
  procedureFor,
  type Refusal,
  type Rulebook,
  sectorNamed,
  type Text,
} from '../../engine/index.ts'
import type { House } from '../../server/index.ts'
import { stepName } from './flow.ts'
import { type Html, html } from './html.ts'

export type Programme = Rulebook['programme']
type Registry = House['registry']

/** The name of a level, which is a tier's. */
export function levelName({ tiers }: Programme, level: string, language: Language): string {
  const tier = tiers.find(({ id }) => id === level)
  return tier ? inWords(tier.name, language) : level
}

/** The rulebooks in force for a programme, one for each procedure it runs, the usual one first. */
export function rulebooksOf(registry: Registry, programme: Programme): readonly Rulebook[] {
  const levels = programme.levels.of.toSorted(
    (a, b) => Number(isUsual(programme, b)) - Number(isUsual(programme, a)),
  )
  const found = levels.flatMap((level) => registry.current(programme.id, level) ?? [])
  return [...new Set(found)]
}

const isUsual = (programme: Programme, level: string): boolean =>
  procedureFor(programme, level) === programme.procedures.default

/** The name of a step in the first of the rulebooks that knows it. */
export function stepNameIn(
  rulebooks: readonly Rulebook[],
  step: string,
  language: Language,
): string {
  const found = rulebooks.find(({ steps }) => steps.has(step))
  return found ? stepName(found.procedure, step, language) : step
}

/**
 * What the definitions call a sector: as a programme does, or the first that lists it; else by the name of its
 * standard, or by its id where it has none.
 */
export function sectorName(
  registry: Registry,
  sector: string,
  language: Language,
  of?: string,
): string {
  const first = registry.programmes().toSorted((a, b) => Number(b.id === of) - Number(a.id === of))
  const named = first.map((programme) => sectorNamed(programme, sector))
  const listed = named.find((name) => name !== sector)
  if (listed !== undefined) return inWords(listed, language)
  const bodies = registry.published
    .filter(({ kind }) => kind === 'standard')
    .map(({ digest }) => registry.body(digest) as { readonly sector?: string; readonly name: Text })
  const own = bodies.findLast((one) => one.sector === sector)
  return own ? inWords(own.name, language) : sector
}

/** A provision as people can look it up: the title of the document and the clause in it. */
export function sourceText(
  source: string | readonly string[] | null | undefined,
  ...documents: readonly (Readonly<Record<string, { readonly title: string }>> | undefined)[]
): string {
  const cited = new Map<string, string[]>()
  for (const one of [source ?? []].flat()) {
    const [id = '', ...clause] = one.split(' ')
    const title = documents.flatMap((all) => all?.[id]?.title ?? [])[0] ?? id
    cited.set(title, [
      ...(cited.get(title) ?? []),
      ...(clause.length > 0 ? [clause.join(' ')] : []),
    ])
  }
  return [...cited]
    .map(([title, clauses]) => [title, clauses.join('、')].join(' ').trim())
    .join('；')
}

/** Provisions as people can look them up, each with its own text behind it where that is known. */
export function citedHtml(cites: readonly Cited[]): Html {
  const told = cites.filter(({ text }) => text !== null)
  const bare = cites.filter(({ text }) => text === null)
  const titles = [...new Set(bare.map(({ title }) => title))]
  const plain = titles.map((title) => {
    const clauses = bare.filter((one) => one.title === title).map(({ clause }) => clause)
    return [title, clauses.filter(Boolean).join('、')].join(' ').trim()
  })
  return html`${told.map(({ title, clause, text }) => html`<details><summary>${title} ${clause}</summary>${text}</details>`)}${plain.join('；')}`
}

/** Names for the ids that a refusal's details hold, by the member they stand in. */
export type Dictionary = Readonly<Record<string, (id: string) => string>>

/** A refusal with names in place of ids, so that its sentence needs no key. */
export function inNames({ code, detail }: Refusal, dictionary: Dictionary): Refusal {
  if (!detail) return { code }
  const named = Object.entries(detail).map(([member, value]): [string, Json] => {
    const name = Object.hasOwn(dictionary, member) ? dictionary[member]! : null
    if (!name) return [member, value]
    if (typeof value === 'string') return [member, name(value)]
    return Array.isArray(value)
      ? [member, value.map((one) => (typeof one === 'string' ? name(one) : one))]
      : [member, value]
  })
  return { code, detail: Object.fromEntries(named) }
}

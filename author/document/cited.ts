import { clausesOf, type StandardFile } from '../../engine/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { joined, type Scene } from './scene.ts'

type Source = string | readonly string[] | null | undefined
type Document = NonNullable<StandardFile['sources']>[string]

/** A document that is cited, with its number in this text and the clauses that are told of it. */
export interface Told {
  readonly id: string
  readonly number: number
  readonly document: Document
  readonly clauses: readonly { readonly clause: string; readonly anchor: string }[]
}

/** Where a provision is cited: what is called so, and where that stands. */
export interface Citing {
  readonly source: Source
  readonly name: Value
  readonly anchor: string
}

/** The documents that anything here cites, in the order in which they are met, each with its number. */
export function documentsOf(scene: Scene, citing: readonly Citing[]): readonly Told[] {
  const { file, authored } = scene
  const cited = citing.flatMap(({ source }) => [source ?? []].flat())
  const own = Object.keys(file.sources ?? {})
  const ids = [...new Set([...cited.map((one) => one.split(' ')[0]!), ...own])]
  return ids.flatMap((id, at) => {
    const document = file.sources?.[id] ?? authored.programme.sources[id]
    if (!document) return []
    const asked = cited.filter((one) => one.split(' ')[0] === id)
    const named = asked.map((one) => one.slice(id.length + 1)).filter(Boolean)
    const all = own.includes(id) ? (clausesOf(document) ?? []) : []
    const order = clausesOf(document) ?? []
    const told = [...new Set([...all, ...named])].toSorted(
      (a, b) => order.indexOf(a) - order.indexOf(b),
    )
    const clauses = told.map((clause, place) => ({ clause, anchor: `s${at + 1}-${place + 1}` }))
    return [{ id, number: at + 1, document, clauses }]
  })
}

/** Provisions by the numbers of their documents, each leading to its text. */
export function citesHtml(
  documents: readonly Told[],
  source: Source,
  between: Value = html`<br>`,
): Value {
  const links = [source ?? []].flat().map((one): Html => {
    const [id = ''] = one.split(' ')
    const clause = one.slice(id.length + 1)
    const told = documents.find((document) => document.id === id)
    if (!told) return html`${one}`
    const anchor = told.clauses.find((known) => known.clause === clause)?.anchor
    return html`<a class="cite" href="#${anchor ?? `s${told.number}`}" title="${told.document.title} ${clause}">[${told.number}]${clause && ` ${clause}`}</a>`
  })
  return joined(links, between)
}

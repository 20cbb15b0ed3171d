import { type Html, html } from '../html.ts'
import { address, type Visit } from '../layout.ts'
import type { Programme } from '../naming.ts'
import type { Sentence } from '../words.ts'

/** Stars as signs with the number in words; null where the title's programme has none. */
export const starText = (
  { say }: Visit,
  programme: Programme | undefined,
  stars: number,
): Html | null =>
  programme?.stars === undefined
    ? null
    : html`<span class="star" aria-hidden="true">${'★'.repeat(stars)}</span> ${say('starCount', { n: stars })}`

/** A choice in a filter; the first stands for all. */
export const select = (
  { say }: Visit,
  name: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  chosen: string | undefined,
): Html =>
  html`<label>${label}<select name="${name}"><option value="">${say('all')}</option>${options.map(
    ([value, text]) =>
      html`<option value="${value}" ${value === chosen ? 'selected' : null}>${text}</option>`,
  )}</select></label>`

/** The head of a column by which a list may be sorted; asked again of the one by which it is, the other way round. */
export function sortLink(
  { say }: Visit,
  path: string,
  { name, word }: { readonly name: string; readonly word: Sentence },
  query: Readonly<Record<string, string | null | undefined>>,
  { sort, down }: { readonly sort: string; readonly down: boolean },
): Html {
  const here = sort === name
  const next = here && !down ? `-${name}` : name
  const said = say(word)
  return html`<th scope="col" ${here ? html`aria-sort="${down ? 'descending' : 'ascending'}"` : null}><a href="${address(path, { ...query, sort: next })}" title="${say('sortBy', { name: said })}">${said}${here && (down ? ' ↓' : ' ↑')}</a></th>`
}

export type Bodies = readonly { readonly id: string; readonly name: string }[]

/** A batch in words: its id is its authority's and its number. */
export function batchText(batch: string, bodies: Bodies): string {
  const [authority = '', number = ''] = batch.split('/')
  return `${bodies.find(({ id }) => id === authority)?.name ?? authority} · ${number}`
}

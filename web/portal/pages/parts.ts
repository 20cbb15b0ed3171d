import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import type { Programme } from '../naming.ts'

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

export type Bodies = readonly { readonly id: string; readonly name: string }[]

/** A batch in words: its id is its authority's and its number. */
export function batchText(batch: string, bodies: Bodies): string {
  const [authority = '', number = ''] = batch.split('/')
  return `${bodies.find(({ id }) => id === authority)?.name ?? authority} · ${number}`
}

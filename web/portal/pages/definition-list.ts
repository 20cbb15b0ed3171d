import { inWords, type Language, type Text } from '../../../engine/index.ts'
import type { House } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { sectorName } from '../naming.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import { nameOf, type Sentence } from '../words.ts'
import { select, sortLink } from './parts.ts'

/** What the list shows of a definition. */
type Column = 'kind' | 'name' | 'programme' | 'sector' | 'id' | 'version' | 'publication'

const columns: Readonly<Record<Column, Sentence>> = {
  kind: 'kind',
  name: 'nameHead',
  programme: 'programme',
  sector: 'sector',
  id: 'id',
  version: 'versionHead',
  publication: 'publication',
}
const names = Object.keys(columns) as readonly Column[]

/** A definition with what it is found by, and as it is shown. */
interface Row {
  readonly digest: string
  readonly serial: number
  readonly kind: string
  readonly programme: string | undefined
  readonly sector: string | undefined
  readonly shown: Readonly<Record<Column, string>>
}

interface Filter {
  readonly kind: string | undefined
  readonly programme: string | undefined
  readonly sector: string | undefined
  /** Parts of the name or the id. */
  readonly text: string | undefined
}

interface Order {
  readonly sort: Column
  readonly down: boolean
}

/** The definitions that cases run by, found by kind, programme, sector and parts of their name. */
export const definitionList: Pages = (app, portal) => {
  const { registry } = portal.house
  app.get('/definitions', async (request, reply) => {
    await registry.refresh()
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const text = (name: string) => textIn(request.query, name) ?? undefined
    const filter: Filter = {
      kind: text('kind'),
      programme: text('programme'),
      sector: text('sector'),
      text: text('text'),
    }
    const [, minus, wanted] = /^(-?)(.*)$/.exec(text('sort') ?? '') ?? []
    const order: Order = {
      sort: names.find((one) => one === wanted) ?? 'kind',
      down: minus === '-',
    }
    const all = rowsOf(registry, language)
    return show(reply, visit, {
      title: say('definitions'),
      main: html`<h1>${say('definitions')}</h1><p>${say('definitionsIntro')}</p>
${filterForm(visit, all, filter)}
${table(visit, found(all, filter, order, language), filter, order)}`,
    })
  })
}

/** Every published definition. */
function rowsOf(registry: House['registry'], language: Language): readonly Row[] {
  const programmes = registry.programmes()
  const programmeName = (id: string): string => {
    const known = programmes.find((one) => one.id === id)
    return known ? inWords(known.name, language) : id
  }
  return registry.published.map(({ kind, id, version, digest, publication, serial }) => {
    const { name, sector, ...body } = registry.body(digest) as {
      readonly name?: Text
      readonly programme?: string
      readonly sector?: string
    }
    const programme = kind === 'programme' ? id : body.programme
    const shown = {
      kind: nameOf('kind', kind, language),
      name: inWords(name ?? id, language),
      programme: programme === undefined ? '' : programmeName(programme),
      sector: sector === undefined ? '' : sectorName(registry, sector, language, programme),
      ...{ id, version },
      publication: nameOf('publication', publication, language),
    }
    return { digest, serial, kind, programme, sector, shown }
  })
}

/** As people sort: by the sounds of Chinese names, and by numbers within versions. */
const collator = (language: Language) => new Intl.Collator(language, { numeric: true })

/** Those that a filter lets through, in order; those that are equal as they were published. */
function found(
  all: readonly Row[],
  filter: Filter,
  { sort, down }: Order,
  language: Language,
): readonly Row[] {
  const text = filter.text?.toLowerCase() ?? ''
  const fits = (row: Row): boolean =>
    (['kind', 'programme', 'sector'] as const).every(
      (key) => filter[key] === undefined || filter[key] === row[key],
    ) && [row.shown.name, row.shown.id].some((word) => word.toLowerCase().includes(text))
  const { compare } = collator(language)
  return all
    .filter(fits)
    .toSorted(
      (a, b) => (down ? -1 : 1) * compare(a.shown[sort], b.shown[sort]) || a.serial - b.serial,
    )
}

function filterForm(visit: Visit, all: readonly Row[], filter: Filter): Html {
  const { say, language } = visit
  const { compare } = collator(language)
  const choices = (key: 'kind' | 'programme' | 'sector') =>
    select(
      visit,
      key,
      say(columns[key]),
      [
        ...new Map(all.flatMap((row) => (row[key] ? [[row[key], row.shown[key]] as const] : []))),
      ].sort(([, a], [, b]) => compare(a, b)),
      filter[key],
    )
  return html`<form class="filter" method="get" action="/definitions">
${choices('kind')}
${choices('programme')}
${choices('sector')}
<label>${say('definitionText')}<input name="text" value="${filter.text}" maxlength="100"></label>
<button>${say('filter')}</button> <a href="/definitions">${say('reset')}</a></form>`
}

function table(visit: Visit, rows: readonly Row[], filter: Filter, order: Order): Html {
  const { say } = visit
  const total = html`<p>${say('total', { n: rows.length })}</p>`
  if (rows.length === 0) return html`${total}<p>${say('empty')}</p>`
  const heads = names.map((name) =>
    sortLink(visit, '/definitions', { name, word: columns[name] }, { ...filter }, order),
  )
  return html`${total}<table class="rows"><thead><tr>${heads}<th scope="col">${say('digest')}</th></tr></thead><tbody>
${rows.map(
  ({ digest, shown }) =>
    html`<tr>${names.map((name) =>
      name === 'name'
        ? html`<th scope="row" data-label="${say(columns[name])}"><a href="/definitions/${digest}">${shown[name]}</a></th>`
        : html`<td data-label="${say(columns[name])}">${shown[name] || '—'}</td>`,
    )}<td data-label="${say('digest')}"><code>${digest.slice(0, 12)}</code></td></tr>
`,
)}</tbody></table>`
}

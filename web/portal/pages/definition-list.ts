import { inWords, type Text } from '../../../engine/index.ts'
import { html } from '../html.ts'
import { sectorName } from '../naming.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import { nameOf, type Sentence } from '../words.ts'
import { select, sortLink } from './parts.ts'

/** What the list shows of a definition, as it is shown. */
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

/** The definitions that cases run by, found by kind, programme, sector and parts of their name. */
export const definitionList: Pages = (app, portal) => {
  const { registry } = portal.house
  app.get('/definitions', async (request, reply) => {
    await registry.refresh()
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const text = (name: string) => textIn(request.query, name) ?? undefined
    const filter = {
      kind: text('kind'),
      programme: text('programme'),
      sector: text('sector'),
      text: text('text'),
    }
    const programmes = registry.programmes()
    const programmeName = (id: string) => {
      const found = programmes.find((one) => one.id === id)
      return found ? inWords(found.name, language) : id
    }
    const all = registry.published.map(({ kind, id, version, digest, publication, serial }) => {
      const { name, programme, sector } = registry.body(digest) as {
        readonly name?: Text
        readonly programme?: string
        readonly sector?: string
      }
      const of = kind === 'programme' ? id : programme
      const shown: Readonly<Record<Column, string>> = {
        kind: nameOf('kind', kind, language),
        name: inWords(name ?? id, language),
        programme: of === undefined ? '' : programmeName(of),
        sector: sector === undefined ? '' : sectorName(registry, sector, language, of),
        id,
        version,
        publication: nameOf('publication', publication, language),
      }
      return { kind, of, sector, digest, serial, shown }
    })
    const sought = filter.text?.toLowerCase() ?? ''
    const found = all.filter(
      (one) =>
        [one.kind, undefined].includes(filter.kind) &&
        [one.of, undefined].includes(filter.programme) &&
        [one.sector, undefined].includes(filter.sector) &&
        [one.shown.name, one.shown.id].some((word) => word.toLowerCase().includes(sought)),
    )
    const wanted = (text('sort') ?? '').replace(/^-/, '')
    const sort = names.find((one) => one === wanted) ?? 'kind'
    const down = (text('sort') ?? '').startsWith('-')
    const { compare } = new Intl.Collator(language)
    const rows = found.toSorted(
      (a, b) => (down ? -1 : 1) * compare(a.shown[sort], b.shown[sort]) || a.serial - b.serial,
    )
    const query = { ...filter, sort: down ? `-${sort}` : sort === 'kind' ? null : sort }
    const choices = (of: 'kind' | 'programme' | 'sector', key: 'kind' | 'of' | 'sector') =>
      [
        ...new Map(all.flatMap((one) => (one[key] ? [[one[key], one.shown[of]] as const] : []))),
      ].sort(([, a], [, b]) => compare(a, b))
    return show(reply, visit, {
      title: say('definitions'),
      main: html`<h1>${say('definitions')}</h1><p>${say('definitionsIntro')}</p>
<form class="filter" method="get" action="/definitions">
${select(visit, 'kind', say('kind'), choices('kind', 'kind'), filter.kind)}
${select(visit, 'programme', say('programme'), choices('programme', 'of'), filter.programme)}
${select(visit, 'sector', say('sector'), choices('sector', 'sector'), filter.sector)}
<label>${say('definitionText')}<input name="text" value="${filter.text}" maxlength="100"></label>
<button>${say('filter')}</button> <a href="/definitions">${say('reset')}</a></form>
<p>${say('total', { n: rows.length })}</p>
${
  rows.length === 0
    ? html`<p>${say('empty')}</p>`
    : html`<table class="rows"><thead><tr>${names.map((name) => sortLink(visit, '/definitions', { name, word: columns[name] }, query, { sort, down }))}<th scope="col">${say('digest')}</th></tr></thead><tbody>
${rows.map(
  ({ digest, shown }) =>
    html`<tr>${names.map((name) =>
      name === 'name'
        ? html`<th scope="row" data-label="${say(columns[name])}"><a href="/definitions/${digest}">${shown[name]}</a></th>`
        : html`<td data-label="${say(columns[name])}">${shown[name] || '—'}</td>`,
    )}<td data-label="${say('digest')}"><code>${digest.slice(0, 12)}</code></td></tr>
`,
)}</tbody></table>`
}`,
    })
  })
}

import { inWords } from '../../../engine/index.ts'
import {
  hourText,
  listSectors,
  type RollFilter,
  type RollSort,
  rollSorts,
  searchRoll,
} from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { address, type Visit } from '../layout.ts'
import { levelName, type Programme, sectorName } from '../naming.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import { nameOf, type Sentence } from '../words.ts'
import { select, sortLink, starText } from './parts.ts'

const perPage = 50
/** In the order in which they come about; a title ends where its last star was cut. */
const standings = ['in-force', 'superseded', 'expired', 'ended', 'revoked']
const columns: Readonly<Record<RollSort, Sentence>> = {
  collective: 'collective',
  level: 'level',
  stars: 'stars',
  since: 'since',
  expires: 'expires',
}

/** The roll: every title with its level, stars and standing. */
export const rollPages: Pages = (app, portal) => {
  const { db, registry } = portal.house
  app.get('/roll', async (request, reply) => {
    await registry.refresh()
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const asked = request.query
    const text = (name: string) => textIn(asked, name) ?? undefined
    const filter: RollFilter = {
      programme: text('programme'),
      level: text('level'),
      sector: text('sector'),
      standing: text('standing'),
      text: text('text'),
    }
    const wanted = (text('sort') ?? '').replace(/^-/, '')
    const sort = rollSorts.find((one) => one === wanted) ?? 'collective'
    const down = (text('sort') ?? '').startsWith('-')
    const page = Math.max(1, Number.parseInt(text('page') ?? '1', 10) || 1)
    const programmes = registry.programmes()
    const levels = [...new Set(programmes.flatMap((one) => one.levels.of))]
    const { items, total } = await searchRoll(db, filter, {
      sort,
      down,
      levels,
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const query = { ...filter, sort: down ? `-${sort}` : sort === 'collective' ? null : sort }
    const programmeOf = (id: string) => programmes.find((one) => one.id === id)
    const starred = programmes.some(
      ({ id, stars }) => stars && [undefined, id].includes(filter.programme),
    )
    const level = (id: string, of?: Programme) => {
      const programme = of ?? programmes.find((one) => one.levels.of.includes(id))
      return programme ? levelName(programme, id, language) : id
    }
    const sectors = await listSectors(db)
    const heading = (name: RollSort) =>
      sortLink(visit, '/roll', { name, word: columns[name] }, query, { sort, down })
    const from = (page - 1) * perPage
    return show(reply, visit, {
      title: say('roll'),
      main: html`<h1>${say('roll')}</h1>
<form class="filter" method="get" action="/roll">
${select(
  visit,
  'programme',
  say('programme'),
  programmes.map(({ id, name }) => [id, inWords(name, language)]),
  filter.programme,
)}
${select(
  visit,
  'level',
  say('level'),
  levels.map((id) => [id, level(id)]),
  filter.level,
)}
${select(
  visit,
  'sector',
  say('sector'),
  sectors.map((id) => [id, sectorName(registry, id, language, filter.programme)]),
  filter.sector,
)}
${select(
  visit,
  'standing',
  say('standing'),
  standings
    .filter((id) => starred || id !== 'ended')
    .map((id) => [id, nameOf('standing', id, language)]),
  filter.standing,
)}
<label>${say('nameText')}<input name="text" value="${filter.text}" maxlength="100"></label>
<button>${say('filter')}</button> <a href="/roll">${say('reset')}</a></form>
<p>${items.length < total ? say('totalShown', { n: total, from: Math.min(from + 1, total), to: from + items.length }) : say('total', { n: total })}</p>
${
  items.length === 0
    ? html`<p>${say('empty')}</p>`
    : html`<table class="rows"><thead><tr>${heading('collective')}<th scope="col">${say('programme')}</th>${heading('level')}${starred && heading('stars')}<th scope="col">${say('standing')}</th><th scope="col">${say('sector')}</th>${heading('since')}${heading('expires')}</tr></thead><tbody>
${items.map(
  (row) =>
    html`<tr><th scope="row" data-label="${say('collective')}"><a href="/collectives/${encodeURIComponent(row.collective)}">${row.name}</a></th><td data-label="${say('programme')}">${inWords(programmeOf(row.programme)?.name ?? row.programme, language)}</td><td data-label="${say('level')}">${level(row.level, programmeOf(row.programme))}</td>${starred && html`<td data-label="${say('stars')}">${starText(visit, programmeOf(row.programme), row.stars) ?? '—'}${row.recognitions > row.stars && html`<br><span class="muted small">${say('recognitions', { n: row.recognitions })}</span>`}</td>`}<td data-label="${say('standing')}"><a href="/cases/${encodeURIComponent(row.case)}">${standingText(visit, row.standing)}</a>${row.warned && html` <span class="tag warn">! ${say('warned')}</span>`}</td><td data-label="${say('sector')}">${sectorName(registry, row.sector, language, row.programme)}</td><td class="tight" data-label="${say('since')}">${hourText(row.since).slice(0, 10)}</td><td class="tight" data-label="${say('expires')}">${hourText(row.expires)}</td></tr>
`,
)}</tbody></table>`
}
<nav class="pages">${page > 1 && html`<a href="${address('/roll', { ...query, page: page - 1 })}">← ${say('previous')}</a>`}${
        from + items.length < total &&
        html`<a href="${address('/roll', { ...query, page: page + 1 })}">${say('next')} →</a>`
      }</nav>`,
    })
  })
}

const marks: Readonly<Record<string, readonly [mark: string, tone: string]>> = {
  'in-force': ['●', 'good'],
  superseded: ['▲', 'muted'],
  expired: ['○', 'muted'],
  ended: ['×', 'bad'],
  revoked: ['×', 'bad'],
}

/** A standing as mark and word: never by colour alone. */
export function standingText({ language }: Visit, standing: string): Html {
  const [mark, tone] = marks[standing] ?? ['', '']
  return html`<span class="${tone}">${mark} ${nameOf('standing', standing, language)}</span>`
}

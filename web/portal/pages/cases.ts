import { inWords } from '../../../engine/index.ts'
import { type CaseRow, hourText, listBodies, listCases } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { address, type Visit } from '../layout.ts'
import { levelName, rulebooksOf, stepNameIn } from '../naming.ts'
import { type Pages, type Portal, show, textIn, visitOf } from '../portal.ts'
import { nameOf } from '../words.ts'
import { type Bodies, batchText, select } from './parts.ts'

const perPage = 50
const phases = ['pursuing', 'holding', 'closed']

/** Cases, to be narrowed by where they stand. */
export const casesPages: Pages = (app, portal) => {
  const { db, registry } = portal.house
  app.get('/cases', async (request, reply) => {
    await registry.refresh()
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const text = (name: string) => textIn(request.query, name) ?? undefined
    const filter = {
      programme: text('programme'),
      step: text('step'),
      level: text('level'),
      phase: text('phase'),
      batch: text('batch'),
      text: text('text'),
    }
    const cursor = text('cursor') ?? null
    const found = await listCases(db, filter, { limit: perPage, cursor })
    const page = found ?? (await listCases(db, filter, { limit: perPage }))!
    const programmes = registry.programmes()
    const levels = [...new Set(programmes.flatMap((one) => one.levels.of))]
    const level = (id: string) => {
      const programme = programmes.find((one) => one.levels.of.includes(id))
      return programme ? levelName(programme, id, language) : id
    }
    return show(reply, visit, {
      title: say('cases'),
      main: html`<h1>${say('cases')}</h1>
<form class="filter" method="get" action="/cases">
${select(
  visit,
  'programme',
  say('programme'),
  programmes.map(({ id, name }) => [id, inWords(name, language)]),
  filter.programme,
)}
${stepSelect(portal, visit, filter.step)}
${select(
  visit,
  'level',
  say('level'),
  levels.map((id) => [id, level(id)]),
  filter.level,
)}
${select(
  visit,
  'phase',
  say('phase'),
  phases.map((id) => [id, nameOf('phase', id, language)]),
  filter.phase,
)}
<label>${say('nameText')}<input name="text" value="${filter.text}" maxlength="100"></label>
${filter.batch && html`<input type="hidden" name="batch" value="${filter.batch}">`}
<button>${say('filter')}</button> <a href="/cases">${say('reset')}</a></form>
${!found && html`<div class="notice"><p>${say('cursorWrong')}</p></div>`}
<p>${say('total', { n: page.total })}${filter.batch && ` · ${say('batch')} ${filter.batch}`}</p>
${page.items.length === 0 ? html`<p>${say('empty')}</p>` : casesTable(portal, visit, page.items, await listBodies(db))}
<nav class="pages">${cursor !== null && html`<a href="${address('/cases', filter)}">← ${say('first')}</a>`}${
        page.next !== null &&
        html`<a href="${address('/cases', { ...filter, cursor: page.next })}">${say('next')} →</a>`
      }</nav>`,
    })
  })
}

/** Cases as rows: whose, where, until when. */
export function casesTable(
  { house }: Portal,
  visit: Visit,
  items: readonly CaseRow[],
  bodies: Bodies,
): Html {
  const { say, language } = visit
  const programmes = house.registry.programmes()
  return html`<table class="rows"><thead><tr>${(
    ['collective', 'level', 'step', 'phase', 'batch', 'nextHour', 'changed'] as const
  ).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${items.map((row) => {
  const programme = programmes.find(({ id }) => id === row.programme)
  const books = programme ? rulebooksOf(house.registry, programme) : []
  return html`<tr><th scope="row" data-label="${say('collective')}"><a href="/cases/${encodeURIComponent(row.id)}">${row.name}</a><br><span class="muted small">${row.id}</span></th><td data-label="${say('level')}">${programme ? levelName(programme, row.level, language) : row.level}</td><td data-label="${say('step')}">${stepNameIn(books, row.step, language)}</td><td data-label="${say('phase')}">${nameOf('phase', row.phase, language)}</td><td data-label="${say('batch')}">${row.batch === null ? '—' : batchText(row.batch, bodies)}</td><td class="tight" data-label="${say('nextHour')}">${row.due ? hourText(row.due) : '—'}</td><td class="tight" data-label="${say('changed')}">${hourText(row.changedAt)}</td></tr>
`
})}</tbody></table>`
}

/** Stages and their steps, of every procedure in force. */
function stepSelect({ house }: Portal, { say, language }: Visit, chosen: string | undefined): Html {
  const books = house.registry.programmes().flatMap((one) => rulebooksOf(house.registry, one))
  const stages = new Map<string, { name: string; steps: Map<string, string> }>()
  for (const { procedure } of books)
    for (const [stage, { name, steps }] of Object.entries(procedure.stages)) {
      const one = stages.get(stage) ?? { name: inWords(name, language), steps: new Map() }
      for (const [step, rule] of Object.entries(steps))
        if (!one.steps.has(`${stage}.${step}`))
          one.steps.set(`${stage}.${step}`, inWords(rule.name, language))
      stages.set(stage, one)
    }
  const option = (value: string, text: string) =>
    html`<option value="${value}" ${value === chosen ? 'selected' : null}>${text}</option>`
  return html`<label>${say('step')}<select name="step"><option value="">${say('all')}</option>${[
    ...stages,
  ].map(
    ([stage, { name, steps }]) =>
      html`<optgroup label="${name}">${option(stage, `${name}（${say('all')}）`)}${[...steps].map(
        ([step, text]) => option(step, text),
      )}</optgroup>`,
  )}</select></label>`
}

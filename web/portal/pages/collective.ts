import { inWords, type JsonObject } from '../../../engine/index.ts'
import {
  findCollective,
  handle,
  hourText,
  listBatches,
  listBodies,
  listCases,
  listComplaints,
  officeAbove,
  outcomeName,
  statusOf,
  viewOpenings,
} from '../../../server/index.ts'
import { typedOf } from '../forms/ground.ts'
import { readFields } from '../forms/read.ts'
import { type Html, html } from '../html.ts'
import { address, type Page, type Visit } from '../layout.ts'
import { levelName, sectorName } from '../naming.ts'
import { type Pages, type Portal, show, textIn, visitOf } from '../portal.ts'
import { dateText, nameOf } from '../words.ts'
import { casesTable } from './cases.ts'
import { showMissing } from './error.ts'
import { type OpeningAttempt, openingForms } from './opening.ts'
import { starText } from './parts.ts'
import { standingText } from './roll.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findCollective>>>

/** One collective: its titles, its cases, and what could begin. */
export const collectivePages: Pages = (app, portal) => {
  const { house } = portal

  app.get<{ Params: { id: string } }>('/collectives/:id', async (request, reply) => {
    const visit = visitOf(portal, request)
    const found = await findCollective(house.db, request.params.id)
    if (!found)
      return showMissing(
        reply,
        visit,
        'collective-unknown',
        visit.say('noCollective', { id: request.params.id }),
      )
    const settled = textIn(request.query, 'settled') !== null
    return show(reply, visit, await collectivePage(portal, visit, found, null, settled))
  })

  app.post<{ Params: { id: string; programme: string; command: string } }>(
    '/collectives/:id/open/:programme/:command',
    async (request, reply) => {
      const { id, programme, command } = request.params
      const visit = visitOf(portal, request, `/collectives/${encodeURIComponent(id)}`)
      const found = await findCollective(house.db, id)
      if (!found)
        return showMissing(
          reply,
          visit,
          'collective-unknown',
          visit.say('noCollective', { id: id }),
        )
      await house.registry.refresh()
      const typed = typedOf(request.body)
      const sets = house.registry.programme(programme)?.value.fields ?? {}
      const set = textIn(typed, 'set')
      const fields = set !== null && Object.hasOwn(sets, set) ? sets[set]! : {}
      const data: JsonObject = readFields(fields, typed, null)
      const key = textIn(typed, 'key')?.slice(0, 100)
      // The same form sent twice names the same case.
      const target = { case: `c-${key ?? house.random()}`, opens: { collective: id, programme } }
      const answer = await handle(house, target, { type: command, by: request.actor, data }, key)
      if (answer.ok) {
        const { event, case: opened } = answer.value
        return reply.redirect(
          address(`/cases/${encodeURIComponent(opened)}`, { done: event.seq }),
          303,
        )
      }
      const attempt = { programme, command, typed, refusals: answer.refusals }
      const page = await collectivePage(portal, visit, found, attempt, false)
      return show(reply, visit, page, statusOf(answer.refusals))
    },
  )
}

async function collectivePage(
  portal: Portal,
  visit: Visit,
  found: Found,
  attempt: OpeningAttempt | null,
  settled: boolean,
): Promise<Page> {
  const { house, dev } = portal
  const { say, actor } = visit
  const bodies = await listBodies(house.db)
  const openings = dev ? await viewOpenings(house, found.id, actor) : []
  const batches = (
    await Promise.all(house.registry.programmes().map(({ id }) => listBatches(house.db, id)))
  ).flat()
  const cases = (await listCases(house.db, { collective: found.id }, { limit: 200 }))!
  const official = dev && visit.signedIn && (await officeAbove(house.db, actor, found.id)) !== null
  const complain = html`<a class="button" href="/collectives/${encodeURIComponent(found.id)}/complain">${say('complain')}</a>`
  return {
    title: found.name,
    main: html`<h1>${found.name}</h1>
${settled && html`<div class="notice good" role="status"><p>✓ ${say('settled')}</p></div>`}
${facts(portal, visit, found, bodies)}
<section><h2>${say('titlesOf')}</h2>${titles(portal, visit, found)}</section>
<section><h2>${say('casesOf')}</h2>${cases.items.length === 0 ? html`<p>${say('noCases')}</p>` : casesTable(portal, visit, cases.items, bodies)}</section>
${dev && openingForms({ portal, visit, collective: found.id, openings, batches, bodies, attempt })}
${official && complaints(visit, found.id, await listComplaints(house.db, found.id))}
${dev && html`<p class="bar screen">${complain}</p>`}`,
  }
}

function facts(
  { house }: Portal,
  { say, language }: Visit,
  found: Found,
  bodies: readonly { readonly id: string; readonly name: string }[],
): Html {
  const rows = [
    [say('sector'), sectorName(house.registry, found.sector, language)],
    [say('ownership'), nameOf('ownership', found.ownership, language)],
    [say('region'), found.region],
    [say('body'), bodies.find(({ id }) => id === found.body)?.name ?? found.body],
    [say('head'), found.head],
    [say('began'), found.began],
  ] as const
  return html`<div class="card"><dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></div>`
}

function titles({ house }: Portal, visit: Visit, { titles: all }: Found): Html {
  const { say, language } = visit
  if (all.length === 0) return html`<p>${say('noTitles')}</p>`
  const programmeOf = (id: string) => house.registry.programme(id)?.value
  const starred = all.some(({ programme }) => programmeOf(programme)?.stars)
  const columns = ['programme', 'level', 'stars', 'standing', 'since', 'expires', 'cases'] as const
  const shown = columns.filter((column) => column !== 'stars' || starred)
  return html`<table class="rows"><thead><tr>${shown.map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>${all.map(
    (title) => {
      const programme = programmeOf(title.programme)
      return html`<tr><th scope="row" data-label="${say('programme')}">${inWords(programme?.name ?? title.programme, language)}</th><td data-label="${say('level')}">${programme ? levelName(programme, title.level, language) : title.level}</td>${starred && html`<td data-label="${say('stars')}">${starText(visit, programme, title.stars) ?? '—'}</td>`}<td data-label="${say('standing')}">${standingText(visit, title.standing)}${title.warned && html` <span class="tag warn">! ${say('warned')}</span>`}</td><td data-label="${say('since')}">${hourText(title.since).slice(0, 10)}</td><td data-label="${say('expires')}">${hourText(title.expires)}</td><td data-label="${say('cases')}"><a href="/cases/${encodeURIComponent(title.case)}">${title.case}</a></td></tr>`
    },
  )}</tbody></table>`
}

/** For officials above the collective: a complaint is verified once, with what was found. */
function complaints(
  { say, language }: Visit,
  collective: string,
  all: Awaited<ReturnType<typeof listComplaints>>,
): Html {
  return html`<section class="screen"><h2>${say('complaints')}</h2>${
    all.length === 0
      ? html`<p>${say('noComplaints')}</p>`
      : html`<table class="rows"><thead><tr>${(['complaintNumber', 'receivedAt', 'result'] as const).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>${all.map(
          ({ id, received_at, outcome }) =>
            html`<tr><th scope="row" data-label="${say('complaintNumber')}"><code>${id}</code></th><td data-label="${say('receivedAt')}">${dateText(received_at, language)}</td><td data-label="${say('result')}">${
              outcome === null
                ? html`<details><summary>${say('complaintOpen')}</summary><form method="post" action="/complaints/${encodeURIComponent(id)}/settle"><input type="hidden" name="collective" value="${collective}"><div class="choices"><label><input type="radio" name="outcome" value="verified" required>${say('settleYes')}</label><label><input type="radio" name="outcome" value="unfounded">${say('settleNo')}</label></div><label>${say('finding')}<textarea name="finding" rows="2" maxlength="3000" required></textarea></label><button>${say('settle')}</button></form></details>`
                : outcomeName(outcome, {}, language)
            }</td></tr>`,
        )}</tbody></table>`
  }</section>`
}

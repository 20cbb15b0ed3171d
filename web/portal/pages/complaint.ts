import {
  findCollective,
  recordComplaint,
  sayRefusal,
  settleComplaint,
  statusOf,
} from '../../../server/index.ts'
import { html } from '../html.ts'
import type { Page, Visit } from '../layout.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import { errorPage, showMissing } from './error.ts'

const limits = { statement: 3000, contact: 200 }
const tooLong = (text: string | null, most: number) => text !== null && [...text].length > most

/** A complaint from anyone; the receipt is shown once and kept nowhere. */
export const complaintPages: Pages = (app, portal) => {
  const { house, dev } = portal
  const place = '/collectives/:id/complain'
  type Params = { Params: { id: string } }

  app.get<Params>(place, async (request, reply) => {
    const visit = visitOf(portal, request)
    const found = await findCollective(house.db, request.params.id)
    if (!found)
      return showMissing(
        reply,
        visit,
        'collective-unknown',
        visit.say('noCollective', { id: request.params.id }),
      )
    return show(reply, visit, dev ? asking(visit, found, {}, []) : closed(visit, found.name))
  })

  app.post<Params>(place, async (request, reply) => {
    const visit = visitOf(portal, request, request.url)
    const { say } = visit
    const found = await findCollective(house.db, request.params.id)
    if (!found)
      return showMissing(
        reply,
        visit,
        'collective-unknown',
        visit.say('noCollective', { id: request.params.id }),
      )
    const statement = textIn(request.body, 'statement')
    const contact = textIn(request.body, 'contact')
    const flaws = [
      ...(statement === null || tooLong(statement, limits.statement)
        ? [say('statementMissing')]
        : []),
      ...(tooLong(contact, limits.contact) ? [say('contactLong')] : []),
    ]
    if (statement === null || flaws.length > 0)
      return show(reply, visit, asking(visit, found, { statement }, flaws), 400)
    const id = `complaint-${house.random()}`
    const receipt = house.random().replaceAll('-', '')
    const answer = await recordComplaint(
      house.db,
      { id, collective: found.id, statement, contact },
      receipt,
      house.random(),
      house.now(),
    )
    if (!answer.ok) {
      const reasons = answer.refusals.map((one) => sayRefusal(one, visit.language))
      return show(
        reply,
        visit,
        asking(visit, found, { statement }, reasons),
        statusOf(answer.refusals),
      )
    }
    return show(reply, visit, receiptPage(visit, found, id, receipt)).header(
      'cache-control',
      'no-store',
    )
  })

  app.post<Params>('/complaints/:id/settle', async (request, reply) => {
    const visit = visitOf(portal, request)
    const { say } = visit
    const outcome = textIn(request.body, 'outcome') === 'unfounded' ? 'unfounded' : 'verified'
    const finding = textIn(request.body, 'finding')
    const collective = textIn(request.body, 'collective') ?? ''
    if (finding === null || tooLong(finding, limits.statement))
      return show(
        reply,
        visit,
        errorPage(visit, 400, 'malformed', say('settle'), say('findingMissing')),
        400,
      )
    const settling = { outcome, finding, by: request.actor, salt: house.random() } as const
    const answer = await settleComplaint(house.db, request.params.id, settling, house.now())
    if (answer.ok)
      return reply.redirect(`/collectives/${encodeURIComponent(collective)}?settled=1`, 303)
    const [status, code] = [statusOf(answer.refusals), answer.refusals[0]?.code ?? 'refused']
    const reasons = answer.refusals.map((one) => sayRefusal(one, visit.language)).join('；')
    return show(reply, visit, errorPage(visit, status, code, say('settle'), reasons), status)
  })
}

const closed = ({ say }: Visit, collective: string): Page => ({
  title: say('complainTitle', { collective }),
  main: html`<h1>${say('complainTitle', { collective })}</h1><p class="notice">${say('readOnly')}</p>`,
})

/** The contact is sealed: it is asked again rather than sent back to a screen. */
function asking(
  { say }: Visit,
  { id, name }: { readonly id: string; readonly name: string },
  { statement = null }: { readonly statement?: string | null },
  flaws: readonly string[],
): Page {
  const title = say('complainTitle', { collective: name })
  return {
    title,
    main: html`<h1>${title}</h1><p>${say('complainIntro')}</p>
${flaws.length > 0 && html`<div class="notice bad" role="alert"><ul>${flaws.map((one) => html`<li>${one}</li>`)}</ul></div>`}
<form method="post" action="/collectives/${encodeURIComponent(id)}/complain" class="card" autocomplete="off">
<div class="field"><label for="statement">${say('statement')}</label> <span class="hint">（${say('required')}；${say('atMost', { n: limits.statement })}）</span><textarea id="statement" name="statement" rows="6" maxlength="${limits.statement}" required>${statement}</textarea></div>
<div class="field"><label for="contact">${say('contact')}</label> <span class="hint">（${say('optional')}；${say('sealed')}）</span><div><input id="contact" name="contact" maxlength="${limits.contact}" size="40"></div></div>
<button>${say('complainSubmit')}</button></form>
<p><a href="/collectives/${encodeURIComponent(id)}">← ${name}</a></p>`,
  }
}

const receiptPage = (
  { say }: Visit,
  { id, name }: { readonly id: string; readonly name: string },
  complaint: string,
  receipt: string,
): Page => ({
  title: say('received'),
  main: html`<h1>${say('received')}</h1>
<div class="notice good" role="status"><p>${say('receipt')}</p><p class="receipt"><code>${receipt}</code></p></div>
<p>${say('complaintNumber')} <code>${complaint}</code></p>
<p><a href="/collectives/${encodeURIComponent(id)}">← ${name}</a></p>`,
})

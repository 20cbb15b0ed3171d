import { systemActors } from '../../../engine/index.ts'
import { actorCookie, type Known, listKnown, publicActor } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { ownAddress, type Visit } from '../layout.ts'
import { type Pages, show, textIn, visitOf } from '../portal.ts'
import type { Sentence } from '../words.ts'

const parts: readonly (readonly [Known['part'], Sentence])[] = [
  ['office', 'offices'],
  ['assessor', 'assessors'],
  ['head', 'heads'],
]
const actorForm = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}$/
const cookie = (actor: string, more = '') =>
  `${actorCookie}=${encodeURIComponent(actor)}; Path=/; HttpOnly; SameSite=Strict${more}`

/** Development only: whoever one says one is. Without development mode there is nobody to be. */
export const signInPages: Pages = (app, portal) => {
  const { house, dev } = portal
  if (!dev) {
    app.get('/sign-in', async (request, reply) => {
      const visit = visitOf(portal, request)
      const { say } = visit
      return show(reply, visit, {
        title: say('signInTitle'),
        main: html`<h1>${say('signInTitle')}</h1><p class="notice">${say('readOnly')}</p>`,
      })
    })
    return
  }

  app.get('/sign-in', async (request, reply) => {
    const visit = visitOf(portal, request)
    const back = ownAddress(textIn(request.query, 'back'))
    return show(reply, visit, choosing(visit, await listKnown(house.db), back, null))
  })

  app.post('/sign-in', async (request, reply) => {
    const back = ownAddress(textIn(request.body, 'back'))
    const actor = textIn(request.body, 'actor') ?? ''
    if (actorForm.test(actor) && !systemActors.includes(actor) && actor !== publicActor)
      return reply.header('set-cookie', cookie(actor)).redirect(back, 303)
    const visit = visitOf(portal, request)
    return show(reply, visit, choosing(visit, await listKnown(house.db), back, actor), 400)
  })

  app.post('/sign-out', async (request, reply) =>
    reply
      .header('set-cookie', cookie('', '; Max-Age=0'))
      .redirect(ownAddress(textIn(request.body, 'back')), 303),
  )
}

function choosing(visit: Visit, known: readonly Known[], back: string, wrong: string | null) {
  const { say } = visit
  const hidden = html`<input type="hidden" name="back" value="${back}">`
  const list = ([part, title]: (typeof parts)[number]): Html | null => {
    const own = known.filter((one) => one.part === part)
    if (own.length === 0) return null
    return html`<h2>${say(title)}</h2><form method="post" action="/sign-in">${hidden}<ul class="people">${own.map(
      ({ actor, name }) =>
        html`<li><button class="plain" name="actor" value="${actor}">${actor}</button> <span class="muted small">${name}</span></li>`,
    )}</ul></form>
`
  }
  return {
    title: say('signInTitle'),
    main: html`<h1>${say('signInTitle')}</h1><p>${say('signInWhy')}</p>
${wrong !== null && html`<div class="notice bad" role="alert"><p>${say('actorWrong', { actor: wrong })}</p></div>`}
<form method="post" action="/sign-in" class="filter">${hidden}<label>${say('signInAny')}<input name="actor" value="${wrong}" maxlength="120" required></label><button>${say('signInAs')}</button><span class="hint">${say('actorHint')}</span></form>
${parts.map(list)}`,
  }
}

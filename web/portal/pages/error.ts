import type { FastifyReply } from 'fastify'
import { html } from '../html.ts'
import type { Page, Visit } from '../layout.ts'
import { type Pages, pageHeaders, pageText, show, visitOf, wantsPage } from '../portal.ts'

/** A "no" for a browser: what it was, its code, and what to do. Never a stack trace. */
export function errorPage(
  { say }: Visit,
  status: number,
  code: string,
  title: string,
  detail: string,
): Page {
  const known = { 400: 'todo400', 403: 'todo403', 404: 'todo404', 413: 'todo413' } as const
  const todo = Object.hasOwn(known, status) ? known[status as keyof typeof known] : null
  return {
    title,
    main: html`<h1>${title}</h1>
<div class="notice bad" role="alert"><p>${detail}</p></div>
<p>${say(todo ?? (status < 500 ? 'todo400' : 'todo500'))}</p>
<p class="muted small">${say('errorCode', { code, status })}</p>
<p><a href="/">${say('goHome')}</a></p>`,
  }
}

/** There is no such thing, said on a page. */
export const showMissing = (
  reply: FastifyReply,
  visit: Visit,
  code: string,
  detail: string,
): FastifyReply =>
  show(reply, visit, errorPage(visit, 404, code, visit.say('error404'), detail), 404)

/** The server's own problem details, as pages for those who asked for pages. */
export const errorPages: Pages = (app, portal) => {
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    const asked = wantsPage(request) && !request.url.startsWith('/api/')
    if (!asked || !type.startsWith('application/problem+json')) return payload
    const { status, code, title, detail } = JSON.parse(String(payload)) as {
      status: number
      code: string
      title: string
      detail: string
    }
    const visit = visitOf(portal, request)
    reply.removeHeader('content-length').headers(pageHeaders)
    return pageText(visit, errorPage(visit, status, code, title, detail))
  })

  // The handler of the whole server speaks JSON; a browser's address that leads nowhere ends here.
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: async (request, reply) => {
      if (!wantsPage(request) || request.url.startsWith('/api/')) return reply.callNotFound()
      const visit = visitOf(portal, request)
      const path = request.url.split('?')[0]!
      return showMissing(reply, visit, 'not-found', visit.say('noPage', { path }))
    },
  })
}

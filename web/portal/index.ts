import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import { digestOf } from '../../engine/index.ts'
import { type House, home } from '../../server/index.ts'
import { casePages } from './pages/case.ts'
import { casesPages } from './pages/cases.ts'
import { collectivePages } from './pages/collective.ts'
import { complaintPages } from './pages/complaint.ts'
import { definitionList } from './pages/definition-list.ts'
import { definitionPages } from './pages/definitions.ts'
import { errorPages } from './pages/error.ts'
import { explanationPages } from './pages/explanation.ts'
import { homePages } from './pages/home.ts'
import { rollPages } from './pages/roll.ts'
import { signInPages } from './pages/sign-in.ts'
import type { Portal, PortalOptions } from './portal.ts'

export { Html, html, type Value } from './html.ts'
export { levelName } from './naming.ts'
export type { PortalOptions } from './portal.ts'
export { type NameTable, nameOf } from './words.ts'

const pages = [
  homePages,
  rollPages,
  casesPages,
  casePages,
  explanationPages,
  collectivePages,
  complaintPages,
  definitionList,
  definitionPages,
  signInPages,
  errorPages,
]

/** Plain pages at `/`, rendered on the server, without script. */
export const portal =
  (house: House, options: PortalOptions): FastifyPluginAsync =>
  async (app) => {
    const sheet = readFileSync(join(home, 'web', 'portal', 'style.css'), 'utf8')
    const style = `/style.css?v=${digestOf(sheet).slice(0, 12)}`
    const one: Portal = { ...options, house, style }

    // Pages are no part of the API's description.
    app.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true } as typeof route.schema & { hide: boolean }
    })
    app.addHook('onRequest', async ({ query }, reply) => {
      const { lang } = query as { lang?: unknown }
      if (lang === 'zh' || lang === 'en')
        reply.header('set-cookie', `biaogan_lang=${lang}; Path=/; SameSite=Lax; Max-Age=31536000`)
    })
    app.get('/style.css', async (_, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(sheet),
    )
    for (const add of pages) add(app, one)
  }

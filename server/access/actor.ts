import type { FastifyInstance, FastifyRequest } from 'fastify'
import { reservedActors } from '../../engine/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The opaque id of who is asking; the public's where nobody is signed in. */
    actor: string
  }
}

/** Who asks without having signed in. */
export const publicActor = 'public'
export const actorCookie = 'biaogan_actor'
export const actorHeader = 'x-biaogan-actor'

const form = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,119}$/

/** A cookie that cannot be read names nobody. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Development sign-in: whoever the caller says. Nobody can be the clock or another case. */
function named(request: FastifyRequest): string | null {
  const header = request.headers[actorHeader]
  const cookie = /(?:^|;\s*)biaogan_actor=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  const name = typeof header === 'string' ? header : cookie === undefined ? null : decoded(cookie)
  return name !== null && form.test(name) && !reservedActors.includes(name) ? name : null
}

/** Every request knows its actor before any route runs. */
export function addActors(app: FastifyInstance, dev: boolean): void {
  app.decorateRequest('actor', publicActor)
  app.addHook('onRequest', async (request) => {
    request.actor = (dev ? named(request) : null) ?? publicActor
  })
}

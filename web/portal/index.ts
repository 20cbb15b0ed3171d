import type { FastifyPluginAsync } from 'fastify'
import type { House } from '../../server/index.ts'

export interface PortalOptions {
  readonly dev: boolean
  readonly version: string
}

/** Plain pages at `/`, rendered on the server, without script. */
export const portal =
  (_house: House, _options: PortalOptions): FastifyPluginAsync =>
  async (app) => {
    app.get('/', { schema: { hide: true } }, async (_, reply) =>
      reply.type('text/html; charset=utf-8').send('<!doctype html><title>标杆</title>'),
    )
  }

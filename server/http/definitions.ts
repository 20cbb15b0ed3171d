import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { exportMachine } from '../../engine/index.ts'
import type { House } from '../terms.ts'
import { send } from './problem.ts'
import { Any, Id, Page, Problem } from './shapes.ts'

/** The definitions in force, to be read and compared by digest. */
export const definitions =
  ({ registry }: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()

    app.get(
      '/definitions',
      { schema: { summary: '已公布的定义', tags: ['定义'], response: { 200: Page } } },
      async () => {
        await registry.refresh()
        return { items: registry.published, total: registry.published.length, next: null }
      },
    )

    app.get(
      '/definitions/:digest',
      {
        schema: {
          summary: '一份定义',
          tags: ['定义'],
          params: Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params }, reply) => {
        await registry.refresh()
        const body = registry.body(params.digest)
        if (body === null)
          return send(reply, 404, 'definition-unknown', `没有定义 ${params.digest}`)
        // A digest never means anything else: the answer may be kept for ever.
        return reply.header('cache-control', 'public, max-age=31536000, immutable').send(body)
      },
    )

    app.get(
      '/programmes/:programme/levels/:level/machine',
      {
        schema: {
          summary: '流程的状态图（XState 可直接使用）',
          tags: ['定义'],
          params: Type.Object({ programme: Id, level: Id }),
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params }, reply) => {
        await registry.refresh()
        const rulebook = registry.current(params.programme, params.level)
        if (!rulebook)
          return send(
            reply,
            404,
            'programme-unknown',
            `没有活动 ${params.programme} 或等级 ${params.level}`,
          )
        return reply.type('application/json; charset=utf-8').send(exportMachine(rulebook))
      },
    )
  }

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { readBatch } from '../../engine/index.ts'
import { publishBatch, unknownBody } from '../store/records.ts'
import type { House } from '../terms.ts'
import { refused, send } from './problem.ts'
import { Any, Page, Problem } from './shapes.ts'

/** Batches, published like definitions: an edition is written once. */
export const batches =
  (house: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()
    const { db } = house

    app.post(
      '/batches',
      {
        schema: {
          summary: '公布届次（改版须写理由）',
          tags: ['届次'],
          body: Type.Record(Type.String(), Any),
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ body }, reply) => {
        await house.registry.refresh()
        const programme = house.registry.programme(String(body.programme ?? ''))
        if (!programme)
          return send(reply, 422, 'programme-unknown', `没有活动 ${String(body.programme ?? '')}`)
        // JSON is YAML: the same three passes give the same messages.
        const { batch, problems } = readBatch(
          'batch',
          JSON.stringify(body, null, 2),
          programme.value,
        )
        if (!batch)
          return send(reply, 400, 'batch-broken', problems.map(({ zh }) => zh).join('；'), {
            problems,
          })
        const unknown = await unknownBody(db, [batch.authority])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        const published = await publishBatch(house, batch)
        return published.ok
          ? reply.send({ ...batch, ...published.value })
          : refused(reply, published.refusals)
      },
    )

    app.get(
      '/batches',
      { schema: { summary: '届次列表（各取最新一版）', tags: ['届次'], response: { 200: Page } } },
      async () => {
        const rows = await db
          .selectFrom('batch_edition')
          .distinctOn('id')
          .selectAll()
          .orderBy('id')
          .orderBy('edition', 'desc')
          .execute()
        const items = rows.map(({ body, ...row }) => ({ ...row, ...(body as object) }))
        return { items, total: items.length, next: null }
      },
    )
  }

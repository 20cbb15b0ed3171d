import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { roll } from '../store/queries.ts'
import { recordComplaint, settleComplaint } from '../store/records.ts'
import type { House } from '../terms.ts'
import { refused } from './problem.ts'
import { Any, Id, Page, Problem } from './shapes.ts'

/** plan 3.f: what the public sees and says: the roll, and complaints beside the cases. */
export const oversight =
  (house: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()
    const { db } = house

    app.post(
      '/complaints',
      {
        schema: {
          summary: '投诉（任何人）',
          tags: ['社会监督'],
          body: Type.Object(
            {
              collective: Id,
              statement: Type.String({ minLength: 1, maxLength: 3000 }),
              contact: Type.Optional(Type.String({ maxLength: 200 })),
            },
            { additionalProperties: false },
          ),
          response: { 200: Type.Object({ id: Id, receipt: Type.String() }), '4xx': Problem },
        },
      },
      async ({ body }, reply) => {
        const id = `complaint-${house.random()}`
        const receipt = house.random().replaceAll('-', '')
        const answer = await recordComplaint(
          db,
          { id, ...body },
          receipt,
          house.random(),
          house.now(),
        )
        return answer.ok
          ? reply.header('cache-control', 'no-store').send({ id, receipt })
          : refused(reply, answer.refusals)
      },
    )

    app.post(
      '/complaints/:id/settlement',
      {
        schema: {
          summary: '核实投诉',
          tags: ['社会监督'],
          params: Type.Object({ id: Id }),
          body: Type.Object(
            {
              outcome: Type.Union([Type.Literal('verified'), Type.Literal('unfounded')]),
              finding: Type.String({ minLength: 1, maxLength: 3000 }),
            },
            { additionalProperties: false },
          ),
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params, body, actor }, reply) => {
        const answer = await settleComplaint(
          db,
          params.id,
          { ...body, by: actor, salt: house.random() },
          house.now(),
        )
        return answer.ok
          ? reply.send({ id: params.id, outcome: body.outcome })
          : refused(reply, answer.refusals)
      },
    )

    app.get(
      '/roll',
      {
        schema: {
          summary: '称号名册',
          tags: ['公开'],
          querystring: Type.Object(
            { programme: Type.Optional(Id) },
            { additionalProperties: false },
          ),
          response: { 200: Page },
        },
      },
      async ({ query }) => {
        const items = await roll(db, query.programme ?? null)
        return { items, total: items.length, next: null }
      },
    )
  }

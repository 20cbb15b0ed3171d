import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { type Body, type Collective, isLocalDate, readBatch } from '../../engine/index.ts'
import { roll } from '../store/queries.ts'
import {
  publishBatch,
  recordComplaint,
  registerBody,
  registerCollective,
  settleComplaint,
} from '../store/records.ts'
import type { House } from '../terms.ts'
import { refused, send } from './problem.ts'
import { Any, Id, Name, Nullable, Page, Problem } from './shapes.ts'

const BodyShape = Type.Object(
  {
    id: Id,
    name: Name,
    kind: Type.Union([Type.Literal('league'), Type.Literal('committee')], {
      description: 'league 团组织；committee 组委会',
    }),
    tier: Id,
    parent: Type.Optional(Nullable(Id)),
    serves: Type.Optional(Nullable(Id)),
    staff: Type.Optional(Type.Array(Id, { maxItems: 500, description: '经办人' })),
  },
  { additionalProperties: false },
)

const CollectiveShape = Type.Object(
  {
    id: Id,
    name: Name,
    sector: Id,
    field: Type.Optional(Nullable(Id)),
    post: Type.Optional(Nullable(Id)),
    ownership: Id,
    region: Type.String({ pattern: '^[0-9]{2,12}$', description: '行政区划代码' }),
    body: Id,
    head: Id,
    began: Type.String({ description: '开始创建日期，如 2024-05-04' }),
  },
  { additionalProperties: false },
)

/** Bodies, collectives, batches, complaints: what stands around the cases. */
export const records =
  (house: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()
    const { db } = house
    const ids = async (
      table: 'body' | 'collective',
      wanted: readonly (string | null | undefined)[],
    ): Promise<string | null> => {
      const named = wanted.filter((id): id is string => typeof id === 'string')
      if (named.length === 0) return null
      const rows = await db.selectFrom(table).select('id').where('id', 'in', named).execute()
      return named.find((id) => !rows.some((row) => row.id === id)) ?? null
    }

    app.post(
      '/bodies',
      {
        schema: {
          summary: '登记机构与经办人',
          tags: ['机构与集体'],
          body: BodyShape,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ body }, reply) => {
        const { staff = [], parent = null, serves = null, ...rest } = body
        const unknown = await ids('body', [parent, serves])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        const row: Body = { ...rest, parent, serves }
        await registerBody(db, row, staff)
        return reply.send({ ...row, staff })
      },
    )

    app.get(
      '/bodies',
      { schema: { summary: '机构列表', tags: ['机构与集体'], response: { 200: Page } } },
      async () => {
        const items = await db.selectFrom('body').selectAll().orderBy('id').execute()
        return { items, total: items.length, next: null }
      },
    )

    app.post(
      '/collectives',
      {
        schema: {
          summary: '登记集体',
          tags: ['机构与集体'],
          body: CollectiveShape,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ body }, reply) => {
        const unknown = await ids('body', [body.body])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        if (!isLocalDate(body.began))
          return send(reply, 400, 'date', `日期 ${body.began} 不对，应如 2024-05-04`)
        await registerCollective(db, body as Collective)
        return reply.send(body)
      },
    )

    app.get(
      '/collectives',
      {
        schema: {
          summary: '集体列表',
          tags: ['机构与集体'],
          querystring: Type.Object(
            {
              text: Type.Optional(Type.String()),
              limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
              cursor: Type.Optional(Id),
            },
            { additionalProperties: false },
          ),
          response: { 200: Page },
        },
      },
      async ({ query }) => {
        const { text = '', limit = 100, cursor = '' } = query
        const named = db
          .selectFrom('collective')
          .where('name', 'like', `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`)
        const items = await named
          .selectAll()
          .where('id', '>', cursor)
          .orderBy('id')
          .limit(limit + 1)
          .execute()
        const { total } = await named
          .select(({ fn }) => fn.countAll<number>().as('total'))
          .executeTakeFirstOrThrow()
        const shown = items.slice(0, limit)
        return {
          items: shown,
          total: Number(total),
          next: items.length > limit ? shown.at(-1)!.id : null,
        }
      },
    )

    app.get(
      '/collectives/:id',
      {
        schema: {
          summary: '一个集体及其称号',
          tags: ['机构与集体'],
          params: Type.Object({ id: Id }),
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params }, reply) => {
        const collective = await db
          .selectFrom('collective')
          .selectAll()
          .where('id', '=', params.id)
          .executeTakeFirst()
        if (!collective)
          return refused(reply, [{ code: 'collective-unknown', detail: { collective: params.id } }])
        const titles = await db
          .selectFrom('title')
          .select('title')
          .where('collective', '=', params.id)
          .orderBy('level')
          .execute()
        return reply.send({ ...collective, titles: titles.map(({ title }) => title) })
      },
    )

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
        const unknown = await ids('body', [batch.authority])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        const published = await publishBatch(db, batch, house.now())
        return published.ok ? reply.send(batch) : refused(reply, published.refusals)
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

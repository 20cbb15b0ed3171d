import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Type from 'typebox'
import { type Body, type Collective, isLocalDate, reservedActors } from '../../engine/index.ts'
import { registerBody, registerCollective, unknownBody } from '../store/records.ts'
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
    programme: Type.Optional(Nullable(Id)),
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

const reserved = (reply: FastifyReply, actor: string) =>
  send(reply, 422, 'actor-reserved', `${actor} 是系统保留的标识，不能指人；请换一个`)

/** Bodies on their lines, and the collectives below them. */
export const bodies =
  ({ db, registry }: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()

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
        const { staff = [], parent = null, serves = null, programme = null, ...rest } = body
        const unknown = await unknownBody(db, [parent, serves])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        if (programme !== null && (rest.kind !== 'committee' || !registry.programme(programme)))
          return send(
            reply,
            422,
            'programme-unknown',
            `没有活动 ${programme}，或不是组委会：只有组委会可以只管一项活动`,
          )
        const taken = staff.find((actor) => reservedActors.includes(actor))
        if (taken) return reserved(reply, taken)
        const row: Body = { ...rest, parent, serves, programme }
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
        const unknown = await unknownBody(db, [body.body])
        if (unknown) return send(reply, 422, 'body-unknown', `没有机构 ${unknown}`)
        if (reservedActors.includes(body.head)) return reserved(reply, body.head)
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
          .select(['title', 'programme'])
          .where('collective', '=', params.id)
          .orderBy('programme')
          .orderBy('level')
          .execute()
        return reply.send({
          ...collective,
          titles: titles.map(({ title, programme }) => ({ programme, ...(title as object) })),
        })
      },
    )
  }

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import Type from 'typebox'
import { type Command, digestOf, type JsonObject } from '../../engine/index.ts'
import { explainCase } from '../explain.ts'
import { handle } from '../handle.ts'
import { caseSorts, findCase, listCases } from '../store/cases.ts'
import type { House, Target } from '../terms.ts'
import { viewCase, viewDesk, viewEvents } from '../views.ts'
import { Explanation } from './explanation.ts'
import { refused, send } from './problem.ts'
import { Answer as AnswerShape, Any, Id, Page, Problem } from './shapes.ts'

const CaseId = Type.Object({ id: Id })
const Keys = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: '同一键得同一答复' }),
  ),
  'if-match': Type.Optional(Type.String({ description: '所见版本的 ETag；案卷已变化则拒绝' })),
})

/** `"7"` and `W/"7"` are revision 7; anything else is no revision. */
function revisionIn(tag: string | undefined): number | null | undefined {
  if (tag === undefined || tag === '*') return undefined
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(tag)
  return found ? Number(found[1]) : null
}

/** What the programme that a case runs by, or that one is about to be opened in, calls the parties. */
async function partiesOf({ db, registry }: House, { case: id, opens }: Target) {
  const on = await findCase(db, id)
  if (on) return registry.rulebook(on.pins).programme.parties
  return opens && registry.programme(opens.programme)?.value.parties
}

export const cases =
  (house: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()
    const answer = async (
      reply: FastifyReply,
      target: Target,
      command: Command,
      key: string | undefined,
    ) => {
      const result = await handle(house, target, command, key)
      if (result.ok) return reply.header('etag', `"${result.value.revision}"`).send(result.value)
      return refused(reply, result.refusals, {}, await partiesOf(house, target))
    }

    app.post(
      '/cases',
      {
        schema: {
          summary: '立案：提出创建，或确认以往称号',
          tags: ['案卷'],
          headers: Keys,
          body: Type.Object(
            {
              id: Type.Optional(Id),
              programme: Id,
              collective: Id,
              command: Type.Optional(
                Type.String({ default: 'open', description: 'open 或 confirm' }),
              ),
              data: Type.Record(Type.String(), Any),
            },
            { additionalProperties: false },
          ),
          response: { 200: AnswerShape, '4xx': Problem },
        },
      },
      async ({ body, headers, actor }, reply) => {
        const { collective, programme, data } = body
        const key = headers['idempotency-key']
        // The same key must name the same case again, whoever repeats it.
        const id =
          body.id ?? (key === undefined ? house.random() : `c-${digestOf(key).slice(0, 32)}`)
        const command = { type: body.command ?? 'open', by: actor, data: data as JsonObject }
        return answer(reply, { case: id, opens: { collective, programme } }, command, key)
      },
    )

    app.post(
      '/cases/:id/commands/:command',
      {
        schema: {
          summary: '对案卷提出一个动作',
          tags: ['案卷'],
          params: Type.Object({ id: Id, command: Type.String({ maxLength: 60 }) }),
          headers: Keys,
          body: Type.Object(
            {
              outcome: Type.Optional(Type.String({ maxLength: 60 })),
              data: Type.Optional(Type.Record(Type.String(), Any)),
            },
            { additionalProperties: false },
          ),
          response: { 200: AnswerShape, '4xx': Problem },
        },
      },
      async ({ params, body, headers, actor }, reply) => {
        const seen = revisionIn(headers['if-match'])
        if (seen === null) return send(reply, 400, 'if-match', 'If-Match 应为案卷版本，如 "7"')
        const command: Command = {
          type: params.command,
          by: actor,
          ...(body.outcome === undefined ? {} : { outcome: body.outcome }),
          data: (body.data ?? {}) as JsonObject,
          ...(seen === undefined ? {} : { seen }),
        }
        return answer(reply, { case: params.id }, command, headers['idempotency-key'])
      },
    )

    app.get(
      '/cases',
      {
        schema: {
          summary: '案卷列表',
          tags: ['案卷'],
          querystring: Type.Object(
            {
              programme: Type.Optional(Id),
              collective: Type.Optional(Id),
              level: Type.Optional(Id),
              batch: Type.Optional(Id),
              step: Type.Optional(Type.String({ description: '环节，或 环节.步骤' })),
              phase: Type.Optional(Type.String()),
              text: Type.Optional(Type.String({ maxLength: 100, description: '集体名称中的文字' })),
              sort: Type.Optional(Type.Union(caseSorts.map((sort) => Type.Literal(sort)))),
              limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
              cursor: Type.Optional(Type.String({ maxLength: 400 })),
            },
            { additionalProperties: false },
          ),
          response: { 200: Page, '4xx': Problem },
        },
      },
      async ({ query }, reply) => {
        const { sort = '-changed', limit = 50, cursor = null, ...filter } = query
        const found = await listCases(house.db, filter, { sort, limit, cursor })
        return found ? reply.send(found) : send(reply, 400, 'cursor', '游标无效，或与排序不符')
      },
    )

    app.get(
      '/cases/:id',
      {
        schema: {
          summary: '一个案卷，及询问者此时可做的动作与理由',
          tags: ['案卷'],
          params: CaseId,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params, actor }, reply) => {
        const view = await viewCase(house, params.id, actor)
        return view
          ? reply.header('etag', `"${view.revision}"`).send(view)
          : unknown(reply, params.id)
      },
    )

    app.get(
      '/cases/:id/options',
      {
        schema: {
          summary: '本步骤的每个动作与不能做的全部理由',
          tags: ['案卷'],
          params: CaseId,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params, actor }, reply) => {
        const view = await viewCase(house, params.id, actor)
        return view
          ? reply.header('etag', `"${view.revision}"`).send(view.options)
          : unknown(reply, params.id)
      },
    )

    app.get(
      '/cases/:id/events',
      {
        schema: {
          summary: '案卷的全部记录',
          tags: ['案卷'],
          params: CaseId,
          querystring: Type.Object({
            after: Type.Optional(Type.Integer({ minimum: 0 })),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          }),
          response: { 200: Page, '4xx': Problem },
        },
      },
      async ({ params, query, actor }, reply) => {
        const events = await viewEvents(house, params.id, actor, query)
        return events ? reply.send(events) : unknown(reply, params.id)
      },
    )

    app.get(
      '/cases/:id/explanation',
      {
        schema: {
          summary: '得分与每个决定的说明：条款、事实、算式',
          tags: ['案卷'],
          params: CaseId,
          response: { 200: Explanation, '4xx': Problem },
        },
      },
      async ({ params, actor }, reply) => {
        const desk = await viewDesk(house, params.id, actor)
        const told = desk && (await explainCase(house, params.id, desk.inside))
        return told ? reply.send(told) : unknown(reply, params.id)
      },
    )

    const unknown = (reply: FastifyReply, id: string) =>
      refused(reply, [{ code: 'case-unknown', detail: { case: id } }])
  }

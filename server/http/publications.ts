import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyPluginAsync } from 'fastify'
import Type from 'typebox'
import { publicationSteps } from '../../engine/index.ts'
import { receive } from '../definitions/receive.ts'
import { recordOf } from '../definitions/record.ts'
import { filesKept } from '../store/publications.ts'
import type { House } from '../terms.ts'
import { send } from './problem.ts'
import { Any, Problem } from './shapes.ts'

const File = Type.Object(
  {
    path: Type.String({
      minLength: 1,
      maxLength: 300,
      pattern: '^(?!/)(?!.*(^|/)\\.{1,2}(/|$))[^\\\\\\u0000-\\u001f]+$',
      description: '从方案文件夹算起的路径',
    }),
    text: Type.String({ maxLength: 1_000_000 }),
  },
  { additionalProperties: false },
)

const Sent = Type.Object(
  {
    step: Type.Union(publicationSteps.map((step) => Type.Literal(step))),
    files: Type.Array(File, {
      maxItems: 400,
      description: '方案的文件、要公布的定义和它所沿用的；撤回时可以没有',
    }),
    signatures: Type.Array(File, { maxItems: 100, description: 'biaogan sign 写出的签名文件' }),
  },
  { additionalProperties: false },
)

const Digest = Type.Object({ digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

/** All that a programme's texts may come to; many times what the shipped one has. */
const bodyLimit = 8 * 1_048_576

/** All that signature files may come to: they are read before anyone has shown a key. */
const mostSigned = 262_144

/** Definitions from outside: published by signature, and told by whom. */
export const publications =
  (house: House): FastifyPluginAsync =>
  async (plain) => {
    const app = plain.withTypeProvider<TypeBoxTypeProvider>()

    app.post(
      '/definitions',
      {
        bodyLimit,
        config: { signed: true },
        schema: {
          summary: '公布、推进或撤回定义（凭签名，不凭登录）',
          description:
            '先验签名，再检查、演示例、对照信任文件；有任何一处不合，全部列出，什么也不存。内容已在这一步则答 200，新存入答 201。',
          tags: ['定义'],
          body: Sent,
          response: { 200: Any, 201: Any, '4xx': Problem },
        },
      },
      async ({ body }, reply) => {
        if (!house.trust)
          return send(
            reply,
            403,
            'trust-missing',
            '本服务没有信任文件，不接受远程公布；请运营者用 biaogan serve --trust trust.yaml 启动',
          )
        const [files, signatures] = [body.files, body.signatures].map(
          (all) => new Map(all.map(({ path, text }) => [path, text])),
        ) as [Map<string, string>, Map<string, string>]
        if (body.signatures.reduce((sum, { text }) => sum + text.length, 0) > mostSigned)
          return send(reply, 413, 'signatures-too-long', `签名文件合计至多 ${mostSigned} 字符`)
        if (files.size < body.files.length || signatures.size < body.signatures.length)
          return send(reply, 400, 'path-twice', '同一路径送了两次')
        const received = await receive(house, house.trust(), { step: body.step, files, signatures })
        if (received.ok) return reply.code(received.stored ? 201 : 200).send(received)
        const { problems } = received
        const detail = `${problems.length} 处问题，未存入任何内容；第一处：${problems[0]!.zh}`
        return send(reply, 422, 'publication-refused', detail, { problems })
      },
    )

    app.get(
      '/definitions/:digest/record',
      {
        schema: {
          summary: '一份定义走到哪一步、各步由谁签名',
          tags: ['定义'],
          params: Digest,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params: { digest } }, reply) => {
        const record = await recordOf(house, digest)
        return record ?? send(reply, 404, 'definition-unknown', `没有定义 ${digest}`)
      },
    )

    app.get(
      '/definitions/:digest/files',
      {
        schema: {
          summary: '所签的文件原文',
          tags: ['定义'],
          params: Digest,
          response: { 200: Any, '4xx': Problem },
        },
      },
      async ({ params: { digest } }) => ({
        items: [...(await filesKept(house.db, digest))].map(([name, text]) => ({ name, text })),
      }),
    )
  }

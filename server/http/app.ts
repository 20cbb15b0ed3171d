import formbody from '@fastify/formbody'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Ajv2020 } from 'ajv/dist/2020.js'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyPluginAsync } from 'fastify'
import { sql } from 'kysely'
import Type from 'typebox'
import { instantOf } from '../../engine/index.ts'
import { addActors } from '../access/actor.ts'
import type { House } from '../terms.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import { sayTrouble } from '../words.ts'
import { batches } from './batches.ts'
import { bodies } from './bodies.ts'
import { cases } from './cases.ts'
import { definitions } from './definitions.ts'
import { oversight } from './oversight.ts'
import { send } from './problem.ts'
import { publications } from './publications.ts'

export interface ServerOptions {
  /** Development: whoever calls says who they are, and the clock may be set. Without it the server only reads. */
  readonly dev: boolean
  readonly log?: boolean
  /** Pages to serve beside the API, from the outside. */
  readonly pages?: (house: House) => FastifyPluginAsync
  /** Sets the clock of a house; in development only. */
  readonly setClock?: (now: string) => void
  readonly version: string
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What is sent carries the signatures that allow it: it is no matter of who is signed in. */
    readonly signed?: true
  }
}

/** A body says its types; a query string or a header can only be text. */
const strict = new Ajv2020({ allErrors: true, strict: false })
const lenient = new Ajv2020({ allErrors: true, strict: false, coerceTypes: true })

const devWarning = '开发模式：无登录，不可用于正式环境'

/** Builds the whole server; tests call it too, and nothing listens until they say so. */
export async function createServer(
  house: House,
  { dev, log = false, pages, setClock, version }: ServerOptions,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 200 },
    logger: log
      ? {
          level: 'info',
          serializers: {
            req: ({ method, routeOptions }) => ({ method, route: routeOptions?.url ?? '' }),
          },
        }
      : false,
  })
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : lenient).compile(schema as object),
  )
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.validation) {
      const flaws = error.validation.map(({ instancePath, message, params }) => ({
        at: `${error.validationContext}${instancePath}`,
        message,
        params,
      }))
      return send(
        reply,
        400,
        'malformed',
        `请求不合要求：${flaws.map(({ at, message }) => `${at} ${message}`).join('；')}`,
        { flaws },
      )
    }
    const known = error.statusCode && error.statusCode < 500 ? error.statusCode : null
    if (known)
      return send(
        reply,
        known,
        (error.code ?? 'request')
          .toLowerCase()
          .replace(/^fst_err_/, '')
          .replaceAll('_', '-'),
        known === 413
          ? `内容过大，至多 ${Math.floor(request.routeOptions.bodyLimit / 1_048_576)} MB`
          : (clientWords[known] ?? '请求读不出'),
      )
    request.log.error({ err: error }, 'failed')
    const trouble = troubleOf(error)
    if (trouble) return send(reply, 503, trouble.code, toldOf(trouble))
    return unreachable(error)
      ? send(reply, 503, 'database-unreachable', '数据库暂时连不上，请稍后再试；未写入任何内容')
      : send(reply, 500, 'failed', '系统出错，未写入任何内容；已记入日志')
  })
  app.setNotFoundHandler((request, reply) =>
    send(reply, 404, 'not-found', `没有 ${request.method} ${request.url.split('?')[0]}`),
  )

  addActors(app, dev)
  if (dev)
    app.addHook('onSend', async (_, reply) => void reply.header('x-biaogan-mode', 'development'))
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    })
    const writes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method)
    if (writes && !dev && !request.routeOptions.config.signed)
      return send(
        reply,
        403,
        'sign-in-missing',
        '未配置登录，本服务只读。开发试用请用 biaogan serve --dev',
      )
    const from = request.headers['sec-fetch-site']
    if (writes && from !== undefined && from !== 'same-origin' && from !== 'none')
      return send(reply, 403, 'cross-site', '不接受来自其他网站的提交')
    return undefined
  })

  await app.register(formbody)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '标杆 Biaogan',
        description: dev
          ? `由声明式行业标准驱动的创建达标工作流引擎。${devWarning}。`
          : '由声明式行业标准驱动的创建达标工作流引擎。',
        version,
      },
      components: { securitySchemes: {} },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await app.register(health(house, dev, version), { prefix: '/api/v1' })
  for (const part of [cases, bodies, batches, oversight, definitions, publications])
    await app.register(part(house), { prefix: '/api/v1' })
  if (dev && setClock) await app.register(devClock(house, setClock), { prefix: '/api/v1' })
  if (pages) await app.register(pages(house))
  return app
}

const clientWords: Readonly<Record<number, string>> = {
  400: '请求读不出：请检查 JSON 是否完整',
  415: '请用 application/json',
}

/** The database is gone, going, full or not there: by its own codes, or the network's. */
/** What a client is told of a trouble; where things lie on this machine is for the log alone. */
const toldOf = (trouble: Trouble): string =>
  'file' in trouble.detail || 'folder' in trouble.detail
    ? '本服务的文件有误，暂时不能办理；已记入日志，请告知运营者'
    : sayTrouble(trouble)

const unreachable = ({ code = '', message }: { code?: string; message: string }): boolean =>
  /^(ECONN|EPIPE|ETIMEDOUT|08|57P|53|3D000)/.test(code) ||
  /Connection terminated|timeout exceeded when trying to connect|PGlite is closed/.test(message)

/** Alive: the process answers. Ready: the store does too. */
const health =
  (house: House, dev: boolean, version: string): FastifyPluginAsync =>
  async (app) => {
    const shape = Type.Object({
      status: Type.String(),
      mode: Type.String(),
      version: Type.String(),
      now: Type.String(),
    })
    const told = () => ({
      status: 'ok',
      mode: dev ? 'development' : 'read-only',
      version,
      now: house.now(),
    })
    app.get(
      '/health',
      { schema: { summary: '进程是否在', tags: ['运行'], response: { 200: shape } } },
      told,
    )
    app.get(
      '/ready',
      { schema: { summary: '数据库是否可用', tags: ['运行'], response: { 200: shape } } },
      async () => {
        await sql`select 1`.execute(house.db)
        return told()
      },
    )
  }

const devClock =
  (house: House, setClock: (now: string) => void): FastifyPluginAsync =>
  async (app) => {
    const body = Type.Object(
      { now: Type.String({ description: '带时区的时刻' }) },
      { additionalProperties: false },
    )
    app.put<{ Body: { now: string } }>(
      '/dev/clock',
      { schema: { summary: '设定试用时钟（仅开发模式）', tags: ['运行'], body } },
      async (request, reply) => {
        const now = instantOf(request.body.now)
        if (now === null)
          return send(
            reply,
            400,
            'instant',
            `时刻 ${request.body.now} 不对，应如 2026-03-01T09:00:00+08:00`,
          )
        if (now < house.now()) return send(reply, 409, 'clock-back', '时钟不能倒拨')
        setClock(now)
        return reply.send({ now: house.now() })
      },
    )
  }

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Language } from '../../engine/index.ts'
import { type House, publicActor } from '../../server/index.ts'
import { document, type Page, type Visit } from './layout.ts'
import { sayIn } from './words.ts'

export interface PortalOptions {
  readonly dev: boolean
  readonly version: string
}

/** What every page is made with. */
export interface Portal extends PortalOptions {
  readonly house: House
  readonly style: string
}

/** Adds its routes; a page module exports one of these. */
export type Pages = (app: FastifyInstance, portal: Portal) => void

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Headers of every page: nothing runs, nothing is loaded from elsewhere, nobody else's cache keeps it. */
export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policy,
  'cache-control': 'private, no-cache',
} as const

/** Who looks, at which address; a form says to which page its answer belongs. */
export function visitOf(
  { dev, version, style }: Portal,
  request: FastifyRequest,
  path = request.method === 'POST' ? '/' : request.url,
): Visit {
  const language = languageOf(request)
  return {
    language,
    say: sayIn(language),
    actor: request.actor,
    signedIn: dev && request.actor !== publicActor,
    dev,
    version,
    style,
    path,
  }
}

/** The language asked for, or the one asked for last. */
function languageOf({ query, headers }: FastifyRequest): Language {
  const asked = (query as { lang?: unknown } | undefined)?.lang
  const kept = /(?:^|;\s*)biaogan_lang=(zh|en)/.exec(headers.cookie ?? '')?.[1]
  return (asked === 'en' || asked === 'zh' ? asked : kept) === 'en' ? 'en' : 'zh'
}

export const pageText = (visit: Visit, page: Page): string =>
  `<!doctype html>\n${document(visit, page)}\n`

/** Sends a page, by default as found. */
export const show = (reply: FastifyReply, visit: Visit, page: Page, status = 200): FastifyReply =>
  reply.code(status).headers(pageHeaders).send(pageText(visit, page))

export const wantsPage = ({ headers }: FastifyRequest): boolean =>
  (headers.accept ?? '').includes('text/html')

/** A member of a query or a form as one text, trimmed; null where there is none. */
export function textIn(from: unknown, name: string): string | null {
  if (typeof from !== 'object' || from === null) return null
  const value = (from as Readonly<Record<string, unknown>>)[name]
  const text = Array.isArray(value) ? value.at(-1) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

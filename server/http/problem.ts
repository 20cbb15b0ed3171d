import type { FastifyReply } from 'fastify'
import type { Problem, Refusal, RefusalCode } from '../../engine/index.ts'
import { type PartyNames, sayRefusal } from '../words.ts'

/** The status of each "no". */
const status = {
  'not-now': 409,
  'not-yours': 403,
  malformed: 400,
  'outcome-unknown': 400,
  stale: 409,
  'too-early': 409,
  'same-person': 403,
  'level-not-offered': 422,
  'level-skipped': 422,
  'level-below': 422,
  'title-at-lower-star': 422,
  'barred-by-veto': 422,
  barred: 422,
  'other-pursuit': 409,
  'title-revoked': 422,
  'title-in-force': 409,
  'recognised-too-late': 422,
  'filing-closed': 422,
  'pursuit-closed': 422,
  'batch-unknown': 422,
  'batch-other-authority': 422,
  'body-missing': 422,
  'conditions-open': 422,
  'conditions-unmet': 422,
  'earlier-start-unproven': 422,
  'standard-missing': 422,
  'round-closed': 422,
  'round-used': 422,
  'assessor-conflicted': 422,
  'role-missing': 422,
  'sheet-incomplete': 409,
  'sheets-differ': 409,
  'retest-none': 409,
  'retest-used': 409,
  'sheet-suspended': 409,
  'sheet-not-assessable': 409,
  'ground-trial': 409,
  'notice-not-joinable': 409,
  'notice-window-closed': 422,
  'notice-over': 409,
  'objection-open': 409,
  'objection-unknown': 422,
  'title-in-question': 409,
  'complaint-unverified': 422,
  'finding-none': 409,
  'reply-awaited': 409,
  'reply-closed': 409,
  'appeal-closed': 409,
  'star-not-cut': 409,
  'title-awaited': 409,
  'nothing-to-correct': 409,
  'consequence-refused': 409,
  'case-unknown': 404,
  'collective-unknown': 404,
  'complaint-unknown': 404,
  'complaint-charged': 409,
  'complaint-settled': 409,
  'edition-differs': 409,
  'edition-gap': 422,
  'key-reused': 422,
} as const satisfies Record<RefusalCode, number>

export const statusOf = ([first]: readonly Refusal[]): number => (first ? status[first.code] : 500)

/** RFC 9457, with a stable code and both languages. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly refusals?: readonly (Refusal & { readonly zh: string; readonly en: string })[]
  readonly problems?: readonly Problem[]
  readonly [more: string]: unknown
}

const typeOf = (code: string): string => `urn:biaogan:${code}`

/** A refused command with every reason in words, its parties as the programme calls them. */
export function refused(
  reply: FastifyReply,
  refusals: readonly Refusal[],
  more: object = {},
  parties?: PartyNames,
): FastifyReply {
  const said = refusals.map((refusal) => ({
    ...refusal,
    zh: sayRefusal(refusal, 'zh', parties),
    en: sayRefusal(refusal, 'en', parties),
  }))
  const code = refusals[0]?.code ?? 'refused'
  return send(reply, statusOf(refusals), code, said.map(({ zh }) => zh).join('；'), {
    refusals: said,
    ...more,
  })
}

const titles: Readonly<Record<number, string>> = {
  400: '请求不合要求',
  401: '需要登录',
  403: '无权办理',
  404: '没有找到',
  405: '不支持此方法',
  409: '此时不能办理',
  412: '案卷已变化',
  413: '内容过大',
  415: '内容类型不支持',
  422: '不符合规定',
  500: '系统出错',
  503: '暂时不能服务',
}

export function send(
  reply: FastifyReply,
  code: number,
  name: string,
  detail: string,
  more: object = {},
): FastifyReply {
  const body: ProblemDetails = {
    type: typeOf(name),
    title: titles[code] ?? String(code),
    status: code,
    code: name,
    detail,
    ...more,
  }
  return reply.code(code).type('application/problem+json; charset=utf-8').send(JSON.stringify(body))
}

import { type Instant, startOf } from '../calendar.ts'
import type { Problem } from '../define/problem.ts'
import type { Path } from '../define/source.ts'
import { canonical } from '../digest.ts'
import type { Statement } from '../shapes.ts'
import type { Signed, Subject } from './statement.ts'
import type { PublicationStep } from './step.ts'
import type { Trust } from './trust.ts'

/** A signature, and whether it is the named key's over exactly its statement; null where no such key is known. */
export interface Tried extends Signed {
  readonly authentic: boolean | null
}

/** Who signed an earlier step. */
export interface Signer {
  readonly step: PublicationStep
  readonly key: string
  readonly holder: string
}

type Said = readonly [zh: string, en: string, fix?: readonly [zh: string, en: string]]
type Say = (member: keyof Statement | null, code: string, ...said: Said) => Problem

/** Clocks of two machines differ; by more than this a signature is of the future. */
const skew = 5 * 60_000

const sayIn =
  ({ source }: Signed): Say =>
  (member, code, ...said) => {
    const path: Path = member === null ? ['signature'] : ['statement', member]
    return source.problem(source.place(path), code, ...said)
  }

/** What is wrong with a signature by itself: its key, its time, its own truth. It needs no look at what was signed. */
export function signatureProblems(signed: Tried, trust: Trust, now: Instant): readonly Problem[] {
  const { statement, authentic } = signed
  const say = sayIn(signed)
  const key = trust.keys.get(statement.key)
  if (!key) {
    const said = ['信任文件里没有钥匙', 'the trust file has no key'] as const
    return [say('key', 'signature-key-unknown', ...about(said, statement.key))]
  }
  if (authentic !== true) return [falseProblem(say)]
  return [...timeProblems(signed, key, now), ...reasonProblems(statement, say)]
}

const about = ([zh, en]: readonly [string, string], name: string) =>
  [`${zh} ${name}`, `${en} "${name}"`] as const

/** A key counts while it is good both when it signs and when the step is taken: the day in a signature is its signer's word. */
function timeProblems(
  signed: Tried,
  key: { id: string; from: string; to: string; revoked?: string },
  now: Instant,
): readonly Problem[] {
  const say = sayIn(signed)
  const { signed_at: at } = signed.statement
  if (key.revoked !== undefined) return [revokedProblem(say, key.id, key.revoked)]
  const good = (when: Instant): boolean => startOf(key.from) <= when && when < startOf(key.to)
  const isFuture = Date.parse(at) > Date.parse(now) + skew
  return [
    ...(good(at) && good(now) ? [] : [expiredProblem(say, key)]),
    ...(isFuture ? [futureProblem(say)] : []),
  ]
}

const revokedProblem = (say: Say, id: string, day: string): Problem =>
  say(
    'key',
    'signature-key-revoked',
    `钥匙 ${id} 已于 ${day} 吊销`,
    `the key "${id}" was revoked on ${day}`,
  )

const expiredProblem = (
  say: Say,
  { id, from, to }: { id: string; from: string; to: string },
): Problem =>
  say(
    'key',
    'signature-key-expired',
    `钥匙 ${id} 只在 ${from} 起、${to} 前有效，签名和公布都须在此期间`,
    `the key "${id}" is good from ${from} until before ${to}; signing and publishing must lie within`,
  )

const futureProblem = (say: Say): Problem =>
  say('signed_at', 'signature-future', '签名时刻还没有到', 'it was signed at an hour yet to come')

const reasonProblems = ({ step, reason }: Statement, say: Say): readonly Problem[] =>
  step === 'withdrawn' && reason === undefined
    ? [
        say('step', 'reason-missing', '撤回须写理由', 'a withdrawal says why', [
          '--reason',
          '--reason',
        ]),
      ]
    : []

/** Is it about this very subject? Every member that differs is said. */
export function subjectProblems(signed: Signed, subject: Subject): readonly Problem[] {
  const say = sayIn(signed)
  const { statement } = signed
  const members = ['kind', 'programme', 'id', 'version', 'digest', 'files'] as const
  return members
    .filter((member) => canonical(statement[member]) !== canonical(subject[member]))
    .map((member) =>
      member === 'files'
        ? say(
            member,
            'signature-other-files',
            `签的不是这些文件：${differing(statement.files, subject.files)} 已不同`,
            `it is over other files: ${differing(statement.files, subject.files)} differ`,
          )
        : say(
            member,
            member === 'digest' ? 'signature-other-digest' : 'signature-other-definition',
            `签的是另一份：${member} 为 ${statement[member]}，这里是 ${subject[member]}`,
            `it is over another: its ${member} is ${statement[member]}, here it is ${subject[member]}`,
          ),
    )
}

type Digests = Readonly<Record<string, string>>

const differing = (one: Digests, other: Digests): string =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => one[name] !== other[name])
    .join('、')

/**
 * Do these signatures allow a step? Each must be for that step and count by itself, and of each role as many
 * people as the trust file asks must have signed; one person counts once, and nobody reviews what they wrote.
 * `at` is where it is said that some are wanting. Empty: they do.
 */
export function stepProblems(
  step: PublicationStep,
  signed: readonly Tried[],
  trust: Trust,
  { before, at }: { readonly before: readonly Signer[]; readonly at: Problem },
): readonly Problem[] {
  const needs = trust.steps[step]
  if (!needs)
    return [
      {
        ...at,
        code: 'step-unruled',
        zh: `信任文件没有说 ${step} 要谁签名`,
        en: `the trust file does not say who signs for "${step}"`,
      },
    ]
  const found = signed.map((one, index) => ({
    role: trust.keys.get(one.statement.key)?.role,
    problems: countProblems(one, signed.slice(0, index), { needs, step, trust, before }),
  }))
  const good = found.filter(({ problems }) => problems.length === 0)
  const wanting = Object.entries(needs).flatMap(([role, count]): readonly Problem[] => {
    const have = good.filter((one) => one.role === role).length
    if (have >= count) return []
    const zh = `${step} 要 ${count} 人以 ${role} 签名，有效的只有 ${have} 人`
    const en = `"${step}" needs ${count} to sign as "${role}", and ${have} count`
    return [{ ...at, code: 'signatures-wanting', zh, en }]
  })
  return [...found.flatMap(({ problems }) => problems), ...wanting]
}

interface Given {
  readonly needs: Readonly<Record<string, number>>
  readonly step: PublicationStep
  readonly trust: Trust
  readonly before: readonly Signer[]
}

/** Why a signature does not count towards its step. */
function countProblems(
  signed: Tried,
  earlier: readonly Tried[],
  { needs, step, trust, before }: Given,
): readonly Problem[] {
  const say = sayIn(signed)
  const key = trust.keys.get(signed.statement.key)
  if (!key || signed.authentic !== true) return [falseProblem(say)]
  const { holder, role } = key
  const same = earlier.find(({ statement }) => trust.keys.get(statement.key)?.holder === holder)
  const wrote = before.some((one) => one.step === 'draft' && one.holder === holder)
  return [
    ...(signed.statement.step === step ? [] : [otherStep(say, signed.statement.step, step)]),
    ...(Object.hasOwn(needs, role) ? [] : [idleRole(say, role, step)]),
    ...(same ? [againProblem(say, same.statement.key, key.id)] : []),
    ...(step === 'review' && wrote ? [ownReview(say)] : []),
  ]
}

const falseProblem = (say: Say): Problem =>
  say(null, 'signature-false', '签名与所签的话不符', 'it does not fit its statement')

const otherStep = (say: Say, signed: PublicationStep, step: PublicationStep): Problem =>
  say(
    'step',
    'signature-other-step',
    `签的是 ${signed}，不能用于 ${step}`,
    `it is for "${signed}" and does not serve for "${step}"`,
  )

const idleRole = (say: Say, role: string, step: PublicationStep): Problem =>
  say(
    'key',
    'signature-role-idle',
    `${step} 不要 ${role} 签名`,
    `"${step}" asks for no signature of "${role}"`,
  )

const ownReview = (say: Say): Problem =>
  say(
    'key',
    'signature-own-review',
    '起草签名的人不能自己复核',
    'who signed the draft does not review it',
  )

const againProblem = (say: Say, before: string, id: string): Problem =>
  before === id
    ? say('key', 'signature-twice', `钥匙 ${id} 签了两次`, `the key "${id}" signs twice`)
    : say(
        'key',
        'signature-same-holder',
        `与 ${before} 是同一个人的钥匙，只算一次`,
        `it is of the same person as "${before}", who counts once`,
      )

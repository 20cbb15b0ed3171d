import { againstFiling, climbsFree, reached } from '../ladder.ts'
import { rungs } from '../programme.ts'
import type { Refusal } from '../refusal.ts'
import { conditionsOf } from '../score/conditions.ts'
import type { JsonObject } from '../terms.ts'
import { inForce } from '../titles.ts'
import { againstBarred } from './barring.ts'
import { sheetGuards } from './sheets.ts'
import { type Guard, inWindow, no, readingOf, unless } from './word.ts'

/** What a procedure may require with `when:`. */
export const guards = {
  /** The programme runs this level, a standard exists for it, and the batch is this authority's for it. */
  'level-offered': ({ level, batch, parties }, { standard, batch: found }, { programme }) => {
    const basis = programme.legal_basis[level]
    const reasons: Refusal[] = []
    if (!programme.levels.of.includes(level) || basis === undefined || basis === 'off')
      reasons.push(no('level-not-offered', { level }))
    else if (!standard) reasons.push(no('standard-missing', { level }))
    else if (!standard.levels.includes(level))
      reasons.push(no('level-not-offered', { level, standard: standard.id }))
    if (batch !== null && found?.programme !== programme.id)
      reasons.push(no('batch-unknown', { batch }))
    else if (found && (found.authority !== parties.authority || found.level !== level)) {
      reasons.push(
        no('batch-other-authority', {
          batch: found.id,
          authority: found.authority,
          wanted: parties.authority,
        }),
      )
    }
    return reasons
  },

  'level-in-turn': ({ level }, { collective, titles, now }, { programme }) =>
    againstFiling(programme, collective, titles, level, now),

  /** plan 3.g: after a revocation nothing may be filed for a while; nor after a veto that says so. */
  'not-barred': ({ batch }, { titles, now, barring }) => {
    const until = titles
      .flatMap(({ barredUntil }) => barredUntil ?? [])
      .toSorted()
      .at(-1)
    return [
      unless(until === undefined || now >= until, 'barred', { until: until ?? null }),
      ...barring.map((one) => againstBarred(one, batch, now)),
    ].flatMap((reason) => reason ?? [])
  },

  'no-other-pursuit': ({ id }, { siblings }) => {
    const other = siblings.find((one) => one.id !== id && one.phase === 'pursuing')
    return other ? no('other-pursuit', { case: other.id, step: other.step }) : null
  },

  'no-title-in-force': (_, { titles }) => {
    const title = inForce(titles)
    return title ? no('title-in-force', { level: title.level, stars: title.stars }) : null
  },

  /** After a revocation nothing earlier counts, and so nothing earlier is confirmed. */
  'no-title-revoked': (_, { titles }) => {
    const revoked = titles.find(({ standing, revokedAt }) => standing === 'revoked' || revokedAt)
    return revoked ? no('title-revoked', { level: revoked.level }) : null
  },

  /** plan 2.c: 以往已被认定. What is recognised from the programme's day on goes the whole way. */
  'recognised-earlier': (_, __, { programme: { confirmation }, data }) =>
    unless(
      typeof data.recognised_on === 'string' && data.recognised_on < (confirmation?.before ?? ''),
      'recognised-too-late',
      { on: data.recognised_on ?? null, before: confirmation?.before ?? null },
    ),

  'filing-open': (_, { batch, now }) =>
    unless(inWindow(now, batch?.filing), 'filing-closed', window(batch?.filing)),

  /** plan 3.b: 审核符合基础条件. The endorser confirms each; a hard one must also hold over what was filed. */
  'conditions-met': (on, { standard }, { programme, data }) => {
    const confirmed = (data.conditions ?? {}) as { readonly [id: string]: boolean }
    return conditionsOf(
      standard!,
      on.level,
      on.memory.answers ?? {},
      readingOf(programme, on, true),
    ).flatMap(({ id, state, advisory, missing }): readonly Refusal[] => {
      if (confirmed[id] === undefined)
        return [no('conditions-open', { condition: id, why: 'unconfirmed' })]
      if (advisory) return []
      if (state === 'open')
        return [no('conditions-open', { condition: id, why: 'unanswered', missing })]
      return state === 'met' && confirmed[id] ? [] : [no('conditions-unmet', { condition: id })]
    })
  },

  /** Our reading of plan 2.d: who skips rungs by an early start must have it confirmed. */
  'earlier-start-shown': ({ level }, { collective, titles, now }, { programme, data }) => {
    const free = climbsFree(programme, collective, titles) && !reached(programme, titles, now)
    const relies = free && rungs(programme).indexOf(level) > 0
    return unless(
      !relies || (data.creation_began_before === true && data.evidence !== undefined),
      'earlier-start-unproven',
      {
        since: programme.ladder?.since ?? null,
        began: collective.began,
      },
    )
  },

  'standard-published': (_, { standard }) => unless(standard !== null, 'standard-missing'),

  /** If the standard changed since the conditions were asked, they are asked again. */
  'conditions-still-met': ({ memory }, { standard }) =>
    unless(memory.asked === undefined || memory.asked === standard?.digest, 'conditions-open', {
      why: 'standard-changed',
      before: memory.asked ?? null,
      now: standard ? `${standard.id}@${standard.version}` : null,
    }),

  /** plan 3.c: a batch says from when to when collectives work towards the standard. */
  'pursuit-open': (_, { batch, now }) =>
    unless(inWindow(now, batch?.pursuit), 'pursuit-closed', window(batch?.pursuit)),

  /** plan 3.d: 提出达标申请 in a centrally organised round. */
  'round-open': (_, { batch, now }) => {
    const next = batch?.rounds.find(({ opens }) => opens > now)
    return unless(batch?.rounds.some((round) => inWindow(now, round)) ?? false, 'round-closed', {
      next: next?.opens ?? null,
    })
  },

  'round-unused': ({ memory }, { batch, now }) => {
    const open = batch?.rounds.find((round) => inWindow(now, round))
    return unless(!open || !memory.rounds?.includes(open.number), 'round-used', {
      round: open?.number ?? null,
    })
  },

  /** Whoever is named must be free to give every command that an assessor gives. */
  'assessor-apart': ({ memory }, _, { data, clash, givenBy }) => {
    const named = data.assessor
    if (typeof named !== 'string') return null
    const part = givenBy('assessor').flatMap((type) => clash(named, type) ?? [])[0]
    if (part === undefined) return null
    return no('assessor-conflicted', { assessor: named, part, before: memory.assessor ?? null })
  },

  /** A notice takes items of its programme and authority until it begins; others need their own. */
  'notice-joinable': ({ programme, parties }, { notice, batch, now }) => {
    const reasons: Refusal[] = []
    const own = notice?.programme === programme && notice.authority === parties.authority
    if (notice && (now >= notice.begins || !own)) {
      reasons.push(no('notice-not-joinable', { notice: notice.id, begins: notice.begins }))
    }
    if (batch && !inWindow(now, batch.notice))
      reasons.push(no('notice-window-closed', window(batch.notice)))
    return reasons
  },

  'notice-running': ({ memory: { notice } }, { now }) =>
    unless(notice !== undefined && now < notice.ends, 'notice-over', {
      ends: notice?.ends ?? null,
    }),

  'objection-pending': ({ memory: { objections = [] } }, _, { data }) =>
    unless(objections.includes(data.objection as number), 'objection-unknown', {
      open: [...objections],
    }),

  'objections-settled': ({ memory: { objections = [] } }) =>
    unless(objections.length === 0, 'objection-open', { open: [...objections] }),

  /** A title under adjustment carries nothing until it is settled. */
  'title-not-in-question': ({ id }, { siblings }, { phaseOf }) => {
    const held = siblings.find(
      (one) => one.id !== id && phaseOf(one.step) === 'holding' && one.inQuestion,
    )
    return held ? no('title-in-question', { case: held.id, step: held.step }) : null
  },

  /** plan 3.g: only what was verified can move a title, and only once. */
  'complaint-verified': (_, { complaint }, { data }) => {
    const named = { complaint: data.complaint ?? null }
    if (!complaint?.verified) return no('complaint-unverified', named)
    return unless(!complaint.charged, 'complaint-charged', named)
  },

  'finding-open': ({ memory: { findings = 0 } }) => unless(findings > 0, 'finding-none'),

  'star-was-cut': (_, { titles }) => unless((inForce(titles)?.cut ?? 0) > 0, 'star-not-cut'),

  /** A title waits while a case that rests on it is before recognition. */
  'nothing-rests-on-it': ({ memory }, { siblings }) => {
    const resting = siblings.find(
      (one) => one.phase === 'pursuing' && one.restsOn === memory.title?.level,
    )
    return resting ? no('title-awaited', { case: resting.id }) : null
  },

  'reply-open': ({ memory: { charge } }, { now }) =>
    unless(charge !== undefined && !charge.replied && now < charge.replyEnds, 'reply-closed', {
      ends: charge?.replyEnds ?? null,
    }),

  /** A reply came, or its term is over. */
  'reply-heard': ({ memory: { charge } }, { now }) =>
    unless(charge !== undefined && (charge.replied || now >= charge.replyEnds), 'reply-awaited', {
      ends: charge?.replyEnds ?? null,
    }),

  'appeal-open': ({ memory: { sanction } }, { now }) =>
    unless(
      sanction !== undefined && !sanction.ruled && now < sanction.appealEnds,
      'appeal-closed',
      { ends: sanction?.appealEnds ?? null },
    ),
  ...sheetGuards,
} satisfies Record<string, Guard>

export type GuardName = keyof typeof guards

const window = (found: { opens: string; closes: string } | null | undefined): JsonObject =>
  found ? { opens: found.opens, closes: found.closes } : {}

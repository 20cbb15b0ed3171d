import type { Json } from './terms.ts'

/** Every reason for saying no, by code. The sentences stand in the message file of who speaks. */
export const refusalCodes = [
  'not-now', // this step does not take this command
  'not-yours', // another party gives this command
  'malformed', // what the command brings does not fit its field set
  'outcome-unknown', // the command branches, and this is not one of its outcomes
  'stale', // the case has moved on since the asker looked
  'too-early', // the clock's hour has not come
  'same-person', // 回避: the actor already acted in a conflicting part
  'level-not-offered', // the standard or the programme has no such level, or it is switched off
  'level-skipped', // 未逐级创建 (plan 2.d)
  'level-below', // a lower level than the one held
  'title-at-lower-star', // the level below is held with too few stars
  'barred-by-veto', // 一票否决的限制期内
  'barred', // 处理期内不得申报 (plan 3.g)
  'other-pursuit', // another pursuit of this collective is open
  'title-revoked', // a title was revoked, and nothing earlier counts
  'title-in-force', // a title is in force already
  'recognised-too-late', // only titles from before the programme's day are confirmed (plan 2.c)
  'filing-closed', // not in the batch's filing window
  'batch-unknown', // no such batch
  'batch-other-authority', // the batch is of another authority or level
  'body-missing', // no body stands where the procedure needs one
  'conditions-open', // a basic condition is not answered or not confirmed
  'conditions-unmet', // a hard basic condition is not met
  'earlier-start-unproven', // the endorser has not confirmed a start before the ladder's date
  'standard-missing', // no standard in force fits, and no fallback either
  'pursuit-closed', // not in the batch's window for 对标创建
  'round-closed', // 不在考核批次内 (plan 3.d)
  'round-used', // this round has already assessed the case
  'assessor-conflicted', // the named assessor acted in a conflicting part
  'role-missing', // 按角色加权，考核人的角色未定
  'sheet-incomplete', // 考核未完成
  'sheets-differ', // 各张考核表不一致，尚未议定
  'ground-trial', // 试行标准不能单独作为认定依据
  'retest-none', // 没有可以复核的指标
  'retest-used', // 复核的次数已用完
  'sheet-suspended', // 一票否决的事项整改前暂缓
  'sheet-not-assessable', // 不适用的过多，不能评定
  'notice-not-joinable', // the notice has begun, or is another authority's or programme's
  'notice-window-closed', // not in the batch's notice window
  'notice-over', // 公示期已满
  'objection-open', // 异议未办结 (plan 3.e)
  'objection-unknown', // no such open objection
  'title-in-question', // the title the case rests on is under adjustment
  'complaint-unverified', // 未经核实 (plan 3.g)
  'finding-none', // no finding is open
  'reply-awaited', // 陈述申辩期未满
  'reply-closed', // 陈述申辩期已过
  'appeal-closed', // 申诉期已过, or already ruled
  'star-not-cut', // nothing to restore
  'title-awaited', // a pursuit rests on the title
  'nothing-to-correct', // the event to be corrected is not there
  'consequence-refused', // another case of the collective cannot follow
  'case-unknown',
  'collective-unknown',
  'complaint-unknown',
  'complaint-charged', // the complaint has led to an adjustment already
  'complaint-settled', // a complaint is settled once
  'edition-differs', // the same edition of a batch with other content
  'edition-gap', // editions of a batch follow one another
  'key-reused', // the idempotency key came with another command
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** One reason. `detail` holds what the sentence needs: names, dates, lists. */
export interface Refusal {
  readonly code: RefusalCode
  readonly detail?: { readonly [key: string]: Json }
}

/** A refusal is an answer: it is returned, never thrown. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const refuse = (...refusals: readonly Refusal[]): Result<never> => ({ ok: false, refusals })

import type { Reason, Value } from './method.ts'

/** Why a fact is open. */
export type Why = 'unanswered' | 'unconfirmed' | 'no_evidence' | 'under_review' | 'waived'

export type Seen =
  | {
      readonly state: 'known'
      readonly value: Value
      /** What is to be said of how it was read. */
      readonly because?: readonly Reason[]
    }
  | { readonly state: 'na'; readonly reason: string }
  | {
      readonly state: 'open'
      readonly why: Why
      readonly facts: readonly string[]
    }

export type See = (fact: string) => Seen

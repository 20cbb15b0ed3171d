import type { Method, Methods } from '../method.ts'
import { bands } from './bands.ts'
import { checklist } from './checklist.ts'
import { choice } from './choice.ts'
import { count } from './count.ts'
import { deduct } from './deduct.ts'
import { excess } from './excess.ts'
import { formula } from './formula.ts'
import { judgement } from './judgement.ts'
import { linear } from './linear.ts'
import { shortfall } from './shortfall.ts'
import { tally } from './tally.ts'
import { target } from './target.ts'

/** The engine's own ways of giving points, by kind. A new one is a file here and a line in this table. */
export const builtIn: Methods = new Map(
  [
    bands,
    checklist,
    choice,
    count,
    deduct,
    excess,
    formula,
    judgement,
    linear,
    shortfall,
    tally,
    target,
  ].map((method) => [method.kind, method as Method<never>]),
)

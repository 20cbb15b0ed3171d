import { inWords, type Language, type Rulebook, type Text } from '../../engine/index.ts'

/** What the engine itself comes to, and what procedures commonly branch by. */
const common: { readonly [outcome: string]: readonly [zh: string, en: string] } = {
  met: ['达标', 'met'],
  unmet: ['未达标', 'not met'],
  open: ['未定', 'open'],
  on: ['进入下一次考核', 'goes on'],
  dismissed: ['异议不成立', 'dismissed'],
  sustained: ['异议成立', 'sustained'],
  none: ['不予处理', 'no sanction'],
  upheld: ['维持', 'upheld'],
  overturned: ['撤销处理', 'overturned'],
  held: ['称号保持', 'title kept'],
  ended: ['星级归零', 'no star left'],
  revoked: ['撤牌', 'revoked'],
  verified: ['属实', 'verified'],
  unfounded: ['不属实', 'unfounded'],
}

/** What a programme and a procedure call outcomes of their own. */
export interface OutcomeNames {
  readonly sanctions?: readonly { readonly id: string; readonly name: Text }[]
  readonly outcomes?: { readonly [outcome: string]: Text } | undefined
}

/** What a rulebook calls outcomes: its sanctions, and the ways of its procedure. */
export const outcomeNames = ({ programme, procedure }: Rulebook): OutcomeNames => ({
  sanctions: programme.sanctions,
  outcomes: procedure.outcomes,
})

/** The name of an outcome: a sanction's, as the procedure calls it, or a common one; else the word itself. */
export function outcomeText(
  outcome: string,
  { sanctions = [], outcomes = {} }: OutcomeNames,
): Text {
  const sanction = sanctions.find(({ id }) => id === outcome)
  if (sanction) return sanction.name
  if (Object.hasOwn(outcomes, outcome)) return outcomes[outcome]!
  const [zh, en] = Object.hasOwn(common, outcome) ? common[outcome]! : [outcome, outcome]
  return { zh, en }
}

export const outcomeName = (outcome: string, names: OutcomeNames, language: Language): string =>
  inWords(outcomeText(outcome, names), language)

import Type, { type TProperties } from 'typebox'
import type { CaseTold } from '../explain.ts'
import { Any, Id } from './shapes.ts'

/** Parts that are described where they help a reader, and sent whole. */
const part = (properties: TProperties, description: string) =>
  Type.Object(properties, { description, additionalProperties: true })

const Said = part({ zh: Type.String(), en: Type.String() }, '同一句话的中文与英文')

const Fact = part(
  {
    id: Type.String(),
    state: Type.String({
      description: 'known、na、unanswered、unconfirmed、no_evidence、under_review 或 waived',
    }),
    value: Type.Unknown({ description: '带单位的值（zh、en）；没有值则为 null' }),
    working: Type.Unknown({ description: '由其他事实算出的，其算式（zh、en）' }),
    answer: Type.Unknown({
      description:
        '所采信的一方：supplier、state、value、record（第几条记录）、at、as、asName、body、confirmed',
    }),
    others: Type.Array(Any, { description: '说法不同的其他各方，形状同 answer' }),
  },
  '所读的一个事实：值、算式、谁在何时于第几条记录中提供',
)

const Line = part(
  {
    id: Type.String(),
    state: Type.String({ description: 'scored、open 或 na' }),
    points: Type.String({ description: '得分的精确值；未定时为“最少–最多”' }),
    of: Type.String({ description: '分值' }),
    lost: Type.Unknown({
      description: '使总分少了多少（按权重、按适用的部分折算）；不是指标树里已定的末级则为 null',
    }),
    rules: Type.Array(Said, { description: '计分规则，逐句' }),
    facts: Type.Array(Fact),
    because: Type.Array(Said, { description: '各笔得分与扣分的理由' }),
    working: Type.Unknown({ description: '一行算式；未定或不必算时为 null' }),
    cites: Type.Array(Any, { description: '出处：source、title、clause，以及有则给出的原文 text' }),
    children: Type.Array(Any, { description: '下级各项，形状相同' }),
  },
  '一个指标',
)

const Sheet = part(
  {
    stage: Type.String({ description: 'assessed 考核，self 自评' }),
    sheet: Type.Unknown({ description: '几张表合成时，是其中第几张；合成的、只有一张的为 null' }),
    of: Type.Integer({ description: '由几张表读出' }),
    total: Type.String({ description: '公布的总分' }),
    exact: Type.String({ description: '总分的精确值' }),
    working: Type.Unknown({ description: '总分的算式' }),
    ceiling: Type.Unknown({ description: '总分封顶多少；不封顶为 null' }),
    lines: Type.Array(Line),
    vetoes: Type.Array(Any, {
      description:
        '一票否决：fires（true 会、false 不会、null 可能）、condition、facts、missing、caps',
    }),
    gates: Type.Array(Any, { description: '分项门槛：passed、condition、share、missing、caps' }),
    worths: Type.Array(Any, {
      description: '尚缺的事实各关系总分多少（points），并关系哪些 vetoes、gates、mandatory',
    }),
    gains: Type.Array(Any, {
      description: '每个未满分的指标，使总分提高的最小的一处变化（change）与所得（points）',
    }),
    next: Type.Unknown({
      description:
        '更好一等次（grade）与达到它的各组变化（sets，每组至多三处）；没有一组，即增分最多的各处变化中任取三处也达不到',
    }),
  },
  '一张考核表',
)

/** What the explanation of a case is made of. */
export const Explanation = Type.Unsafe<CaseTold>(
  Type.Object({
    case: Id,
    sheets: Type.Array(Sheet, { description: '考核与自评各一张；不是当事各方则为空' }),
    decisions: Type.Array(Any, {
      description: '各项决定：seq、name、outcome、as、asName、body、at、cites',
    }),
  }),
)

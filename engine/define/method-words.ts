import type { BoundWords } from '../score/bound.ts'
import type { Fact } from '../score/fact.ts'
import type { Facts, MethodProblem } from '../score/method.ts'
import type { JsonObject } from '../terms.ts'
import { called, factMeant } from './rule.ts'
import type { Path } from './source.ts'

type Fix = readonly [zh: string, en: string]
type Said = readonly [zh: string, en: string, fix?: Fix | undefined]

/** The rule that a method found something wrong with, the part of it, and the facts there are. */
interface Around {
  readonly rule: object
  readonly path: Path
  readonly facts: Facts
}

export const floorOpen = [
  '没有下限，所读的事实又没有写 max，扣多少没有底',
  'there is no floor, and nothing says how much the facts may take',
] as const

const same = (text: string): Fix => [text, text]
const factOf = ({ fact }: JsonObject, { facts }: Around): string =>
  called(facts.get(String(fact)) ?? ({ id: String(fact) } as Fact))

/** 消息文件: what a method's own check found, and what would be right; the code is the problem's. */
export const methodWords: Readonly<
  Record<MethodProblem, (detail: JsonObject, around: Around) => Said>
> = {
  'fact-unknown': ({ fact }, { facts }) => [
    `未声明的事实 ${fact}`,
    `the fact "${fact}" is not declared`,
    factMeant(String(fact), facts.keys()),
  ],
  'fact-type': (detail, around) => [
    `事实 ${factOf(detail, around)}的类型不合，应为 ${detail.want}`,
    `the fact "${detail.fact}" should be ${detail.want}`,
  ],
  'points-sum': ({ sum, points }) => [
    `各项之和为 ${sum}，本指标为 ${points}`,
    `the items sum to ${sum}, the leaf has ${points}`,
    [`各项合计 ${points}，或 points: ${sum}`, `items that sum to ${points}, or points: ${sum}`],
  ],
  'items-differ': ({ items }) => [
    `各项与事实的选项不一致：${(items as string[]).join('、')}`,
    `items and options differ: ${(items as string[]).join(', ')}`,
    ['事实的每个选项写一次，不写别的', 'each option of the fact once, and nothing else'],
  ],
  'cap-differs': ({ cap, points }) => [
    `封顶分为 ${cap}，本指标为 ${points}`,
    `the cap is ${cap}, the leaf has ${points}`,
    same(`cap: ${points}`),
  ],
  'band-order': () => ['此档的下限高于上限', 'the band ends below its beginning'],
  'band-ends': () => [
    '此档的一端写了两个界限',
    'the band has two bounds for one end',
    ['at_least 与 above 取一，at_most 与 below 取一', 'at_least or above, at_most or below'],
  ],
  'band-gap': (detail, around) => [...seamSaid(detail), seamRight(String(detail.at), around)],
  'band-best': ({ best, points }) => [
    `最高档为 ${best} 分，本指标为 ${points}`,
    `the best band gives ${best}, the leaf has ${points}`,
    [`最高档 ${points} 分，或 points: ${best}`, `${points} in the best band, or points: ${best}`],
  ],
  'line-flat': ({ at }) => [
    `两端都在 ${at}`,
    `both ends stand at ${at}`,
    ['from 与 to 写不同的 at', 'another "at" in from than in to'],
  ],
  'line-best': ({ best, points }) => [
    `线性的高端为 ${best} 分，本指标为 ${points}`,
    `the line ends at ${best}, the leaf has ${points}`,
    [`高端 ${points} 分，或 points: ${best}`, `${points} at its high end, or points: ${best}`],
  ],
  'judgement-range': (detail, around) => [
    `事实 ${factOf(detail, around)}须写 min 与 max，且 max 为 ${detail.points}`,
    `the fact "${detail.fact}" needs min and max, and max must be ${detail.points}`,
  ],
  'target-shape': (detail, around) => [
    `事实 ${factOf(detail, around)}：是否类不写界限；数值写界限，或写 reach 与 better`,
    `"${detail.fact}": yes or no has no bound; a number has bounds, or "reach" with "better"`,
  ],
  'better-differs': (detail, around) => [
    `事实 ${factOf(detail, around)}写明 ${detail.better} 为好`,
    `of the fact "${detail.fact}" ${detail.better} is better`,
    same(`better: ${detail.better}`),
  ],
  'points-needed': () => [
    '此处须写最多给或扣多少分（cap）',
    'the most it gives or takes (cap) is needed',
    ['cap: 分数', 'cap: number'],
  ],
  'options-once': () => [
    '各档写一次：options、shares 或 rubric',
    'the options are written once: as options, shares or a rubric',
  ],
  'formula-constant': () => [
    '公式里没有事实，谁都得一样的分',
    'the formula reads no fact: everyone would get the same',
    ['至少读一个事实', 'at least one fact in it'],
  ],
  'floor-above': ({ floor, points }) => [
    `下限 ${floor} 不低于分值 ${points}`,
    `the floor ${floor} is not below ${points}`,
    [`低于 ${points} 的数`, `a number below ${points}`],
  ],
  'floor-open': () => [
    ...floorOpen,
    ['floor: 分数，或给事实写 max', 'floor: number, or a max of the fact'],
  ],
  'rule-flaw': ({ zh, en }) => [String(zh), String(en)],
}

/** Whether no band or two of them hold what lies there, and between which numbers. */
function seamSaid({ gap, from, to }: JsonObject): readonly [zh: string, en: string] {
  const [zh, en] =
    from === to
      ? [from === null ? '任何数都' : `${from} `, from === null ? 'every number' : `${from}`]
      : from === null
        ? [`${to} 以下`, `what is below ${to}`]
        : to === null
          ? [`${from} 以上`, `what is above ${from}`]
          : [`${from} 与 ${to} 之间`, `what is between ${from} and ${to}`]
  return gap
    ? [`有空档：${zh}不在任何一档里`, `a gap: no band holds ${en}`]
    : [`有重叠：${zh}落在两档里`, `an overlap: two bands hold ${en}`]
}

/** How bands meet at a number; the lowest and the highest of them have no end there, whatever the fact may be. */
function seamRight(at: string, { rule, path }: Around): Fix {
  const { bands = [] } = rule as { readonly bands?: readonly BoundWords[] }
  const band = bands[Number(path.at(-1))] ?? {}
  const isAt = (end: number | undefined): boolean => end !== undefined && String(end) === at
  const begins = ({ at_least, above }: BoundWords) => at_least ?? above
  const first = bands.every((one) => (begins(one) ?? -Infinity) >= Number(at))
  const last = isAt(band.at_most ?? band.below) && !isAt(begins(band))
  if (last)
    return [
      '最高一档不写 at_most、below：再高也归这一档',
      'no at_most or below in the highest band: it holds all that is higher',
    ]
  if (begins(band) === undefined)
    return ['只有最低一档不写下限', 'a beginning for every band but the lowest']
  if (first)
    return [
      '最低一档不写 at_least、above：再低也归这一档',
      'no at_least or above in the lowest band: it holds all that is lower',
    ]
  return isAt(band.above)
    ? [`前一档 at_most: ${at}，接这一档 above: ${at}`, `at_most: ${at} before, above: ${at} here`]
    : [`前一档 below: ${at}，接这一档 at_least: ${at}`, `below: ${at} before, at_least: ${at} here`]
}

import { compare, type Rational, zero } from '../../rational.ts'
import { type BoundWords, boundOf, boundWords, holds, sayBound } from '../bound.ts'
import { numeric } from '../fact.ts'
import type { Method, RuleFlaw, Value } from '../method.ts'
import { pointsSaid } from '../names.ts'

/** 达标: full points where the value is as it should be, else none. */
interface Target extends BoundWords {
  readonly of: string
  /** A fact that says how much was aimed at. */
  readonly reach?: string
  readonly better?: 'higher' | 'lower'
}

const bound = (title: string) => ({ type: 'number', title })

export const target: Method<Target> = {
  kind: 'target',
  title: '达标',
  description:
    '达到要求得满分，否则 0 分。是否类的事实为是；数值在界限之内；或达到另一个事实写明的目标（reach 与 better 同用）。',
  properties: {
    of: { $ref: '#/$defs/variable', title: '看哪个事实' },
    at_least: bound('不低于'),
    above: bound('高于'),
    at_most: bound('不高于'),
    below: bound('低于'),
    reach: { $ref: '#/$defs/variable', title: '目标是哪个事实' },
    better: {
      enum: ['higher', 'lower'],
      enumDescriptions: ['越高越好', '越低越好'],
      title: '高好或低好',
      description: '只与 reach 同用；事实已写 better 的不必再写。',
    },
  },
  required: ['of'],
  reads: ({ of, reach }) => (reach === undefined ? [of] : [of, reach]),
  turns: ({ of, reach, better: _, ...words }) =>
    reach === undefined ? { [of]: boundOf(words).map(({ at }) => at) } : {},
  blanks: ({ reach }) => (reach === undefined ? [] : [reach]),

  check(rule, { points, facts }) {
    const { of, reach, better } = rule
    const fact = facts.get(of)
    const goal = reach === undefined ? undefined : facts.get(reach)
    const bounds = boundWords.filter((word) => rule[word] !== undefined).length
    const measured = fact && numeric(fact)
    const flaws: RuleFlaw[] = []
    if (fact && !measured && fact.type !== 'bool')
      flaws.push({ path: ['of'], code: 'fact-type', detail: { fact: of, want: 'bool, number' } })
    if (goal && !numeric(goal))
      flaws.push({ path: ['reach'], code: 'fact-type', detail: { fact: reach!, want: 'number' } })
    const fits = measured
      ? bounds > 0 !== (reach !== undefined)
      : bounds === 0 && reach === undefined
    const directed =
      reach === undefined ? better === undefined : (better ?? fact?.better) !== undefined
    if (fact && (!fits || !directed))
      flaws.push({ path: [], code: 'target-shape', detail: { fact: of } })
    if (better && fact?.better && better !== fact.better)
      flaws.push({
        path: ['better'],
        code: 'better-differs',
        detail: { fact: of, better: fact.better },
      })
    if (points === null) flaws.push({ path: [], code: 'points-needed', detail: {} })
    return flaws
  },

  least: () => zero,
  most: () => null,

  say({ of, reach, better, ...words }, names, points) {
    const { either, fact } = names
    const full = pointsSaid(names, points ?? zero)
    const goal =
      reach === undefined
        ? sayBound(words, of, names) || either('为“是”', 'is yes')
        : better === 'higher'
          ? either(`不低于“${fact(reach)}”`, `at least "${fact(reach)}"`)
          : either(`不高于“${fact(reach)}”`, `at most "${fact(reach)}"`)
    return either(
      `${fact(of)}：${goal} ${full}，否则 0 分`,
      `${fact(of)}: ${goal} ${full}, else none`,
    )
  },

  compile({ of, reach, better, ...words }, points, facts) {
    const inside = boundOf(words)
    const higher = (better ?? facts.get(of)?.better) === 'higher'
    const reached = (value: Value, goal: Value): boolean => {
      const order = compare(value as Rational, goal as Rational)
      return higher ? order >= 0 : order <= 0
    }
    return (read) => {
      if (reach !== undefined && read(reach) === null)
        return { points: points!, because: [{ rule: 'blank', fact: reach, points: points! }] }
      const value = read(of)
      const met =
        typeof value === 'boolean'
          ? value
          : reach === undefined
            ? holds(inside, value as Rational)
            : reached(value, read(reach))
      const got = met ? points! : zero
      const rule = met ? 'met' : 'unmet'
      return typeof value === 'boolean'
        ? { points: got, because: [{ rule, fact: of, points: got }] }
        : { points: got, because: [{ rule, fact: of, times: value as Rational, points: got }] }
    }
  },
}

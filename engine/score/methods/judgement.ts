import { equal, exactText, type Rational, rational } from '../../rational.ts'
import type { Method } from '../method.ts'
import { figureText } from '../names.ts'

/** 评定: the assessor gives the points and says why. */
interface Judgement {
  readonly of: string
}

export const judgement: Method<Judgement> = {
  kind: 'judgement',
  title: '评定',
  description: '由考核人在 0 与满分之间给分并写明理由；所读事实须写 min、max、reason: required。',
  properties: { of: { $ref: '#/$defs/variable', title: '评定的事实' } },
  required: ['of'],
  reads: ({ of }) => [of],
  turns: ({ of }, points) => ({ [of]: points ? [rational(0), points] : [rational(0)] }),

  check({ of }, { points, facts }) {
    const fact = facts.get(of)
    if (!fact) return []
    const judged = fact.type === 'number' || fact.type === 'panel'
    if (!judged || fact.reason !== 'required') {
      return [
        { path: ['of'], code: 'fact-type', detail: { fact: of, want: 'number, reason: required' } },
      ]
    }
    const ranges =
      fact.min !== undefined &&
      fact.max !== undefined &&
      (points === null || equal(rational(fact.max), points))
    return ranges
      ? []
      : [
          {
            path: ['of'],
            code: 'judgement-range',
            detail: { fact: of, points: points ? exactText(points) : '…' },
          },
        ]
  },

  least: () => rational(0),
  most: () => null,
  open:
    ({ of }) =>
    (range) => ({ least: rational(0), most: range(of).most }),

  say({ of }, { either, fact }, points) {
    const most = points === null ? '' : figureText(points)
    return either(
      `${fact(of)}：由考核人${most && `在 0 与 ${most} 分之间`}评定，写明理由`,
      `${fact(of)}: judged${most && ` between 0 and ${most}`}, with the reason`,
    )
  },

  compile({ of }) {
    return (read) => {
      const points = read(of) as Rational
      return { points, because: [{ rule: 'judged', fact: of, points }] }
    }
  },
}

import { Engine } from 'json-rules-engine'
import { type Came, graded } from './by-hand.ts'
import type { Seen } from './sheets.ts'

/** The plain table as rules: each that holds brings its points, which are added up. */
export function plainByRules(): (seen: Seen) => Promise<Came> {
  const engine = new Engine(
    Array.from({ length: 12 }, (_, at) => rulesOf(at))
      .flat()
      .map(({ all, points }) => ({
        conditions: { all },
        event: { type: 'points', params: { points } },
      })),
  )
  return async (seen) => {
    const { events } = await engine.run({ ...seen })
    return graded(
      events.reduce((sum, { params }) => sum + (params as { points: number }).points, 0),
      seen,
    )
  }
}

interface RuleOf {
  readonly all: { fact: string; operator: string; value: unknown }[]
  readonly points: number
}

function rulesOf(at: number): readonly RuleOf[] {
  const [rate, wait] = [`rate_${at}`, `wait_${at}`]
  const from = (fact: string, value: number) => ({ fact, operator: 'greaterThanInclusive', value })
  const below = (fact: string, value: number) => ({ fact, operator: 'lessThan', value })
  const shows = (value: string) => ({ fact: `shown_${at}`, operator: 'contains', value })
  const is = (fact: string, value: unknown) => ({ fact: `${fact}_${at}`, operator: 'equal', value })
  return [
    { all: [from(rate, 95)], points: 2 },
    { all: [from(rate, 85), below(rate, 95)], points: 1.5 },
    { all: [from(rate, 70), below(rate, 85)], points: 0.5 },
    { all: [below(wait, 8)], points: 1.5 },
    { all: [from(wait, 8), below(wait, 15)], points: 1 },
    { all: [shows('a')], points: 0.5 },
    { all: [shows('b')], points: 0.5 },
    { all: [shows('c')], points: 0.25 },
    { all: [shows('d')], points: 0.25 },
    { all: [is('met', true)], points: 1 },
    { all: [is('kind', 'gold')], points: 2 },
    { all: [is('kind', 'silver')], points: 1.5 },
    { all: [is('kind', 'bronze')], points: 0.5 },
  ]
}

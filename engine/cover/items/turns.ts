import type { Settled } from '../../define/settled.ts'
import { type Rational, rational } from '../../rational.ts'
import { type Fact, numeric } from '../../score/fact.ts'
import type { Names } from '../../score/names.ts'
import { rangeOf } from '../../score/range.ts'
import { bothNames, type Draft } from '../draft.ts'
import type { Bench } from '../tried.ts'
import { type Cell, cellsOf, liesIn, numbersIn, stepOf } from './cells.ts'
import { countedIn, goalsFor, type RuleIn, rulesOf } from './rules.ts'

/** Of every rule each number at which it turns, and each stretch between. */
export const turnDrafts = (way: Settled, bench: Bench): readonly Draft[] =>
  rulesOf(way, bench).flatMap((one) => {
    const turns = one.method.turns?.(one.rule, one.points) ?? {}
    return Object.entries(turns).flatMap(([id, at]) => {
      const fact = bench.standard.facts.get(id)
      return fact && numeric(fact) ? cellDrafts(one, fact, at, bench) : []
    })
  })

function cellDrafts(
  one: RuleIn,
  fact: Fact,
  turns: readonly Rational[],
  bench: Bench,
): readonly Draft[] {
  const { path, name } = one
  const { facts } = bench.standard
  const [range, step, names] = [rangeOf(fact.id, facts), stepOf(fact), bothNames(bench)]
  return cellsOf(turns, range, step).map((cell): Draft => {
    const [zh, en] = [said(cell, fact, names.zh), said(cell, fact, names.en)]
    return {
      ...{ kind: 'turn', by: 'any', path, key: `${fact.id} ${en}` },
      zh: `「${name.zh}」${zh}`,
      en: `"${name.en}": ${en}`,
      reached(tried) {
        const seen = tried.see(fact.id)
        if (seen.state !== 'known' || seen.value === null || !countedIn(tried, one)) return false
        return liesIn(cell, seen.value as Rational)
      },
      goals: goalsFor(
        one,
        numbersIn(cell, range, step).map((number) => [{ fact: fact.id, number }]),
        bench,
      ),
    }
  })
}

/** A cell in words, with the name and unit of its fact. */
function said(cell: Cell, { id }: Fact, { either, fact, figure }: Names): string {
  const name = fact(id)
  if ('at' in cell)
    return either(`${name}恰为 ${figure(id, cell.at)}`, `${name} is ${figure(id, cell.at)}`)
  const [above, below] = [cell.above, cell.below].map((end) => end && figure(id, end))
  if (above && below)
    return either(`${name}在 ${above} 与 ${below} 之间`, `${name} between ${above} and ${below}`)
  return above
    ? either(`${name}高于 ${above}`, `${name} above ${above}`)
    : either(`${name}低于 ${below ?? figure(id, rational(0))}`, `${name} below ${below}`)
}

import {
  type Answers,
  exactText,
  type Reading,
  type ScoringStandard,
  score,
} from '../engine/index.ts'
import { type Came, mixedByHand, plainByHand } from './by-hand.ts'
import { plainByRules } from './by-rules.ts'
import { type Contender, compare, spin, turn } from './measure.ts'
import { answersOf, mixed, plain, type Seen, type Sixty } from './sheets.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'

const reading: Reading = {
  precedence: ['assessor', 'regulator', 'applicant'],
  claims: ['applicant'],
  trustsClaims: false,
  filedOn: null,
}

/** Whole sheets with their explanations, against the same tables written by hand and as rules. */
export async function scoring({ rounds, spinMs }: Sizes): Promise<Table> {
  const [both, simple] = [mixed(), plain()]
  const rules = plainByRules()
  await agree(both, async (seen) => mixedByHand(seen))
  await agree(simple, async (seen) => plainByHand(seen))
  await agree(simple, rules)
  const spinning =
    (operation: () => void): Contender =>
    () =>
      spin(operation, spinMs)
  const hand = (by: (seen: Seen) => Came, { seen }: Sixty): Contender => {
    const next = inTurn(seen)
    return spinning(() => void by(next()))
  }
  const nextOf = inTurn(simple.seen)
  const ruled: Contender = () => turn(async () => void (await rules(nextOf())), spinMs)
  return {
    title: 'Sheets of 60 leaves, each with its whole explanation',
    sides: ['sheets', 'yardstick'],
    lines: [
      [
        'mixed methods, against doubles by hand',
        await compare(spinning(ours(both)), hand(mixedByHand, both), rounds),
      ],
      [
        'bands, lists, options, against doubles by hand',
        await compare(spinning(ours(simple)), hand(plainByHand, simple), rounds),
      ],
      ['the same, against json-rules-engine', await compare(spinning(ours(simple)), ruled, rounds)],
    ],
  }
}

function ours({ standard, seen }: Sixty): () => void {
  const next = inTurn(seen.map(answersOf))
  return () => void sheetOf(standard, next())
}

const sheetOf = (standard: ScoringStandard, answers: Answers) =>
  score(standard, 'upper', answers, reading)

function inTurn<T>(all: readonly T[]): () => T {
  let at = 0
  return () => all[at++ % all.length]!
}

/** Both sides must say the same of every sheet before either is timed. */
async function agree(
  { standard, seen }: Sixty,
  other: (seen: Seen) => Promise<Came>,
): Promise<void> {
  for (const one of seen) {
    const { least, grade, outcome } = sheetOf(standard, answersOf(one))
    const came = await other(one)
    const [n, d = '1'] = exactText(least).split('/')
    const off = Math.abs(Number(n) / Number(d) - came.total)
    if (off > 1e-9 || grade !== came.grade || outcome !== came.outcome)
      throw new Error(`${exactText(least)} ${grade} ${outcome} against ${JSON.stringify(came)}`)
  }
}

import type { Indicator } from '../shapes.ts'
import { inWords, type Text } from '../terms.ts'
import type { Change, Said } from './change.ts'
import { alikeness } from './likeness.ts'
import {
  changeAt,
  type Members,
  memberChanges,
  nameMember,
  type Part,
  type Trial,
} from './members.ts'
import { conditionSaid } from './putting.ts'
import { ruleTurns } from './rule.ts'
import { inBoth, joined } from './saying.ts'
import { type Sides, same, turnsOf } from './sides.ts'
import { whereSaid } from './where.ts'
import { labels, lineWords } from './words.ts'

type Line = NonNullable<Indicator['lines']>[number]

/** A rule among several has no id: it is the one that is most like it, the exact twin before any other. */
export function pairLines(
  before: readonly Line[],
  after: readonly Line[],
): readonly (readonly [before: number, after: number])[] {
  const likened = (line: Line) => ({ id: '', name: line.name ?? '', said: line })
  const all = before.flatMap((old, from) =>
    after.map((now, to) => ({
      ...{ from, to, alike: alikeness(likened(old), likened(now)) },
      far: Math.abs(from - to),
    })),
  )
  const likely = all
    .filter(({ alike }) => alike >= 50)
    .toSorted((a, b) => b.alike - a.alike || a.far - b.far || a.to - b.to)
  const taken: [number, number][] = []
  for (const { from, to } of likely)
    if (!taken.some(([old, now]) => old === from || now === to)) taken.push([from, to])
  return taken.toSorted(([, a], [, b]) => a - b)
}

const members: Members = {
  name: nameMember(labels.name),
  cap: { label: labels.cap, kind: null },
  when: { label: labels.when, kind: null, say: conditionSaid },
}

/** What differs among the several rules of a leaf. */
export function lineChanges(sides: Sides, part: Part, trial: Trial): readonly Change[] {
  const [old, now] = [part.before.node, part.after.node] as [Indicator, Indicator]
  const [before, after] = [old.lines ?? [], now.lines ?? []]
  if (same(before, after)) return []
  const pairs = pairLines(before, after)
  const alone = (count: number, side: 0 | 1): readonly number[] =>
    [...Array(count).keys()].filter((at) => !pairs.some((pair) => pair[side] === at))
  const order = pairs.map(([from]) => from)
  const moved = order.some((from, at) => at > 0 && from < order[at - 1]!)
  const verdict = trial('lines', { before, after, ways: sides.ways })
  return [
    ...alone(before.length, 0).map((at) =>
      loneLine(sides, part, 'before', before[at]!, at, verdict),
    ),
    ...alone(after.length, 1).map((at) => loneLine(sides, part, 'after', after[at]!, at, verdict)),
    ...pairs.flatMap(([from, to]) =>
      pairedLines(sides, part, [before[from]!, after[to]!], [from, to], trial),
    ),
    ...(moved
      ? [
          changeAt(
            sides,
            part,
            ['lines'],
            lineWords.reordered,
            { before, after },
            { kind: 'editorial', witness: null },
          ),
        ]
      : []),
  ]
}

const called = (line: Line, at: number): Said =>
  inBoth((language) =>
    lineWords.line[language](at + 1, line.name ? inWords(line.name as Text, language) : null),
  )

function loneLine(
  sides: Sides,
  part: Part,
  side: 'before' | 'after',
  line: Line,
  at: number,
  verdict: ReturnType<Trial>,
): Change {
  const given = line.gives ?? line.takes
  const rule = given === 'all' || given === undefined ? null : given
  const says = inBoth((language) => {
    if (!rule) return lineWords.all[language]
    const { kind, ...own } = rule as { kind: string }
    return sides.methods.get(kind)!.say(own as never, sides[side].names[language], null)
  })
  const said = inBoth((language) =>
    lineWords[side][language](called(line, at)[language], line.takes !== undefined, says[language]),
  )
  const turn = {
    before: side === 'before' ? line : undefined,
    after: side === 'after' ? line : undefined,
  }
  return changeAt(sides, part, ['lines', at], said, turn, verdict)
}

function pairedLines(
  sides: Sides,
  { path, subject, before, after }: Part,
  [old, now]: readonly [Line, Line],
  [from, to]: readonly [number, number],
  trial: Trial,
): readonly Change[] {
  const part: Part = {
    path: `${path}/lines/${to + 1}`,
    subject: joined(subject!, called(now, to)),
    before: { node: old, at: [...before.at, 'lines', from] },
    after: { node: now, at: [...after.at, 'lines', to] },
  }
  const rules = ([line]: readonly [Line]): unknown => ({ gives: line.gives, takes: line.takes })
  return [
    ...memberChanges(sides, part, members, { trial, apart: ['gives', 'takes'] }),
    ...turnsOf(sides, rules([old]), rules([now])).flatMap((turn) =>
      ruleChanges(sides, part, turn, trial),
    ),
  ]
}

function ruleChanges(
  sides: Sides,
  part: Part,
  turn: ReturnType<typeof turnsOf>[number],
  trial: Trial,
): readonly Change[] {
  const verdict = trial('lines', turn)
  const where = whereSaid(sides, turn.ways)
  const [old, now] = [turn.before, turn.after] as Pick<Line, 'gives' | 'takes'>[]
  const key = now!.gives === undefined ? 'takes' : 'gives'
  const ruleOf = (line: typeof old) => {
    const given = line!.gives ?? line!.takes
    return given === 'all' ? undefined : given
  }
  const [before, after] = [ruleOf(old), ruleOf(now)]
  const sameSide = (old!.gives === undefined) === (now!.gives === undefined)
  const turns = sameSide && before && after ? ruleTurns(sides, before, after, [null, null]) : []
  if (turns.length > 0)
    return turns.map((one) =>
      changeAt(sides, part, [key, ...one.inside], joined(one.said, where), one, verdict),
    )
  return [changeAt(sides, part, [key], joined(lineWords.other, where), turn, verdict)]
}

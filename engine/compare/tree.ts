import { nodesOf } from '../score/tree.ts'
import type { Indicator } from '../shapes.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { cameOrWent, renamedTo, reordered } from './coming.ts'
import { leafTrial } from './leaf.ts'
import { lineChanges } from './lines.ts'
import {
  changeAt,
  type Member,
  type Members,
  memberChanges,
  nameMember,
  overridingMember,
  type Part,
  sourceMember,
  type Trial,
} from './members.ts'
import { idAfter, type Placed, pairingOf, pathOf } from './pairing.ts'
import { kindsSaid, lapseSaid } from './putting.ts'
import { ruleTurns } from './rule.ts'
import { inBoth, joined, numberText, subjectOf } from './saying.ts'
import { placeOf, type Side, type Sides, same, tableIn, turnsOf } from './sides.ts'
import { whereSaid } from './where.ts'
import { comingWords, labels } from './words.ts'

const member = (key: keyof typeof labels, kind: Member['kind'] = null): Member => ({
  label: labels[key],
  kind,
})

/** What is said of an indicator beside its rules: null is tried over all that may be seen. */
const members: Members = {
  name: nameMember(labels.name),
  source: sourceMember(labels.source),
  points: member('points', 'structural'),
  weight: member('weight', 'structural'),
  roll_up: member('roll_up', 'structural'),
  counts: member('counts', 'structural'),
  met: member('met'),
  start: member('start'),
  take: member('take'),
  floor: member('floor'),
  ceiling: member('ceiling'),
  overflow: member('overflow', (before) => (before === undefined ? 'tightening' : 'relaxing')),
  na: { ...member('na'), say: lapseSaid },
  waived: { ...member('waived'), say: lapseSaid },
  no_evidence: member('no_evidence'),
  for: { ...member('for', 'structural'), say: kindsSaid },
  override: overridingMember,
}

/** The tree and what stands beside it: what came, went, moved, was renamed, and what differs in each. */
export function treeChanges(sides: Sides): readonly Change[] {
  const { pairs, gone, come } = pairingOf(sides)
  return [
    ...gone.flatMap((one) => lone(sides, 'before', one, gone)),
    ...come.flatMap((one) => lone(sides, 'after', one, come)),
    ...pairs.flatMap(([before, after]) => pairChanges(sides, before, after)),
    ...orderChanges(sides),
  ]
}

/** What came or went with a parent is told with it. */
function lone(
  sides: Sides,
  side: 'before' | 'after',
  one: Placed,
  all: readonly Placed[],
): readonly Change[] {
  const { node, root, parents } = one
  if (all.some((other) => other.node === parents.at(-1))) return []
  const gives = root === 'bonus' ? side === 'after' : side === 'before'
  const kind: ChangeKind = root === 'indicators' ? 'structural' : gives ? 'relaxing' : 'tightening'
  const says = saysOf(sides, sides[side], node)
  const { id, name } = node
  return [cameOrWent(sides, side, kind, { path: pathOf(one), id, name, node, at: one.at, says })]
}

/** An indicator with its points and its rule, and of a branch the leaves below it. */
function saysOf(sides: Sides, side: Side, { id, points, children }: Indicator): Said | null {
  const below = (all: readonly Indicator[]): readonly Indicator[] =>
    all.flatMap((one) => (one.children ? below(one.children) : [one]))
  const leaves = below(children ?? [])
  const [rule] = sides.ways.flatMap((way) => nodesOf(tableIn(side, way)).get(id)?.rule ?? [])
  return inBoth((language) =>
    comingWords.says[language](
      typeof points === 'number' ? numberText(points) : null,
      rule?.say(side.names[language]) ?? null,
      leaves.map(({ name, id }) => subjectOf(name, id)[language]),
    ),
  )
}

function pairChanges(sides: Sides, before: Placed, after: Placed): readonly Change[] {
  const part: Part = {
    path: pathOf(after),
    subject: subjectOf(after.node.name, after.node.id),
    before: { node: before.node, at: before.at },
    after: { node: after.node, at: after.at },
  }
  const pair = {
    ids: [before.node.id, after.node.id] as const,
    written: [before.node, after.node] as const,
    adjust: after.root === 'indicators' ? null : after.root,
  }
  const trial = leafTrial(sides, pair)
  const renamed = pairingOf(sides).renamed.find(({ to }) => to === after.node.id)
  return [
    ...(renamed ? [renamedTo(sides, part, renamed)] : []),
    ...moved(sides, part, before, after),
    ...memberChanges(sides, part, members, { trial, apart: ['id', 'children', 'score', 'lines'] }),
    ...scoreChanges(sides, part, trial),
    ...lineChanges(sides, part, trial),
  ]
}

/** Has it stayed below the indicator that it stood below? */
const stays = (sides: Sides, before: Placed, after: Placed): boolean => {
  const [old, now] = [before, after].map(({ parents }) => parents.at(-1))
  return before.root === after.root && (old && idAfter(sides, old.id)) === now?.id
}

/** Below another indicator, or from the tree to what stands beside it. */
function moved(sides: Sides, part: Part, before: Placed, after: Placed): readonly Change[] {
  if (stays(sides, before, after)) return []
  const [old, now] = [before, after].map(({ parents }) => parents.at(-1))
  const above = (of: Indicator | undefined, { root }: Placed): Said =>
    of ? subjectOf(of.name, of.id) : comingWords.roots[root]
  const [from, to] = [above(old, before), above(now, after)]
  const said = inBoth((language) => comingWords.moved[language](from[language], to[language]))
  const turn = { before: pathOf(before), after: pathOf(after) }
  return [changeAt(sides, part, [], said, turn, { kind: 'structural', witness: null })]
}

/** The rule of a leaf, told by its members. */
function scoreChanges(sides: Sides, part: Part, trial: Trial): readonly Change[] {
  const [old, now] = [part.before.node, part.after.node] as [Indicator, Indicator]
  return turnsOf(
    sides,
    { score: old.score, points: old.points },
    { score: now.score, points: now.points },
  ).flatMap((turn) => {
    const [before, after] = [turn.before, turn.after] as Pick<Indicator, 'score' | 'points'>[]
    if (same(before?.score, after?.score)) return []
    const points = [before?.points ?? null, after?.points ?? null] as const
    const verdict = trial('score', turn)
    const kind = before?.score?.kind === after?.score?.kind ? verdict.kind : 'structural'
    return ruleTurns(sides, before?.score, after?.score, points).map((one) =>
      changeAt(
        sides,
        part,
        ['score', ...one.inside],
        joined(one.said, whereSaid(sides, turn.ways)),
        one,
        {
          ...verdict,
          kind,
        },
      ),
    )
  })
}

/** Where what both have stands in another order below its parent, and nothing else of it differs. */
function orderChanges(sides: Sides): readonly Change[] {
  const { pairs } = pairingOf(sides)
  const groups = new Map<string, { old: Placed[]; now: Placed[] }>()
  for (const [before, after] of pairs.filter((pair) => stays(sides, ...pair))) {
    const key = `${after.root} ${after.parents.at(-1)?.id ?? ''}`
    const group = groups.get(key) ?? { old: [], now: [] }
    groups.set(key, { old: [...group.old, before], now: [...group.now, after] })
  }
  return [...groups.values()].flatMap(({ old, now }) => {
    const order = old.toSorted((a, b) => Number(a.at.at(-1)) - Number(b.at.at(-1)))
    const ids = [order.map(({ node }) => idAfter(sides, node.id)), now.map(({ node }) => node.id)]
    if (!reordered(ids[0]!, ids[1]!)) return []
    const [first] = now
    const parent = first!.parents.at(-1)
    const said = inBoth((language) =>
      comingWords.reordered[language](
        now.map(({ node }) => subjectOf(node.name, node.id)[language]),
      ),
    )
    const change: Change = {
      kind: 'editorial',
      path: pathOf(first!).split('/').slice(0, -1).join('/'),
      ...inBoth((language) => {
        const [colon, above] = [
          language === 'zh' ? '：' : ': ',
          parent ? subjectOf(parent.name, parent.id) : comingWords.roots[first!.root],
        ]
        return `${above[language]}${colon}${said[language]}`
      }),
      before: ids[0],
      after: ids[1],
      at: {
        before: placeOf(sides.before, order[0]!.at.slice(0, -1)),
        after: placeOf(sides.after, first!.at.slice(0, -1)),
      },
      witness: null,
    }
    return [change]
  })
}

import type { Text } from '../terms.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { cameOrWent, reordered } from './coming.ts'
import {
  changeAt,
  type Judge,
  type Member,
  type Members,
  memberChanges,
  more,
  nameMember,
  type Part,
  sourceMember,
} from './members.ts'
import { boundSaid } from './putting.ts'
import { inBoth, joined, subjectOf, valueSaid } from './saying.ts'
import type { Side, Sides } from './sides.ts'
import { same } from './sides.ts'
import { blockWords, labels } from './words.ts'

const member = (key: keyof typeof labels, kind: Member['kind'] = 'structural'): Member => ({
  label: labels[key],
  kind,
})

/** One of a list or map of named things, with the way to it. */
interface Named {
  readonly id: string
  readonly name: Text
  readonly node: object
  readonly at: readonly (string | number)[]
}

/** Things that are paired by their ids alone. */
function namedChanges(
  sides: Sides,
  block: string,
  list: (side: Side) => readonly Named[],
  members: Members,
  kind: ChangeKind,
): readonly Change[] {
  const [old, now] = [list(sides.before), list(sides.after)]
  const find = (all: readonly Named[], id: string) => all.find((one) => one.id === id)
  const path = (id: string): string => `${block}/${id}`
  return [
    ...old
      .filter(({ id }) => !find(now, id))
      .map((one) => cameOrWent(sides, 'before', kind, { ...one, path: path(one.id) })),
    ...now.flatMap((one): readonly Change[] => {
      const before = find(old, one.id)
      if (!before) return [cameOrWent(sides, 'after', kind, { ...one, path: path(one.id) })]
      const subject = subjectOf(one.name, one.id)
      const part: Part = { path: path(one.id), subject, before, after: one }
      return memberChanges(sides, part, members, { apart: ['id'] })
    }),
  ]
}

const bound: Judge = (before, after) => {
  const end = (one: unknown): unknown =>
    (one as { at_least?: number; above?: number } | undefined)?.at_least ??
    (one as { above?: number } | undefined)?.above
  const words = (one: unknown): string => Object.keys((one as object | undefined) ?? {}).join()
  if (before !== undefined && after !== undefined && words(before) !== words(after))
    return 'structural'
  return more('tightening', Number.NEGATIVE_INFINITY)(end(before), end(after))
}

const stage: Members = {
  name: nameMember(labels.name),
  source: sourceMember(labels.source),
  go_on: { ...member('go_on', bound), say: boundSaid },
  combine: member('combine'),
  min_sheets: member('min_sheets'),
  drop: member('drop'),
  weights: member('weights'),
  spread_over: member('spread_over', 'clarifying'),
}

/** How often a sheet is read, and how. */
export function stageChanges(sides: Sides): readonly Change[] {
  const list = ({ value }: Side): readonly Named[] =>
    (value.stages ?? []).map((one, at) => ({
      ...{ id: one.id, name: one.name, node: one, at: ['stages', at] },
    }))
  const ids = [sides.before, sides.after].map((side) => list(side).map(({ id }) => id))
  const order = reordered(ids[0]!, ids[1]!) ? [wholeChange(sides, 'stages', 'structural')] : []
  return [...namedChanges(sides, 'stages', list, stage, 'structural'), ...order]
}

/** The documents that are cited, and the rubrics: what a rubric does is told where an indicator uses it. */
export function sourceChanges(sides: Sides): readonly Change[] {
  const list = ({ value }: Side): readonly Named[] =>
    Object.entries(value.sources ?? {}).map(([id, node]) => ({
      ...{ id, name: node.title, node, at: ['sources', id] },
    }))
  return namedChanges(sides, 'sources', list, documentMembers, 'clarifying')
}

const documentMembers: Members = Object.fromEntries(
  Object.entries(blockWords.document).map(([key, label]) => [key, { label, kind: 'clarifying' }]),
)

export function rubricChanges(sides: Sides): readonly Change[] {
  const list = ({ value }: Side): readonly Named[] =>
    Object.entries(value.rubrics ?? {}).map(([id, node]) => ({
      ...{ id, name: node.name, node, at: ['rubrics', id] },
    }))
  const options: Member = { label: blockWords.options, kind: sharesJudge }
  return namedChanges(
    sides,
    'rubrics',
    list,
    { name: nameMember(labels.name), options },
    'clarifying',
  )
}

/** A scale that gives no less anywhere relaxes, one that gives no more tightens. */
const sharesJudge: Judge = (before, after) => {
  const [old, now] = [before, after] as Record<string, number>[]
  if (!same(Object.keys(old!).toSorted(), Object.keys(now!).toSorted())) return 'structural'
  const up = Object.entries(now!).some(([key, share]) => share > old![key]!)
  const down = Object.entries(now!).some(([key, share]) => share < old![key]!)
  return up && down ? 'structural' : up ? 'relaxing' : 'tightening'
}

type Exclusive = NonNullable<Side['value']['exclusive']>[number]

/** Which charges count an incident once: they have no ids, and are known by the facts they name. */
export function exclusiveChanges(sides: Sides): readonly Change[] {
  const list = ({ value }: Side): readonly Exclusive[] => value.exclusive ?? []
  const [old, now] = [list(sides.before), list(sides.after)]
  const key = ({ of }: Exclusive): string => of.toSorted().join(' ')
  const called = (side: Side, one: Exclusive): Text => {
    const said = inBoth((language) =>
      one.of.map((id) => side.names[language].fact(id)).join(language === 'zh' ? '、' : ', '),
    )
    return inBoth((language) => blockWords.exclusive[language](said[language]))
  }
  const twin = (all: readonly Exclusive[], one: Exclusive) =>
    all.findIndex((other) => key(other) === key(one))
  const lone = (side: 'before' | 'after', one: Exclusive, at: number): Change =>
    cameOrWent(sides, side, side === 'after' ? 'relaxing' : 'tightening', {
      ...{ path: `exclusive/${one.of.join('+')}`, id: one.of.join(', ') },
      ...{ name: called(sides[side], one), node: one, at: ['exclusive', at] },
    })
  const members: Members = {
    of: { label: blockWords.order, kind: 'structural' },
    charge: member('charge'),
    source: sourceMember(labels.source),
  }
  return [
    ...old.flatMap((one, at) => (twin(now, one) < 0 ? [lone('before', one, at)] : [])),
    ...now.flatMap((one, to): readonly Change[] => {
      const from = twin(old, one)
      if (from < 0) return [lone('after', one, to)]
      const part: Part = {
        path: `exclusive/${one.of.join('+')}`,
        subject: subjectOf(called(sides.after, one), one.of.join(', ')),
        before: { node: old[from]!, at: ['exclusive', from] },
        after: { node: one, at: ['exclusive', to] },
      }
      return memberChanges(sides, part, members)
    }),
  ]
}

type Operation = NonNullable<Side['value']['tailor']>[number]

/** How a standard says that it differs from its parent: what that comes to is told of the parts themselves. */
export function tailorChanges(sides: Sides): readonly Change[] {
  const list = ({ value }: Side): readonly Named[] =>
    (value.tailor ?? []).map((one: Operation, at) => ({
      ...{ id: `${one.do} ${one.target}`, name: one.target, node: one, at: ['tailor', at] },
    }))
  const members: Members = {
    why: { label: blockWords.why, kind: 'clarifying' },
    source: sourceMember(labels.source),
    to: { label: blockWords.to, kind: 'editorial' },
    with: { label: blockWords.to, kind: 'editorial', say: () => valueSaid('…') },
  }
  return namedChanges(sides, 'tailor', list, members, 'editorial')
}

function wholeChange(sides: Sides, block: 'stages', kind: ChangeKind): Change {
  const here = { node: {}, at: [block] }
  const part = { path: block, subject: null, before: here, after: here }
  const said: Said = joined(inBoth((language) => blockWords.order[language]))
  const turn = { before: sides.before.value[block], after: sides.after.value[block] }
  return changeAt(sides, part, [], said, turn, { kind, witness: null })
}

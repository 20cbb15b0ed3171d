import { blocksOf } from '../compile/standard.ts'
import type { Path } from '../define/source.ts'
import { once } from '../once.ts'
import type { Indicator, StandardFile } from '../shapes.ts'
import { type Likened, type Renamed, renames } from './likeness.ts'
import type { Sides } from './sides.ts'

/** An indicator where it stands: in the tree or beside it, below which others, at which place. */
export interface Placed {
  readonly node: Indicator
  readonly root: 'indicators' | 'bonus' | 'penalty'
  readonly parents: readonly Indicator[]
  readonly at: Path
}

/** The indicators of two versions: those that both have, under whatever id, and those that one has alone. */
export interface Pairing {
  readonly pairs: readonly (readonly [before: Placed, after: Placed])[]
  readonly gone: readonly Placed[]
  readonly come: readonly Placed[]
  readonly renamed: readonly Renamed[]
}

export const pairingOf: (sides: Sides) => Pairing = once(({ before, after }: Sides): Pairing => {
  const [old, now] = [placedIn(before.value), placedIn(after.value)]
  const find = (all: readonly Placed[], id: string) => all.find(({ node }) => node.id === id)
  const gone = old.filter(({ node }) => !find(now, node.id))
  const come = now.filter(({ node }) => !find(old, node.id))
  const renamed = renames(gone.map(likened), come.map(likened))
  const pairs = now.flatMap((one) => {
    const { id } = one.node
    const other = find(old, renamed.find(({ to }) => to === id)?.from ?? id)
    return other ? [[other, one] as const] : []
  })
  const alone = (all: readonly Placed[], side: 0 | 1) =>
    all.filter((one) => !pairs.some((pair) => pair[side] === one))
  return { pairs, gone: alone(old, 0), come: alone(now, 1), renamed }
})

/** The id that an indicator of the earlier version has in the later one. */
export const idAfter = (sides: Sides, id: string): string =>
  pairingOf(sides).renamed.find(({ from }) => from === id)?.to ?? id

/** The way to an indicator by ids. */
export const pathOf = ({ root, parents, node }: Placed): string =>
  [root === 'indicators' ? root : `adjust/${root}`, ...parents.map(({ id }) => id), node.id].join(
    '/',
  )

/** With the shares of each rubric in the place of its name. */
function placedIn(standard: StandardFile): readonly Placed[] {
  const { indicators, adjust = {} } = blocksOf(standard)
  const below = (
    all: readonly Indicator[],
    root: Placed['root'],
    at: Path,
    parents: readonly Indicator[] = [],
  ): readonly Placed[] =>
    all.flatMap((node, index) => [
      { node, root, parents, at: [...at, index] },
      ...below(node.children ?? [], root, [...at, index, 'children'], [...parents, node]),
    ])
  return [
    ...below(indicators, 'indicators', ['indicators']),
    ...(['bonus', 'penalty'] as const).flatMap((block) =>
      below(adjust[block]?.items ?? [], block, ['adjust', block, 'items']),
    ),
  ]
}

const likened = ({ node }: Placed): Likened => ({
  id: node.id,
  name: node.name,
  said: { ...node, children: node.children?.map(({ id }) => id) },
})

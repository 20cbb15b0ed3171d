import type { Indicator, StandardFile } from '../../shapes.ts'
import type { Path } from '../source.ts'

type Override = NonNullable<Indicator['override']>
export type Adjust = 'bonus' | 'penalty'

type Listed = 'conditions' | 'vetoes' | 'gates' | 'grades'
type Block = 'indicators' | Listed | 'cap' | 'ceiling' | 'assessment'

/** A part of a parent that its children may not change, or not relax. */
export interface Guarded {
  readonly path: Path
  readonly target: string
  readonly override: Override
  readonly node: { readonly id?: string; readonly override?: Override }
  readonly block: Block
  readonly level?: string
  /** The block beside the tree that it stands in. */
  readonly adjust?: Adjust
}

const ranks: Readonly<Record<Override, number>> = { free: 0, stricter_only: 1, none: 2 }
/** Is what a part says of itself less than it said? Saying nothing frees nothing. */
export const freer = (now: Override | undefined, before: Override = 'stricter_only'): boolean =>
  now !== undefined && ranks[now] < ranks[before]

/**
 * The leaves, conditions, vetoes, gates and grades that are guarded; every branch that may not be changed; the cap
 * of a block beside the tree any item of which is guarded; with a bonus item the ceiling of the whole; and the
 * bounds of the assessment.
 */
export function guardedIn({
  indicators,
  adjust = {},
  conditions = [],
  vetoes = [],
  gates = [],
  grades,
  assessment,
}: StandardFile): readonly Guarded[] {
  const tree = (all: readonly Indicator[], path: Path, above: Override): readonly Guarded[] =>
    all.flatMap((node, at): readonly Guarded[] => {
      const override = stricter(node.override, above)
      const here = [...path, at]
      const self: Guarded = { path: here, target: node.id, override, node, block: 'indicators' }
      if (override === 'none' || !node.children) return override === 'free' ? [] : [self]
      return tree(node.children, [...here, 'children'], override)
    })
  const listed = { conditions, vetoes, gates }
  return [
    ...tree(indicators, ['indicators'], 'free'),
    ...(['bonus', 'penalty'] as const).flatMap((block): readonly Guarded[] => {
      const items = tree(adjust[block]?.items ?? [], ['adjust', block, 'items'], 'free')
      const path = ['adjust', block, 'cap']
      const cap = {
        path,
        target: `adjust/${block}`,
        override: 'stricter_only',
        node: { id: block },
      }
      const ceiling = {
        ...cap,
        path: ['adjust', 'ceiling'],
        target: 'adjust/ceiling',
        block: 'ceiling',
      }
      const stops = block === 'bonus' && adjust.ceiling !== undefined ? [ceiling] : []
      const all = items.length > 0 ? [...items, { ...cap, block: 'cap' } as const, ...stops] : []
      return all.map((one) => ({ ...one, adjust: block }) as Guarded)
    }),
    ...(['conditions', 'vetoes', 'gates'] as const).flatMap((block) =>
      listed[block].flatMap((node, at): readonly Guarded[] => {
        const { override = 'free', id } = node
        const target = `${block}/${id}`
        return override === 'free' ? [] : [{ path: [block, at], target, override, node, block }]
      }),
    ),
    ...Object.entries(grades).flatMap(([level, all]) =>
      all.flatMap((node, at): readonly Guarded[] => {
        const { override = 'free', id } = node
        const target = `grades/${level}/${id}`
        const path = ['grades', level, at]
        return override === 'free' ? [] : [{ path, target, override, node, block: 'grades', level }]
      }),
    ),
    ...guardedBounds(assessment),
  ]
}

const stricter = (own: Override = 'free', above: Override): Override =>
  ranks[own] > ranks[above] ? own : above

function guardedBounds(node: StandardFile['assessment']): readonly Guarded[] {
  const { override = 'free' } = node ?? {}
  const block = 'assessment'
  return !node || override === 'free'
    ? []
    : [{ path: [block], target: block, override, node, block }]
}

import type { Authored } from '../../../engine/index.ts'
import { type Path, valueAt } from '../yaml/document.ts'

type Standard = Authored['value']
type Indicator = Standard['indicators'][number]

/** A part of a standard that has a row of its own. */
export interface Node {
  readonly group: Group
  /** By ids, from the outermost. */
  readonly id: string
  readonly path: Path
  readonly depth: number
  /** As an operation of an extending standard names it, behind the parent's id. */
  readonly target: string
}

export const groups = [
  'indicators',
  'adjust',
  'facts',
  'vetoes',
  'gates',
  'grades',
  'conditions',
] as const
export type Group = (typeof groups)[number]

/** Every part that has a row, in the order in which the standard has them. */
export const nodesOf = (standard: Standard): readonly Node[] => [
  ...tree('indicators', standard.indicators, ['indicators'], ''),
  ...(['bonus', 'penalty'] as const).flatMap((block) =>
    tree('adjust', standard.adjust?.[block]?.items ?? [], ['adjust', block, 'items'], `${block}/`),
  ),
  ...Object.keys(standard.facts).map((id) => plain('facts', id, ['facts', id], `facts/${id}`)),
  ...(['vetoes', 'gates', 'conditions'] as const).flatMap((group) =>
    (standard[group] ?? []).map(({ id }, at) => plain(group, id, [group, at], `${group}/${id}`)),
  ),
  ...Object.entries(standard.grades).flatMap(([level, all]) =>
    all.map(({ id }, at) =>
      plain('grades', `${level}/${id}`, ['grades', level, at], `grades/${level}/${id}`),
    ),
  ),
]

const plain = (group: Group, id: string, path: Path, target: string): Node => ({
  ...{ group, id, path, target },
  depth: 0,
})

const tree = (
  group: Group,
  all: readonly Indicator[],
  path: Path,
  above: string,
  depth = 0,
): readonly Node[] =>
  all.flatMap(({ id, children = [] }, at) => {
    const here = [...path, at]
    return [
      { group, id: `${above}${id}`, path: here, depth, target: id },
      ...tree(group, children, [...here, 'children'], `${above}${id}/`, depth + 1),
    ]
  })

/** The way from a value to the value at a path in words: ids where the members of a list have them. */
export const wordsOf = (value: unknown, path: Path): string =>
  path
    .map((step, at) => {
      const id = typeof step === 'number' ? valueAt(value, [...path.slice(0, at + 1), 'id']) : step
      return String(id ?? step)
    })
    .join('/')

import { once } from '../../once.ts'
import type { Indicator, StandardFile } from '../../shapes.ts'
import type { Path } from '../source.ts'

/** What an operation is about: a node of the standard, and the way inside it to what is set. */
export interface Address {
  readonly node: Path
  readonly inside: Path
}

const lists = ['conditions', 'gates', 'vetoes'] as const

/**
 * Reads the target of an operation, `parent/id/…`: an indicator by its id; another node as `vetoes/id`,
 * `conditions/id`, `gates/id`, `grades/level/id`; a whole block by its name. Null where there is none such.
 */
export function addressOf(standard: StandardFile, target: string): Address | null {
  const [, first = '', second = '', third = '', ...rest] = target.split('/')
  const listed = lists.find((block) => block === first)
  if (listed && second !== '') {
    const at = (standard[listed] ?? []).findIndex(({ id }) => id === second)
    return at < 0 ? null : { node: [listed, at], inside: stepsOf([third, ...rest]) }
  }
  if (first === 'grades' && third !== '') {
    const at = (standard.grades[second] ?? []).findIndex(({ id }) => id === third)
    return at < 0 ? null : { node: ['grades', second, at], inside: stepsOf(rest) }
  }
  const node = indicatorAt(standard, first)
  if (node) return { node, inside: stepsOf([second, third, ...rest]) }
  return Object.hasOwn(standard, first)
    ? { node: [first], inside: stepsOf([second, third, ...rest]) }
    : null
}

/** Which of several addresses is nearest to a path: it shares the most steps, and the node or the path lies in the other. */
export function nearestTo(path: Path, addresses: readonly (Address | null)[]): number {
  const shared = addresses.map((address) => {
    if (!address) return 0
    const way = [...address.node, ...address.inside]
    const common = way.findIndex((step, at) => step !== path[at])
    const steps = common < 0 ? way.length : common
    return steps >= address.node.length || steps === path.length ? steps : 0
  })
  const most = Math.max(0, ...shared)
  return most === 0 ? -1 : shared.indexOf(most)
}

/** The whole way that an address leads. */
export const wayOf = ({ node, inside }: Address): Path => [...node, ...inside]

/** Does a way lead into where the other ends? */
export const begins = (way: Path, with_: Path): boolean =>
  with_.every((step, at) => way[at] === step)

/** A part of a standard that has a name of its own. */
export interface Node {
  readonly name: string
  readonly path: Path
}

/** Every part of a standard, as operations name it: blocks, facts, indicators and what stands in lists. */
export const nodesIn: (standard: StandardFile) => readonly Node[] = once((standard) => [
  ...Object.keys(standard)
    .filter((key) => !inParts.includes(key))
    .map((key) => ({ name: key, path: [key] })),
  ...Object.keys(standard.facts).map((id) => ({ name: `facts/${id}`, path: ['facts', id] })),
  ...namesIn(standard).map((name) => ({ name, path: addressOf(standard, `/${name}`)!.node })),
])

/** Blocks of which each member is a node; and operations are what is told of the nodes. */
const inParts: readonly string[] = [...lists, 'facts', 'indicators', 'grades', 'tailor']

/** Every name that a target may begin with. */
export const namesIn = (standard: StandardFile): readonly string[] => [
  ...indicatorPaths(standard).map(([id]) => id),
  ...lists.flatMap((block) => (standard[block] ?? []).map(({ id }) => `${block}/${id}`)),
  ...Object.entries(standard.grades).flatMap(([level, all]) =>
    all.map(({ id }) => `grades/${level}/${id}`),
  ),
]

const stepsOf = (words: readonly string[]): Path =>
  words.filter((word) => word !== '').map((word) => (/^\d+$/.test(word) ? Number(word) : word))

const indicatorAt = (standard: StandardFile, id: string): Path | null =>
  firstPaths(standard).get(id) ?? null

/** Where an id stands; of one that stands twice, where it stands first. */
const firstPaths = once(
  (standard: StandardFile): ReadonlyMap<string, Path> =>
    new Map(indicatorPaths(standard).toReversed()),
)

const indicatorPaths = once(
  ({ indicators, adjust = {} }: StandardFile): readonly [string, Path][] => [
    ...below(indicators, ['indicators']),
    ...(['bonus', 'penalty'] as const).flatMap((block) =>
      below(adjust[block]?.items ?? [], ['adjust', block, 'items']),
    ),
  ],
)

const below = (indicators: readonly Indicator[], path: Path): readonly [string, Path][] =>
  indicators.flatMap(({ id, children = [] }, at): [string, Path][] => [
    [id, [...path, at]],
    ...below(children, [...path, at, 'children']),
  ])

import { add, exactText, rational, subtract } from '../rational.ts'
import { boundWords } from '../score/bound.ts'
import type { Slip, Spot } from './mutant.ts'
import type { Nearby } from './nearby.ts'

/** Numbers that score; what a fact may be (min, max, step) is held by the system, not by a score. */
const silent = ['min', 'max', 'step', 'format', 'min_judges', 'self_check', 'scale', 'points']

/** A number one step more, and one step less: a digit mistyped. Points are looked at where they are given. */
export const numberSlips: Slip = ({ path, key, node, parent }) => {
  if (typeof node !== 'number' || silent.includes(key) || isBandBound(key, parent)) return []
  if (decides(path)) return []
  return besides(node).map((to) => changed(path, node, to))
}

/** Of grades and gates, which decide. */
const decides = ([block]: Spot['path']): boolean => block === 'grades' || block === 'gates'

/** The bound of a grade or of a gate, so much higher and so much lower that a case could tell. */
export const decidingSlips =
  (nearby: Nearby): Slip =>
  ({ path, key, node }) => {
    if (typeof node !== 'number' || !decides(path) || !isBound(key)) return []
    const { high, low } = nearby(path, node)
    return [high, low].map((to) => changed(path, node, to))
  }

const isBound = (key: string): boolean => (boundWords as readonly string[]).includes(key)

/** Points that a band or an end of a line gives; those of a leaf must add up, and `check` holds them. */
export const pointSlips: Slip = ({ path, key, node, parent }) =>
  key === 'points' && typeof node === 'number' && !isLeaf(parent)
    ? besides(node).map((to) => changed(path, node, to))
    : []

const isLeaf = (parent: unknown): boolean =>
  typeof parent === 'object' && parent !== null && 'id' in parent

/** The bands of a rule, in whatever way the standard varies them. */
export const isBands = (node: unknown): node is readonly Record<string, unknown>[] =>
  Array.isArray(node) && node.length > 1 && node.every(isBand)

const isBand = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'points' in one && Object.keys(one).some(isBound)

const isBandBound = (key: string, parent: unknown): boolean =>
  isBound(key) && typeof parent === 'object' && parent !== null && 'points' in parent

/** Where bands meet, moved to either side; and which of the two has the number itself. */
export const seamSlips: Slip = ({ path, node }) => {
  if (!isBands(node)) return []
  const bands = node as Bands
  const seams = new Set(bands.flatMap((band) => boundWords.flatMap((word) => band[word] ?? [])))
  return [...seams].flatMap((seam) => [
    ...besides(seam).map((to) => moved(path, bands, seam, to)),
    turned(path, bands, seam),
  ])
}

type Bands = readonly Record<string, number>[]

const at = (bands: Bands, seam: number) =>
  bands.flatMap((band, index) =>
    boundWords.filter((word) => band[word] === seam).map((word) => ({ index, word })),
  )

const moved = (path: Spot['path'], bands: Bands, seam: number, to: number) => ({
  zh: `分档的界限由 ${seam} 改为 ${to}`,
  en: `the seam of the bands at ${seam} moved to ${to}`,
  edits: at(bands, seam).map(({ index, word }) => ({ path: [...path, index, word], to })),
})

const turn = { at_least: 'above', above: 'at_least', at_most: 'below', below: 'at_most' } as const

const turned = (path: Spot['path'], bands: Bands, seam: number) => ({
  zh: `分档的界限 ${seam} 本身归另一档`,
  en: `the number ${seam} itself put into the other band`,
  edits: at(bands, seam).flatMap(({ index, word }) => [
    { path: [...path, index, word], to: undefined },
    { path: [...path, index, turn[word]], to: seam },
  ]),
})

/** A bound that takes the number itself in, or leaves it out. */
export const boundSlips: Slip = ({ path, key, node, parent }) => {
  const word = boundWords.find((one) => one === key)
  if (!word || typeof node !== 'number' || isBandBound(key, parent)) return []
  // Of grades, shares and stages only one word is known.
  const whole = path.slice(0, -1)
  return [
    {
      zh: `${word} ${node} 改为 ${turn[word]} ${node}`,
      en: `${word} ${node} made ${turn[word]} ${node}`,
      edits: [
        { path, to: undefined },
        { path: [...whole, turn[word]], to: node },
      ],
    },
  ]
}

const changed = (path: Spot['path'], from: number, to: number) => ({
  zh: `${from} 改为 ${to}`,
  en: `${from} made ${to}`,
  edits: [{ path, to }],
})

/** One more and one less in the last place that is written. */
function besides(value: number): readonly number[] {
  const text = exactText(rational(value))
  const places = text.split('.')[1]?.length ?? 0
  const by = rational(`0.${'0'.repeat(Math.max(places - 1, 0))}1`)
  const step = places === 0 ? rational(1) : by
  return [add(rational(value), step), subtract(rational(value), step)].map((one) =>
    Number(exactText(one)),
  )
}

import { lessThan, rational } from '../rational.ts'
import type { Methods } from '../score/method.ts'
import type { Slip, Spot } from './mutant.ts'
import { isBands } from './numbers.ts'

/** Words of which one may be written for another. */
const alike: { readonly [key: string]: readonly (readonly string[])[] } = {
  effect: [
    ['disqualify', 'suspend'],
    ['redistribute', 'full', 'zero', 'drop'],
  ],
  counting: [['started', 'whole']],
  side: [['below', 'above']],
  over_zero: [['na', 'full', 'zero']],
  from_zero: [['na', 'full', 'zero']],
  if_blank: [['na', 'full']],
  start: [['full', 'zero']],
  better: [['higher', 'lower']],
}

/** A word for the one beside it. */
export const wordSlips: Slip = ({ path, key, node }) => {
  const group = alike[key]?.find((words) => words.includes(String(node)))
  // Which way is better is read where a target is compared with a fact, inside a rule.
  if (!group || (key === 'better' && path[0] === 'facts')) return []
  return group
    .filter((word) => word !== node && !isSame(path, [word, String(node)]))
    .map((to) => ({
      zh: `${node} 改为 ${to}`,
      en: `${node} made ${to}`,
      edits: [{ path, to }],
    }))
}

/** At the top of the tree the siblings that carry points are the whole table. */
const isSame = (path: Spot['path'], words: readonly string[]): boolean =>
  path.length === 4 && words.every((word) => ['redistribute', 'drop'].includes(word))

/** Lists of which one part may be forgotten, and words that may be. */
const lists = ['conditions', 'vetoes', 'gates', 'items', 'lines', 'kinds']
const words = ['cap', 'floor', 'ceiling', 'overflow', 'no_evidence', 'take', 'cure']

/** A part that is not there. */
export const gapSlips =
  (methods: Methods): Slip =>
  (spot) => {
    const { path, key, node, parent } = spot
    const edits = [{ path, to: undefined }]
    const list = String(path.at(-2))
    if (typeof path.at(-1) === 'number' && lists.includes(list))
      return [{ zh: '少写这一条', en: 'left out', edits }]
    const priced = ['each', 'items'].includes(list) && typeof node === 'number'
    const several = typeof parent === 'object' && Object.keys(parent as object).length > 1
    const said = words.includes(key) && !goesWithoutSaying(spot, methods)
    return (priced && several) || said ? [{ zh: `少写 ${key}`, en: `${key} left out`, edits }] : []
  }

/** What stands there is so without it: a floor of nothing, a ceiling of the points, a cap that nothing comes to. */
function goesWithoutSaying({ path, key, node, parent }: Spot, methods: Methods): boolean {
  const { points, gives, takes } = parent as LineWritten
  const rule = gives ?? takes
  if (node === 'none' || (key === 'floor' && node === 0)) return true
  if (key === 'ceiling') return node === points
  if (key !== 'cap' || typeof node !== 'number') return false
  if (path.at(-2) === 'score') return true
  // What differs by level or kind has no one most.
  const settled = rule && !JSON.stringify(rule).includes('"vary"')
  const most = settled ? methods.get(rule.kind)?.most(rule as never) : null
  return most ? !lessThan(rational(node), most) : false
}

interface LineWritten {
  readonly points?: unknown
  readonly gives?: { readonly kind: string }
  readonly takes?: { readonly kind: string }
}

/** Points of two bands, options or grades' outcomes that change places. */
export const swapSlips: Slip = ({ path, key, node }) => {
  if (isBands(node)) return swapsIn(path, node, 'points')
  if (
    [key, path.at(-2)].some((word) => word === 'options' || word === 'shares') &&
    isNumbers(node)
  ) {
    const entries = Object.entries(node)
    return entries.slice(1).flatMap(([id, value], index) => {
      const [before, other] = entries[index]!
      return other === value
        ? []
        : [
            {
              zh: `${before} 与 ${id} 的分互换`,
              en: `the points of ${before} and ${id} swapped`,
              edits: [
                { path: [...path, before], to: value },
                { path: [...path, id], to: other },
              ],
            },
          ]
    })
  }
  return []
}

const isNumbers = (node: unknown): node is Record<string, number> =>
  typeof node === 'object' &&
  node !== null &&
  Object.values(node).every((one) => typeof one === 'number')

const swapsIn = (
  path: readonly (string | number)[],
  list: readonly Record<string, unknown>[],
  word: string,
) =>
  list.slice(1).flatMap((one, index) => {
    const before = list[index]!
    if (before[word] === one[word] || one[word] === undefined) return []
    return [
      {
        zh: `第 ${index + 1} 档与第 ${index + 2} 档的分互换`,
        en: `the points of bands ${index + 1} and ${index + 2} swapped`,
        edits: [
          { path: [...path, index, word], to: one[word] },
          { path: [...path, index + 1, word], to: before[word] },
        ],
      },
    ]
  })

import { pivotsOf, waysOf } from '../../compile/pivots.ts'
import type { Circumstance } from '../../compile/settle.ts'
import { blocksOf, compileStandard, factsOf } from '../../compile/standard.ts'
import { digest } from '../../digest.ts'
import type { Methods } from '../../score/method.ts'
import type { See } from '../../score/seen.ts'
import type { IndicatorNode, ScoringStandard, Table } from '../../score/standard.ts'
import type { Indicator, StandardFile } from '../../shapes.ts'
import type { Whole } from '../inherited.ts'
import type { Problem } from '../problem.ts'
import type { Path, Source } from '../source.ts'
import { addressOf, nearestTo } from './address.ts'
import { placeText } from './origins.ts'
import {
  lenientCondition,
  lenientGate,
  lenientGrade,
  lenientLeaf,
  lenientVeto,
  type Witness,
} from './stricter.ts'

type Override = NonNullable<Indicator['override']>

/** A part of a parent that its children may not change, or not relax. */
interface Guarded {
  readonly path: Path
  readonly target: string
  readonly override: Override
  readonly node: { readonly id: string; readonly override?: Override }
  readonly block: 'indicators' | 'conditions' | 'vetoes' | 'gates' | 'grades'
  readonly level?: string
  readonly penalty?: boolean
}

/** What a child changed or relaxed although its parent does not allow it, with both places and who would gain. */
export function protectedProblems(
  parent: Whole,
  child: StandardFile,
  source: Source,
  methods: Methods,
): readonly Problem[] {
  const operations = (child.tailor ?? []).map(({ target }) => addressOf(parent.value, target))
  const guarded = guardedIn(parent.value)
  if (guarded.length === 0) return []
  const pairs = pairsOf(parent.value, child, methods)
  return guarded.flatMap((one): readonly Problem[] => {
    const at = addressOf(child, `${child.id}/${one.target}`)
    const now = at && (valueAt(child, at.node) as Guarded['node'])
    const where = placeText(parent.source.place(one.path))
    const about = nearestTo(one.path, operations)
    const place = source.place(about < 0 ? ['extends'] : ['tailor', about, 'target'])
    const say = (code: string, zh: string, en: string): readonly Problem[] => [
      source.problem(place, code, `${zh}（${where}）`, `${en} (${where})`),
    ]
    if (one.override === 'none')
      return now && digest(now) === digest(one.node)
        ? []
        : say('tailor-protected', `${one.target} 不可改动`, `"${one.target}" may not be changed`)
    if (!now || freer(now.override, one.override))
      return say(
        'tailor-relaxed',
        `${one.target} 只可更严，不可去掉或放开`,
        `"${one.target}" may only be made stricter, not dropped or freed`,
      )
    const witness = digest(now) === digest(one.node) ? null : witnessOf(one, now, pairs)
    return witness
      ? say(
          'tailor-relaxed',
          `${one.target} 只可更严：${witness.seen} 时原为 ${witness.before}，现为 ${witness.after}`,
          `"${one.target}" may only be made stricter: at ${witness.seen} it was ${witness.before} and is ${witness.after}`,
        )
      : []
  })
}

const ranks: Readonly<Record<Override, number>> = { free: 0, stricter_only: 1, none: 2 }
const freer = (now: Override = 'stricter_only', before: Override): boolean =>
  ranks[now] < ranks[before]

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((so, step) => (so as Record<string | number, unknown>)[step], value)

/** The leaves, conditions, vetoes, gates and grades that are guarded; and every branch that may not be changed. */
function guardedIn({
  indicators,
  adjust = {},
  conditions = [],
  vetoes = [],
  gates = [],
  grades,
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
    ...(['bonus', 'penalty'] as const).flatMap((block) =>
      tree(adjust[block]?.items ?? [], ['adjust', block, 'items'], 'free').map((one) => ({
        ...one,
        penalty: block === 'penalty',
      })),
    ),
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
  ]
}

const stricter = (own: Override = 'free', above: Override): Override =>
  ranks[own] > ranks[above] ? own : above

/** The tables of parent and child for each level and each way in which a case may turn out. */
interface Pair {
  readonly level: string
  readonly before: Table
  readonly after: Table
}

function pairsOf(parent: StandardFile, child: StandardFile, methods: Methods) {
  const [old, now] = [parent, child].map((one) => compileStandard(one, '', methods)) as [
    ScoringStandard,
    ScoringStandard,
  ]
  const facts = new Map([...factsOf(parent.facts), ...factsOf(child.facts)])
  const pivots = pivotsOf([blocksOf(parent), blocksOf(child)], facts)
  const levels = parent.levels.filter((level) => child.levels.includes(level))
  const pairs = levels.flatMap((level) =>
    waysOf(pivots, level).map((way): Pair => {
      const see = seeOf(way)
      return { level, before: old.tables(level, see)[0]!, after: now.tables(level, see)[0]! }
    }),
  )
  return { pairs, facts }
}

const seeOf =
  (way: Circumstance): See =>
  (fact) => ({ state: 'known', value: way.value(fact) })

/** The first way in which what is guarded is more lenient than it was. */
function witnessOf(
  { block, node, level, target, penalty = false }: Guarded,
  now: Guarded['node'],
  { pairs, facts }: ReturnType<typeof pairsOf>,
): Witness | null {
  for (const { level: at, before, after } of pairs) {
    if (level !== undefined && level !== at) continue
    const found = compared()
    if (found) return found
    function compared(): Witness | null {
      const pick = <T extends { readonly id: string }>(from: (table: Table) => readonly T[]) => {
        const of = (table: Table) => from(table).find(({ id }) => id === node.id)
        return [of(before), of(after)] as const
      }
      const gone = { seen: target, before: '✓', after: '—' }
      switch (block) {
        case 'indicators': {
          const [old, next] = pick(leavesIn)
          if (!old) return null
          return next ? lenientLeaf(old, next, facts, [node, now], penalty) : gone
        }
        case 'conditions': {
          const [old, next] = pick(({ conditions }) => conditions)
          if (!old) return null
          return next ? lenientCondition(old, next, facts) : gone
        }
        case 'vetoes': {
          const [old, next] = pick(({ vetoes }) => vetoes)
          if (!old) return null
          return next ? lenientVeto(old, next, facts, before.grades) : gone
        }
        case 'gates': {
          const [old, next] = pick(({ gates }) => gates)
          if (!old) return null
          return next ? lenientGate(old, next, before.grades) : gone
        }
        default: {
          const [old, next] = pick(({ grades }) => grades)
          if (!old) return null
          return next ? lenientGrade(old, next, [before.grades, after.grades]) : gone
        }
      }
    }
  }
  return null
}

const leavesIn = ({ indicators, bonus, penalty }: Table): readonly IndicatorNode[] => {
  const below = (all: readonly IndicatorNode[]): readonly IndicatorNode[] =>
    all.flatMap((one) => (one.children.length > 0 ? below(one.children) : [one]))
  return below([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])])
}

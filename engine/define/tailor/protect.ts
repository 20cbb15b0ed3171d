import { pivotsOf, waysOf } from '../../compile/pivots.ts'
import type { Circumstance } from '../../compile/settle.ts'
import { blocksOf, compileStandard, factsOf } from '../../compile/standard.ts'
import { digest } from '../../digest.ts'
import { later } from '../../once.ts'
import type { Methods } from '../../score/method.ts'
import type { See } from '../../score/seen.ts'
import type { IndicatorNode, ScoringStandard, Table } from '../../score/standard.ts'
import type { StandardFile } from '../../shapes.ts'
import type { Whole } from '../inherited.ts'
import type { Problem } from '../problem.ts'
import type { Path, Source } from '../source.ts'
import { addressOf, nearestTo, wayOf } from './address.ts'
import { type Adjust, freer, type Guarded, guardedIn } from './guarded.ts'
import { placeText } from './origins.ts'
import {
  lenientCap,
  lenientCeiling,
  lenientCondition,
  lenientGate,
  lenientGrade,
  lenientLeaf,
  lenientVeto,
} from './stricter.ts'
import { type Assessment, widerChoice } from './wider.ts'
import type { Witness } from './witness.ts'

/** What is wrong about a guarded part, in both languages. */
type Flaw = readonly [code: 'tailor-protected' | 'tailor-relaxed', zh: string, en: string]

/**
 * What a child changed or relaxed although a standard above it does not allow it, with both places and who would
 * gain. What one above guards stays guarded, whatever those between them say of it.
 */
export function protectedProblems(
  parent: Whole,
  child: StandardFile,
  source: Source,
  methods: Methods,
): readonly Problem[] {
  const operations = (child.tailor ?? []).map(({ target }) => addressOf(parent.value, target))
  const found = [parent, ...ancestorsOf(parent)].flatMap((above) =>
    flawsUnder(above, child, methods),
  )
  return found
    .filter(({ target }, at) => found.findIndex((one) => one.target === target) === at)
    .map(({ target, path, where, flaw: [code, zh, en] }) => {
      const address = addressOf(parent.value, `/${target}`)
      const about = nearestTo(address ? wayOf(address) : path, operations)
      // A whole block is changed by an operation, or by the child's own that stands instead.
      const place =
        about < 0 && path.length === 1
          ? source.keyPlace(path)
          : source.place(about < 0 ? ['extends'] : ['tailor', about, 'target'])
      return source.problem(place, code, `${zh}（${where}）`, `${en} (${where})`)
    })
}

const ancestorsOf = ({ parent }: Whole): readonly Whole[] =>
  parent ? [parent, ...ancestorsOf(parent)] : []

/** Everything that one standard guards and the child does not keep, with the place where it is written. */
function flawsUnder(above: Whole, child: StandardFile, methods: Methods) {
  const guarded = guardedIn(above.value)
  if (guarded.length === 0) return []
  // Most children leave what is guarded as it is, and nothing has to be compiled.
  const pairs = later(() => pairsOf(above.value, child, methods))
  return guarded.flatMap((one) => {
    const flaw = flawOf(one, child, pairs)
    const { source, path } = above.written(one.path)
    const where = placeText(source.place(path))
    return flaw ? [{ target: one.target, path: one.path, where, flaw }] : []
  })
}

function flawOf(one: Guarded, child: StandardFile, pairs: () => Pairs): Flaw | null {
  const { target, node, override } = one
  const at = addressOf(child, `/${target}`)
  const now = at && (valueAt(child, at.node) as Guarded['node'])
  if (now && (now === node || digest(now) === digest(node))) return null
  if (override === 'none')
    return ['tailor-protected', `${target} 不可改动`, `"${target}" may not be changed`]
  if (!now || freer(now.override, node.override))
    return [
      'tailor-relaxed',
      `${target} 只可更严，不可去掉或放开`,
      `"${target}" may only be made stricter, not dropped or freed`,
    ]
  const witness = witnessOf(one, now, pairs())
  if (!witness) return null
  const { seen, before, after } = witness
  return [
    'tailor-relaxed',
    `${target} 只可更严：${seen} 时原为 ${before}，现为 ${after}`,
    `"${target}" may only be made stricter: at ${seen} it was ${before} and is ${after}`,
  ]
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((so, step) => (so as Record<string | number, unknown>)[step], value)

/** The tables of parent and child for each level and each way in which a case may turn out. */
interface Pair {
  readonly level: string
  readonly before: Table
  readonly after: Table
}

type Pairs = ReturnType<typeof pairsOf>

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
  { block, node, level, target, adjust }: Guarded,
  now: unknown,
  { pairs, facts }: Pairs,
): Witness | null {
  if (block === 'assessment') return widerChoice(node as Assessment, now as Assessment)
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
          return next ? lenientLeaf(old, next, facts, [node, now], adjust) : gone
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
        case 'cap':
          return lenientCap(before[node.id as Adjust], after[node.id as Adjust], adjust)
        case 'ceiling':
          return lenientCeiling(before.ceiling, after.ceiling)
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

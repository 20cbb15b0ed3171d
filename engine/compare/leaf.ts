import { type Circumstance, settle } from '../compile/settle.ts'
import { easier } from '../define/tailor/lapse.ts'
import { besides, losses } from '../define/tailor/stricter.ts'
import { triesAll, type Way, waysThrough } from '../define/tailor/witness.ts'
import { canonical } from '../digest.ts'
import { compare, equal, type Rational } from '../rational.ts'
import { derived, type Fact } from '../score/fact.ts'
import { leafOf } from '../score/leaf.ts'
import type { Line } from '../score/line.ts'
import { builtIn } from '../score/methods/index.ts'
import type { IndicatorNode } from '../score/standard.ts'
import { nodesOf } from '../score/tree.ts'
import { type ChangeKind, kindOfAll, type Said } from './change.ts'
import type { Trial, Verdict } from './members.ts'
import { type Sides, tableIn } from './sides.ts'
import { lineText, witnessSaid } from './witness.ts'
import { words } from './words.ts'

/** An indicator of both versions: its id in each, how each writes it, and whether it stands beside the tree. */
export interface LeafPair {
  readonly ids: readonly [before: string, after: string]
  readonly written: readonly [before: object, after: object]
  readonly adjust: 'bonus' | 'penalty' | null
}

const structural: Verdict = { kind: 'structural', witness: null }

/**
 * What a change inside a leaf does: its points are compared over everything that may be seen of the facts it reads.
 * Never more of them tightens, never fewer relaxes, both is structural; and so is another weight of the whole, or
 * a rule that reads what nobody was asked before.
 */
export function leafTrial(sides: Sides, pair: LeafPair): Trial {
  const found = new Map<string, Verdict>()
  const verdictIn = (way: Circumstance): Verdict => {
    const [old, now] = pair.written.map((one) => settle(one, way))
    const key = `${canonical(old ?? null)} ${canonical(now ?? null)}`
    const known = found.get(key) ?? triedIn(sides, pair, way, [old, now])
    found.set(key, known)
    return known
  }
  return (_, { ways }) => together(ways.map(verdictIn))
}

/** Of what was found in several ways the whole, with the first witness. */
export function together(all: readonly Verdict[]): Verdict {
  const kind = kindOfAll(all.map((one) => one.kind))
  return { kind, witness: all.find(({ witness }) => witness)?.witness ?? null }
}

function triedIn(
  sides: Sides,
  { ids, adjust }: LeafPair,
  way: Circumstance,
  written: readonly unknown[],
): Verdict {
  const before = nodesOf(tableIn(sides.before, way)).get(ids[0])
  const after = nodesOf(tableIn(sides.after, way)).get(ids[1])
  if (!before || !after || !isLeaf(before) || !isLeaf(after)) return structural
  const facts = comparable(sides, [...before.reads, ...after.reads])
  if (!facts) return structural
  if (!adjust && !equal(before.points, after.points)) return structural
  const found = pointsApart(before, after, facts, written, adjust)
  const eased = (old: IndicatorNode, now: IndicatorNode): boolean =>
    (easier('na', old.na, now.na) ?? easier('waived', old.waived, now.waived)) !== null
  const relaxes = found.more !== null || eased(before, after)
  const tightens = found.less !== null || eased(after, before)
  const shown = [found.less, found.more].flatMap((one) =>
    one ? [leafWitness(sides, before, after, one, adjust)] : [],
  )
  const witness = shown.length > 0 ? allSaid(shown) : null
  if (asksAnew(sides, before, after)) return { kind: 'structural', witness }
  if (relaxes || tightens) return { kind: directionOf(relaxes, tightens), witness }
  const sure = triesAll(
    readBy(before, after).map((id) => facts.get(id)!),
    written,
    facts,
  )
  return {
    kind: sure && isPlain(before) && isPlain(after) ? 'clarifying' : 'structural',
    witness: untried,
  }
}

/** The first ways in which a leaf comes to fewer points than it did, and to more. */
function pointsApart(
  before: IndicatorNode,
  after: IndicatorNode,
  facts: ReadonlyMap<string, Fact>,
  written: readonly unknown[],
  adjust: LeafPair['adjust'],
): { readonly less: Way | null; readonly more: Way | null } {
  const reads = readBy(before, after)
  const ways = waysThrough(
    reads.map((id) => facts.get(id)!),
    written,
    facts,
  )
  // What is left open of a fact that one of them does not read is open for the other alone.
  const shared = reads.filter((id) => before.reads.includes(id) && after.reads.includes(id))
  const loss = losses[adjust ?? 'tree']
  let [less, more]: [Way | null, Way | null] = [null, null]
  for (const way of [...ways, ...besides(shared, ways[0]!, before, after)]) {
    const [old, now] = [before, after].map((one) => leafOf(one, (fact) => way.get(fact)!))
    const order = orderOf(old!, now!, loss)
    if (order > 0) less ??= way
    if (order < 0) more ??= way
    if (less && more) break
  }
  return { less, more }
}

/** Above zero where the later line takes more, below it where it takes less; what is open may yet take nothing. */
function orderOf(before: Line, after: Line, loss: (line: Line) => Rational): number {
  const open = [before, after].map(({ state }) => state === 'open')
  if (open[0] || open[1]) return open[0] === open[1] ? 0 : open[0] ? 1 : -1
  return compare(loss(after), loss(before))
}

const readBy = (before: IndicatorNode, after: IndicatorNode): readonly string[] => [
  ...new Set([...before.reads, ...after.reads]),
]

/** Rules whose points turn at other numbers than those they name: nothing that was tried is all there is. */
const turning: readonly string[] = ['formula', 'shortfall', 'excess']

/** Do the numbers that its rules name say all of where its points turn? */
function isPlain({ rule, lines }: IndicatorNode): boolean {
  const rules = [rule, ...(lines?.of.map((line) => line.rule) ?? [])].flatMap((one) => one ?? [])
  const conditions = lines?.of.flatMap(({ when }) => when ?? []) ?? []
  return (
    rules.every(({ kind }) => builtIn.has(kind) && !turning.includes(kind)) &&
    conditions.every(isPlainCondition)
  )
}

/** A condition without arithmetic turns at the numbers that it names. */
export const isPlainCondition = ({ text }: { readonly text: string }): boolean =>
  !/[-+*/]|\b(min|max|size|all|exists)\b/.test(text.replace(/"[^"]*"/g, ''))

/** What nothing that was tried shows is said to be so. */
export const untried: Said = { zh: words.untried.zh(), en: words.untried.en() }

const allSaid = (all: readonly Said[]): Said => ({
  zh: all.map(({ zh }) => zh).join('；'),
  en: all.map(({ en }) => en).join('; '),
})

export const directionOf = (relaxes: boolean, tightens: boolean): ChangeKind =>
  relaxes ? (tightens ? 'structural' : 'relaxing') : tightens ? 'tightening' : 'clarifying'

const isLeaf = ({ rule, lines }: IndicatorNode): boolean => rule !== null || lines !== null

/** The facts that may be seen by both versions; null where one that is read cannot be compared. */
export function comparable(
  { domains }: Sides,
  reads: readonly string[],
): ReadonlyMap<string, Fact> | null {
  if (reads.some((id) => !domains.get(id))) return null
  return new Map([...domains].flatMap(([id, fact]) => (fact ? [[id, fact] as const] : [])))
}

/** Does the one read an answer that the other version does not know? */
function asksAnew({ before, after }: Sides, old: IndicatorNode, now: IndicatorNode): boolean {
  const unknown = (reads: readonly string[], known: Sides['before'], here: Sides['before']) =>
    reads.some((id) => !known.facts.has(id) && !derived(here.facts.get(id)!))
  return unknown(now.reads, before, after) || unknown(old.reads, after, before)
}

function leafWitness(
  sides: Sides,
  before: IndicatorNode,
  after: IndicatorNode,
  way: Way,
  adjust: LeafPair['adjust'],
): Said {
  const [old, now] = [before, after].map((one) => leafOf(one, (fact) => way.get(fact)!))
  const text = (line: typeof old) => (language: 'zh' | 'en') =>
    lineText(line!, adjust === 'penalty', language)
  return witnessSaid(sides, way, text(old), text(now))
}

import { type Circumstance, settle } from '../compile/settle.ts'
import { lenientLeaf } from '../define/tailor/stricter.ts'
import type { Way, Witness } from '../define/tailor/witness.ts'
import { canonical } from '../digest.ts'
import { equal } from '../rational.ts'
import { derived, type Fact } from '../score/fact.ts'
import { leafOf } from '../score/leaf.ts'
import type { IndicatorNode } from '../score/standard.ts'
import { type ChangeKind, kindOfAll, type Said } from './change.ts'
import type { Trial, Verdict } from './members.ts'
import { nodesOf, type Sides, tableIn } from './sides.ts'
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
  const beside = adjust ?? undefined
  const relaxed = lenientLeaf(before, after, facts, written, beside)
  const tightened = lenientLeaf(after, before, facts, written, beside)
  const said = (witness: Witness | null): Said | null =>
    witness?.way ? leafWitness(sides, before, after, witness.way, adjust) : null
  const witness = said(tightened) ?? said(relaxed)
  if (asksAnew(sides, before, after)) return { kind: 'structural', witness }
  return {
    kind: directionOf(relaxed !== null, tightened !== null),
    witness: witness ?? unseen(relaxed, tightened),
  }
}

/** What nothing that was tried shows is said to be so, and is no proof. */
const unseen = (relaxed: Witness | null, tightened: Witness | null): Said | null =>
  relaxed || tightened ? null : { zh: words.untried.zh(), en: words.untried.en() }

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

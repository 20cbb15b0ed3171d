import { lenientCondition, lenientGate, lenientVeto } from '../define/tailor/stricter.ts'
import { triesAll, type Witness } from '../define/tailor/witness.ts'
import type { Expression } from '../expression.ts'
import type { Condition, Gate, Grade, Veto } from '../score/standard.ts'
import type { Text } from '../terms.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { cameOrWent, renamedTo, reordered } from './coming.ts'
import { comparable, directionOf, isPlainCondition, together, untried } from './leaf.ts'
import { renames } from './likeness.ts'
import {
  changeAt,
  type Member,
  type Members,
  memberChanges,
  nameMember,
  overridingMember,
  type Part,
  sourceMember,
  type Trial,
  type Verdict,
} from './members.ts'
import { idAfter } from './pairing.ts'
import {
  appliesSaid,
  barsSaid,
  conditionSaid,
  cureSaid,
  indicatorSaid,
  kindsSaid,
  monthsSaid,
} from './putting.ts'
import { inBoth, subjectOf } from './saying.ts'
import { type Sides, tableIn } from './sides.ts'
import { witnessSaid } from './witness.ts'
import { comingWords, headLabels, labels, witnessWords } from './words.ts'

type Block = 'conditions' | 'vetoes' | 'gates'
interface Listed {
  readonly id: string
  readonly name: Text
  readonly advisory?: boolean
  /** A condition, where it does not differ from level to level. */
  readonly when?: unknown
}

const member = (
  key: keyof typeof labels,
  kind: Member['kind'] = null,
  say?: Member['say'],
): Member => ({
  ...{ label: labels[key], kind },
  ...(say ? { say } : {}),
})
const members: Members = {
  name: nameMember(labels.name),
  source: sourceMember(labels.source),
  when: member('when', null, conditionSaid),
  advisory: member('advisory'),
  effect: member('effect'),
  cap_grade: member('cap_grade'),
  cure: member('cure', null, cureSaid),
  look_back: member('look_back', null, monthsSaid),
  applies: member('applies', null, appliesSaid),
  bars: member('bars', null, barsSaid),
  of: member('of', 'structural', indicatorSaid),
  ...{ at_least: member('at_least'), above: member('above') },
  ...{ at_most: member('at_most'), below: member('below') },
  for: member('for', 'structural', kindsSaid),
  override: overridingMember,
}

/** The members of a compiled part that a written member makes, so that each can be tried by itself. */
const made: { readonly [key: string]: readonly string[] } = {
  when: ['when'],
  advisory: ['advisory'],
  effect: ['effect', 'caps'],
  cap_grade: ['effect', 'caps'],
  cure: ['cure'],
  look_back: ['lookBack'],
  applies: ['appliesTo'],
  bars: ['bars'],
  ...{ at_least: ['bound', 'words'], above: ['bound', 'words'] },
  ...{ at_most: ['bound', 'words'], below: ['bound', 'words'] },
}

/** Conditions, vetoes or gates: what came, went, was renamed, and what differs in each. */
export function listedChanges(sides: Sides, block: Block): readonly Change[] {
  const [old, now] = [sides.before, sides.after].map(
    ({ value }) => value[block] ?? [],
  ) as Listed[][]
  const has = (all: readonly Listed[], id: string) => all.some((one) => one.id === id)
  const likened = (one: Listed) => ({ id: one.id, name: one.name, said: one })
  const renamed = renames(
    old!.filter(({ id }) => !has(now!, id)).map(likened),
    now!.filter(({ id }) => !has(old!, id)).map(likened),
  )
  const called = (id: string): string => renamed.find(({ from }) => from === id)?.to ?? id
  const ids = [old!.map(({ id }) => called(id)), now!.map(({ id }) => id)] as const
  const lone = (one: Listed, at: number, side: 'before' | 'after'): Change => {
    const kind: ChangeKind = one.advisory
      ? 'clarifying'
      : side === 'after'
        ? 'tightening'
        : 'relaxing'
    const { id, name } = one
    return cameOrWent(sides, side, kind, {
      path: `${block}/${id}`,
      id,
      name,
      node: one,
      at: [block, at],
      says: typeof one.when === 'string' ? conditionSaid(one.when, sides[side]) : null,
    })
  }
  return [
    ...old!.flatMap((one, at) =>
      ids[1].includes(called(one.id)) ? [] : [lone(one, at, 'before')],
    ),
    ...now!.flatMap((one, to): readonly Change[] => {
      const from = ids[0].indexOf(one.id)
      if (from < 0) return [lone(one, to, 'after')]
      const part: Part = {
        path: `${block}/${one.id}`,
        subject: subjectOf(one.name, one.id),
        before: { node: withOf(sides, old![from]!), at: [block, from] },
        after: { node: one, at: [block, to] },
      }
      const trial = trialOf(sides, block, old![from]!.id, one.id)
      const rename = renamed.find(({ to }) => to === one.id)
      return [
        ...(rename ? [renamedTo(sides, part, rename)] : []),
        ...memberChanges(sides, part, members, { trial, apart: ['id'] }),
      ]
    }),
    ...(reordered(...ids) ? [orderChange(sides, block, ids)] : []),
  ]
}

/** A gate is about an indicator, which may have another id now. */
const withOf = (sides: Sides, one: Listed): object =>
  'of' in one ? { ...one, of: idAfter(sides, String(one.of)) } : one

const orderChange = (
  sides: Sides,
  block: Block,
  [before, after]: readonly (readonly string[])[],
): Change =>
  changeAt(
    sides,
    {
      path: block,
      subject: headLabels[block],
      before: { node: {}, at: [block] },
      after: { node: {}, at: [block] },
    },
    [],
    inBoth((language) => comingWords.reordered[language](after!.map((id) => ` ${id}`))),
    { before, after },
    { kind: 'editorial', witness: null },
  )

/** Tries a member of one of these by itself: the earlier one with what the later says of this member alone. */
function trialOf(sides: Sides, block: Block, from: string, to: string): Trial {
  return (key, { ways }) =>
    together(
      ways.map((way): Verdict => {
        const [old, now] = [tableIn(sides.before, way), tableIn(sides.after, way)]
        const before = (old[block] as readonly Listed[]).find(({ id }) => id === from)
        const after = (now[block] as readonly Listed[]).find(({ id }) => id === to)
        if (!before || !after) return { kind: 'structural', witness: null }
        const changed = Object.fromEntries(
          (made[key] ?? []).map((name) => [name, (after as never)[name]]),
        )
        return tried(sides, block, before, { ...before, ...changed }, old.grades)
      }),
    )
}

function tried(
  sides: Sides,
  block: Block,
  before: Listed,
  after: Listed,
  grades: readonly Grade[],
): Verdict {
  const facts = comparable(sides, [...readsOf(before), ...readsOf(after)])
  if (!facts) return { kind: 'structural', witness: null }
  const lenient = (one: Listed, other: Listed): Witness | null => {
    if (block === 'conditions') return lenientCondition(one as Condition, other as Condition, facts)
    if (block === 'vetoes')
      return lenientVeto(one as unknown as Veto, other as unknown as Veto, facts, grades)
    return lenientGate(one as unknown as Gate, other as unknown as Gate, grades)
  }
  const [relaxed, tightened] = [lenient(before, after), lenient(after, before)]
  if (relaxed || tightened)
    return {
      kind: directionOf(relaxed !== null, tightened !== null),
      witness: factsSaid(sides, tightened, true) ?? factsSaid(sides, relaxed, false),
    }
  const expressions = [before, after].flatMap((one) => expressionsOf(one))
  const read = [...new Set(expressions.flatMap(({ reads }) => reads))].map((id) => facts.get(id)!)
  const sure =
    expressions.every(isPlainCondition) &&
    triesAll(
      read,
      expressions.map(({ text }) => text),
    )
  return { kind: sure ? 'clarifying' : 'structural', witness: untried }
}

/** The expressions of a condition or a veto: of a veto also the one that cures it. */
function expressionsOf(one: Listed): readonly Expression[] {
  const { when, cure } = one as Partial<Veto>
  return [when, cure?.when].flatMap((expression) => expression ?? [])
}

const readsOf = (one: Listed): readonly string[] => expressionsOf(one).flatMap(({ reads }) => reads)

/** A witness that facts decide: what was said before, and what is said now. */
function factsSaid(sides: Sides, witness: Witness | null, backwards: boolean): Said | null {
  if (!witness?.way) return null
  const { way, before, after } = witness
  const [old, now] = backwards ? [after, before] : [before, after]
  const text = (mark: string) => (language: 'zh' | 'en') =>
    witnessWords[language][mark.startsWith('✓') ? 'holds' : 'fails']
  return witnessSaid(sides, way, text(old), text(now))
}

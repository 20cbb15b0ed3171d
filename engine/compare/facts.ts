import { derived, type Fact } from '../score/fact.ts'
import type { Text } from '../terms.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { cameOrWent, renamedTo } from './coming.ts'
import {
  changeAt,
  type Judge,
  type Member,
  type Members,
  memberChanges,
  more,
  nameMember,
  type Part,
} from './members.ts'
import { monthsSaid } from './putting.ts'
import { inBoth, subjectOf, textSaid, turned, valueSaid } from './saying.ts'
import type { Side, Sides } from './sides.ts'
import { same } from './sides.ts'
import { factLabels, factWords } from './words.ts'

type Written = Side['value']['facts'][string]
type Key = keyof typeof factLabels

const member = (key: Key, kind: Member['kind'] = 'structural', say?: Member['say']): Member => ({
  ...{ label: factLabels[key], kind },
  ...(say ? { say } : {}),
})

/** A unit that is named at last explains what was meant; another unit is another number. */
const unit: Judge = (before, after) =>
  before === undefined || after === undefined ? 'clarifying' : 'structural'

/** More kinds of evidence are more to bring. */
const evidence: Judge = (before = [], after = []) => {
  const [old, now] = [before, after] as [readonly string[], readonly string[]]
  const added = now.some((one) => !old.includes(one))
  const gone = old.some((one) => !now.includes(one))
  return added ? (gone ? 'structural' : 'tightening') : gone ? 'relaxing' : 'editorial'
}

const required: Judge = (before) => (before === undefined ? 'tightening' : 'relaxing')

/** What a fact is made up of: other facts by their names, or options of its own. */
const factsNamed = (value: unknown, { names }: Side): Said =>
  isOptions(value)
    ? valueSaid(Object.values(value))
    : inBoth((language) =>
        [value]
          .flat()
          .map((id) => names[language].fact(String(id)))
          .join(language === 'zh' ? '、' : ', '),
      )

const members: Members = {
  name: nameMember(factLabels.name),
  type: member('type'),
  unit: member('unit', unit),
  period: member('period'),
  as_of: member('as_of'),
  by: member('by'),
  counts: member('counts'),
  evidence: member('evidence', evidence),
  min: member('min', more('tightening', Number.NEGATIVE_INFINITY)),
  max: member('max', more('relaxing', Number.POSITIVE_INFINITY)),
  step: member('step'),
  better: member('better'),
  if_blank: member('if_blank'),
  reason: member('reason', required),
  many: member('many'),
  of: member('of', 'structural', factsNamed),
  over: member('over', 'structural', factsNamed),
  per: member('per'),
  over_zero: member('over_zero'),
  less: member('less', 'structural', factsNamed),
  against: member('against', 'structural', factsNamed),
  from_zero: member('from_zero'),
  at: member('at'),
  kinds: member('kinds'),
  look_back: member('look_back', 'structural', monthsSaid),
  min_judges: member('min_judges', more('tightening')),
  combine: member('combine'),
  drop: member('drop'),
  weights: member('weights'),
  spread_over: member('spread_over', 'clarifying'),
}

/** The facts: who is asked for what. One that nobody answers explains a rule, and the rule tells what it does. */
export function factChanges(sides: Sides): readonly Change[] {
  const { before, after, renamed } = sides
  const written = (id: string): string => renamed.find(({ to }) => to === id)?.from ?? id
  const [old, now] = [before.value.facts, after.value.facts]
  const lone = (side: 'before' | 'after', id: string, fact: Written): Change => {
    const kind: ChangeKind = derived(fact as unknown as Fact) ? 'clarifying' : 'structural'
    const at = ['facts', id]
    const says = valueSaid(fact.type)
    return cameOrWent(sides, side, kind, {
      path: `facts/${id}`,
      id,
      name: fact.name ?? id,
      node: fact,
      at,
      says,
    })
  }
  return [
    ...Object.entries(old).flatMap(([id, fact]) =>
      Object.hasOwn(now, id) ? [] : [lone('before', id, fact)],
    ),
    ...Object.entries(now).flatMap(([id, fact]): readonly Change[] => {
      if (!Object.hasOwn(old, id)) return [lone('after', id, fact)]
      const part: Part = {
        path: `facts/${id}`,
        subject: subjectOf(fact.name ?? id, id),
        before: { node: old[id]!, at: ['facts', written(id)] },
        after: { node: fact, at: ['facts', id] },
      }
      const rename = renamed.find(({ to }) => to === id)
      const options = optionChanges(sides, part)
      return [
        ...(rename ? [renamedTo(sides, part, rename)] : []),
        ...memberChanges(sides, part, members, { apart: options ? ['of'] : [] }),
        ...(options ?? []),
      ]
    }),
  ]
}

type Options = { readonly [option: string]: Text }
const isOptions = (of: unknown): of is Options =>
  typeof of === 'object' && of !== null && !Array.isArray(of)

/** The options of a choice, or the kinds of occurrences, one by one; null for what is worked out from others. */
function optionChanges(sides: Sides, part: Part): readonly Change[] | null {
  const [old, now] = [part.before.node, part.after.node].map((node) => (node as Written).of)
  if (!isOptions(old) || !isOptions(now)) return null
  const ids = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  return ids
    .filter((id) => !same(old[id], now[id]))
    .map((id) => {
      const [before, after] = [old[id], now[id]]
      const label = inBoth((language) => factWords.option[language](id))
      const put = (text: Text | undefined): Said | null =>
        text === undefined ? null : textSaid(text)
      const kind: ChangeKind =
        before === undefined || after === undefined
          ? 'structural'
          : (nameMember(label).kind as Judge)(before, after)
      const said = turned(label, put(before), put(after))
      return changeAt(sides, part, ['of', id], said, { before, after }, { kind, witness: null })
    })
}

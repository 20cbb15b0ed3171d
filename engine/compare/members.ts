import type { Path } from '../define/source.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { about, growth, joined, textSaid, turned, valueSaid } from './saying.ts'
import { placeOf, type Side, type Sides, same, type Turn, turnsOf } from './sides.ts'
import { whereSaid } from './where.ts'
import { labels, words } from './words.ts'

/** How a change of a member is judged by its value alone. */
export type Judge = (before: unknown, after: unknown) => ChangeKind

/** A member of a part: what it is called, what a change of it means, and how its value is put. */
export interface Member {
  readonly label: Said
  /** Null where it is tried what the change does. */
  readonly kind: ChangeKind | Judge | null
  readonly say?: (value: unknown, side: Side) => Said
  /** It is the same at every level. */
  readonly plain?: true
}
export type Members = { readonly [key: string]: Member }

/** A part that both versions have: its way by ids, its name, and where each has it. */
export interface Part {
  readonly path: string
  readonly subject: Said | null
  readonly before: { readonly node: object; readonly at: Path }
  readonly after: { readonly node: object; readonly at: Path }
}

/** What was found by trying. */
export interface Verdict {
  readonly kind: ChangeKind
  readonly witness: Said | null
}
/** Tries what a turn of a member does. */
export type Trial = (key: string, turn: Turn) => Verdict

const unknown = (key: string): Member => ({ label: { zh: key, en: key }, kind: 'structural' })
const untried: Trial = () => ({ kind: 'structural', witness: null })

/** Every member in which a part differs, but for those that are looked at apart. */
export function memberChanges(
  sides: Sides,
  part: Part,
  members: Members,
  { trial = untried, apart = [] }: { trial?: Trial; apart?: readonly string[] } = {},
): readonly Change[] {
  const [old, now] = [part.before.node, part.after.node] as Record<string, unknown>[]
  const keys = [...new Set([...Object.keys(now!), ...Object.keys(old!)])]
  return keys
    .filter((key) => !apart.includes(key) && !same(old![key], now![key]))
    .flatMap((key) => {
      const member = Object.hasOwn(members, key) ? members[key]! : unknown(key)
      const turns = turnsOf(sides, old![key], now![key])
      if (turns.length === 0) return [sameMeaning(sides, part, key, member)]
      const varies = turns.some(({ ways }) => ways.length < sides.ways.length) || isSettled(part)
      return turns.map((turn) => {
        const where = varies && !member.plain ? whereSaid(sides, turn.ways) : nowhere
        return changeOf(sides, part, key, member, turn, where, trial)
      })
    })
}

const nowhere: Said = { zh: '', en: '' }
/** Parts whose numbers may differ from level to level. */
const isSettled = ({ path }: Part): boolean => /^(indicators|adjust|gates)\//.test(path)

function changeOf(
  sides: Sides,
  part: Part,
  key: string,
  { label, kind, say = valueSaid }: Member,
  turn: Turn,
  where: Said,
  trial: Trial,
): Change {
  const { before, after } = turn
  const put = (value: unknown, side: Side) => (value === undefined ? null : say(value, side))
  const sentence = turned(
    label,
    put(before, sides.before),
    put(after, sides.after),
    growth(before, after),
  )
  const verdict =
    kind === null
      ? trial(key, turn)
      : { kind: typeof kind === 'string' ? kind : kind(before, after), witness: null }
  return changeAt(sides, part, [key], joined(sentence, where), turn, verdict)
}

/** A change of something inside a part, placed as near to it as each file goes. */
export function changeAt(
  sides: Sides,
  { path, subject, before, after }: Part,
  inside: Path,
  sentence: Said,
  turn: Pick<Turn, 'before' | 'after'>,
  { kind, witness }: Verdict,
): Change {
  const said = subject ? about(subject, sentence) : sentence
  return {
    ...{ kind, path: [path, ...inside].filter((step) => step !== '').join('/'), ...said },
    before: turn.before ?? null,
    after: turn.after ?? null,
    at: {
      before: placeOf(sides.before, [...before.at, ...inside]),
      after: placeOf(sides.after, [...after.at, ...inside]),
    },
    witness,
  }
}

const sameMeaning = (sides: Sides, part: Part, key: string, { label }: Member): Change =>
  changeAt(
    sides,
    part,
    [key],
    { zh: words.otherwise.zh(label.zh), en: words.otherwise.en(label.en) },
    {
      before: (part.before.node as Record<string, unknown>)[key],
      after: (part.after.node as Record<string, unknown>)[key],
    },
    { kind: 'editorial', witness: null },
  )

/** Of two numbers, whichever there is not counting as the given end: is more of it easier, or harder? */
export const more =
  (kind: 'relaxing' | 'tightening', absent: number | null = null): Judge =>
  (before, after) => {
    const [old, now] = [before ?? absent, after ?? absent]
    if (typeof old !== 'number' || typeof now !== 'number' || old === now) return 'structural'
    const other = kind === 'relaxing' ? 'tightening' : 'relaxing'
    return now > old ? kind : other
  }

/** Words that say whether a bound itself is meant, and figures: where they change, a reader reads another rule. */
const telling =
  /\d+(?:\.\d+)?|[一二三四五六七八九十百千]+|及以上|及以下|含|以上|以下|以内|超过|不足|不低于|不高于|不少于|不超过|低于|高于|至少|至多|满/gu

/** A text that was put otherwise is editorial, unless a figure or a word of inclusion in it changed. */
export const wording: Judge = (before, after) => {
  const told = (value: unknown): string =>
    [...JSON.stringify(value ?? '').matchAll(telling)].map(([word]) => word).join(' ')
  return told(before) === told(after) ? 'editorial' : 'clarifying'
}

export const nameMember = (label: Said): Member => ({
  label,
  kind: wording,
  say: textSaid,
  plain: true,
})
export const sourceMember = (label: Said): Member => ({
  label,
  kind: 'clarifying',
  plain: true,
})

const guarding: readonly unknown[] = ['free', undefined, 'stricter_only', 'none']
/** What a part allows the standards below: those are bound more, or less. */
export const overridingMember: Member = {
  label: labels.override,
  kind: (before, after) =>
    guarding.indexOf(after) > guarding.indexOf(before) ? 'tightening' : 'relaxing',
  plain: true,
  say: (value) => valueSaid(value === 'none' ? 'none_may' : value),
}

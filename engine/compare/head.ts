import type { StandardFile } from '../shapes.ts'
import type { Change, Said } from './change.ts'
import {
  type Judge,
  type Member,
  type Members,
  memberChanges,
  more,
  nameMember,
  type Part,
} from './members.ts'
import { placesSaid, tiesSaid } from './putting.ts'
import { inBoth, numberText } from './saying.ts'
import type { Side, Sides } from './sides.ts'
import { namesOfLevels } from './where.ts'
import { headLabels, headWords } from './words.ts'

const member = (
  key: keyof typeof headLabels,
  kind: Member['kind'] = 'structural',
  say?: Member['say'],
): Member => ({ ...{ label: headLabels[key], kind }, ...(say ? { say } : {}) })

/** What is drafted becomes what is in force without another word; a trial or an end is another standing. */
const publication: Judge = (before, after) =>
  [before, after].every((one) => one === 'draft' || one === 'published')
    ? 'clarifying'
    : 'structural'

const givenOrTaken =
  (given: 'relaxing' | 'tightening'): Judge =>
  (before, after) => {
    const taken = given === 'relaxing' ? 'tightening' : 'relaxing'
    return before === undefined ? given : after === undefined ? taken : 'structural'
  }

const head: Members = {
  id: member('id'),
  publication: member('publication', publication),
  name: nameMember(headLabels.name),
  programme: member('programme'),
  sector: member('sector'),
  applies_to: member('applies_to'),
  effective: member('effective', 'clarifying'),
  basis: member('basis', 'clarifying'),
  extends: member('extends', 'clarifying'),
  roll_up: member('roll_up'),
  out_of: member('out_of'),
}

/** Every block of a standard that has its own words elsewhere, and what only says which version this is. */
const apart = [
  ...['format', 'version', 'inherited', 'methods', 'facts', 'indicators', 'adjust', 'conditions'],
  ...['gates', 'vetoes', 'grades', 'stages', 'exclusive', 'sources', 'rubrics', 'tailor', 'levels'],
  ...['numbers', 'not_applicable', 'retest', 'ranking', 'supervision', 'display'],
  'assessment',
]

const numbers: Members = {
  scale: member('scale'),
  rounding: member('rounding'),
  round_at: member('round_at'),
  compare: member('compare'),
}

const retest: Members = {
  below: member('below', more('relaxing')),
  max: member('max', more('relaxing')),
  source: member('retest_source', 'clarifying'),
}

const selfCheck: Members = {
  months: member('months', more('relaxing', Number.POSITIVE_INFINITY)),
  source: member('self_check_source', 'clarifying'),
}

const places: Judge = (before, after) => {
  const share = (one: unknown): unknown =>
    typeof one === 'object' && one !== null ? (one as { percent: number }).percent : one
  const rest = (one: unknown): string => JSON.stringify({ ...(one as object), percent: 0 })
  const alike = typeof before === typeof after && rest(before) === rest(after)
  return alike ? more('relaxing')(share(before), share(after)) : 'structural'
}

const quota: Members = {
  places: member('places', places, placesSaid),
  spare: member('spare', 'structural', placesSaid),
  source: member('quota_source', 'clarifying'),
}

const display: Members = {
  promises: member('promises', 'clarifying'),
  complaint_channel: member('complaint_channel', 'clarifying'),
}

/** The head, and the blocks that are one thing each. */
export function headChanges(sides: Sides): readonly Change[] {
  const whole: Part = {
    path: '',
    subject: null,
    before: { node: sides.before.value, at: [] },
    after: { node: sides.after.value, at: [] },
  }
  const levels: Member = member('levels', 'structural', levelsSaid(sides))
  const retests = { retest: member('retest', givenOrTaken('relaxing'), retestSaid) }
  return [
    ...memberChanges(sides, whole, head, { apart }),
    ...memberChanges(sides, only(whole, 'levels'), { levels }),
    ...block(sides, ['numbers'], numbers),
    ...block(sides, ['not_applicable'], {
      points_max: member('not_applicable', more('relaxing', Number.POSITIVE_INFINITY)),
    }),
    ...(isThere(sides, ['retest'])
      ? block(sides, ['retest'], retest)
      : memberChanges(sides, only(whole, 'retest'), retests)),
    ...block(sides, ['supervision', 'self_check'], selfCheck),
    ...block(sides, ['ranking', 'quota'], quota),
    ...block(sides, ['ranking'], { ties: member('ties', 'structural', tiesSaid) }, ['quota']),
    ...block(sides, ['display'], display),
    ...capChanges(sides),
  ]
}

const retestSaid = (value: unknown): Said => {
  const { below, max } = value as { below: number; max: number }
  return inBoth((language) => headWords.retest[language](numberText(below), max))
}

const levelsSaid =
  (sides: Sides) =>
  (value: unknown): Said =>
    inBoth((language) => namesOfLevels(sides, value as readonly string[], language))

/** A part with one of its members alone. */
function only(part: Part, key: string): Part {
  const pick = ({ node, at }: Part['before']) => {
    const value = (node as Record<string, unknown>)[key]
    return { node: value === undefined ? {} : { [key]: value }, at }
  }
  return { ...part, before: pick(part.before), after: pick(part.after) }
}

const at = (value: StandardFile, path: readonly string[]): object | undefined =>
  path.reduce<unknown>((so, key) => (so as Record<string, unknown> | undefined)?.[key], value) as
    | object
    | undefined

const isThere = ({ before, after }: Sides, path: readonly string[]): boolean =>
  [before, after].every(({ value }) => at(value, path) !== undefined)

/** A block that is one thing; one that a version does not have says nothing. */
function block(
  sides: Sides,
  path: readonly string[],
  members: Members,
  apart: readonly string[] = [],
): readonly Change[] {
  const side = ({ value }: Side) => ({ node: at(value, path) ?? {}, at: path })
  const part = {
    path: path.join('/'),
    subject: null,
    before: side(sides.before),
    after: side(sides.after),
  }
  return memberChanges(sides, part, members, { apart })
}

/** Where the total, the bonus and the penalty are stopped; a block that came or went is told by its items. */
function capChanges(sides: Sides): readonly Change[] {
  const cap = (name: 'bonus' | 'penalty', kind: 'relaxing' | 'tightening'): readonly Change[] => {
    const judged = isThere(sides, ['adjust', name]) ? more(kind, endless) : 'clarifying'
    return block(sides, ['adjust', name], { cap: member(name, judged) }, ['items'])
  }
  const ceiling = member('ceiling', more('relaxing', endless))
  return [
    ...block(sides, ['adjust'], { ceiling }, ['bonus', 'penalty']),
    ...cap('bonus', 'relaxing'),
    ...cap('penalty', 'tightening'),
  ]
}

const endless = Number.POSITIVE_INFINITY

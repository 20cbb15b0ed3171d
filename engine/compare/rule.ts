import { rational } from '../rational.ts'
import { type BoundWords, boundWords, sayBound } from '../score/bound.ts'
import type { Names } from '../score/names.ts'
import type { Language } from '../terms.ts'
import type { Said } from './change.ts'
import { isMap, keyLabel, memberLabel, type Rule } from './rule-label.ts'
import { growth, inBoth, turned, valueSaid } from './saying.ts'
import { type Side, type Sides, same } from './sides.ts'
import { ruleWords } from './words.ts'

/** One thing in which two rules differ: the way to it inside the rule, the sentence, and what it was and is. */
export interface RuleTurn {
  readonly inside: readonly string[]
  readonly said: Said
  readonly before: unknown
  readonly after: unknown
}

/** What differs between two rules that give or take points, each thing in a sentence; for a leaf with its points. */
export function ruleTurns(
  sides: Sides,
  before: unknown,
  after: unknown,
  points: readonly [before: number | null, after: number | null],
): readonly RuleTurn[] {
  const [old, now] = [before, after] as [Rule | undefined, Rule | undefined]
  if (!old || !now || old.kind !== now.kind) return [whole(sides, old, now, points)]
  const keys = [...new Set([...Object.keys(now), ...Object.keys(old)])]
  const found = keys
    .filter((key) => !same(old[key], now[key]))
    .map((key) => memberTurns(sides, key, old, now))
  // What is not known by its members is told as the whole rule.
  return found.some((one) => one === null)
    ? [whole(sides, old, now, points)]
    : found.flatMap((one) => one!)
}

/** The whole rule as a sentence of each. */
function whole(
  sides: Sides,
  before: Rule | undefined,
  after: Rule | undefined,
  points: readonly (number | null)[],
): RuleTurn {
  const say = (rule: Rule, side: Side, full: number | null): Said =>
    inBoth((language) => {
      const { kind, ...own } = rule
      const method = sides.methods.get(kind)!
      const worth = full === null ? null : rational(full)
      const text = method.say(own as never, side.names[language], worth)
      return language === 'zh' ? `“${method.title}”（${text}）` : `"${kind}" (${text})`
    })
  const said = turned(
    ruleWords.method,
    before ? say(before, sides.before, points[0] ?? null) : null,
    after ? say(after, sides.after, points[1] ?? null) : null,
  )
  return { inside: [], said, before: before ?? null, after: after ?? null }
}

/** A member of two rules of one kind; null where it has no words of its own. */
function memberTurns(
  sides: Sides,
  key: string,
  before: Rule,
  after: Rule,
): readonly RuleTurn[] | null {
  const [old, now] = [before[key], after[key]]
  if (key === 'bands') return bandTurns(sides, before, after)
  if (isMap(old) && isMap(now)) return mapTurns(sides, key, before, after)
  const label = memberLabel(sides, after, key)
  if (!label) return null
  const figured = ['target', ...boundWords].includes(key)
  return [turn(sides, [key], label, [old, now], figured ? lookedAt(after) : null, key)]
}

/** The fact that a rule looks at. */
const lookedAt = ({ value, of }: Rule): string => String(value ?? of)

/** A map of points key by key; null where a key has no words of its own. */
function mapTurns(
  sides: Sides,
  member: string,
  before: Rule,
  after: Rule,
): readonly RuleTurn[] | null {
  const [old, now] = [before[member], after[member]] as Record<string, unknown>[]
  const keys = [...new Set([...Object.keys(now!), ...Object.keys(old!)])]
  const found = keys
    .filter((key) => !same(old![key], now![key]))
    .map((key) => {
      const label = keyLabel(sides, member, key, before, after)
      const fact = key === 'at' ? lookedAt(after) : null
      return label && turn(sides, [member, key], label, [old![key], now![key]], fact)
    })
  return found.some((one) => one === null) ? null : found.flatMap((one) => one ?? [])
}

function turn(
  sides: Sides,
  inside: readonly string[],
  label: Said,
  [before, after]: readonly unknown[],
  fact: string | null = null,
  key = '',
): RuleTurn {
  const put = (value: unknown, side: Side): Said | null => {
    if (value === undefined) return null
    if (typeof value === 'number' && fact)
      return inBoth((language) => side.names[language].figure(fact, value))
    if (typeof value === 'string' && ['of', 'value', 'reach'].includes(key))
      return inBoth((language) =>
        side.facts.has(value)
          ? side.names[language].fact(value)
          : side.names[language].formula(value),
      )
    return valueSaid(value)
  }
  const said = turned(
    label,
    put(before, sides.before),
    put(after, sides.after),
    growth(before, after),
  )
  return { inside, said, before, after }
}

interface Band extends BoundWords {
  readonly points: number
}

/** Bands by their bounds; one band more or less, or another bound, is told as the row of bands. */
function bandTurns(sides: Sides, before: Rule, after: Rule): readonly RuleTurn[] {
  const [old, now] = [before.bands, after.bands] as [readonly Band[], readonly Band[]]
  const fact = String(after.value)
  const ends = ({ points: _, ...bound }: Band) => bound
  const pairs = now.map((band) => [old.find((one) => same(ends(one), ends(band))), band] as const)
  if (old.length === now.length && pairs.every(([one]) => one))
    return pairs
      .filter(([one, band]) => !same(one, band))
      .map(([one, band]) => {
        const label = inBoth((language) =>
          ruleWords.band[language](boundText(band, fact, sides.after.names[language], language)),
        )
        return turn(sides, ['bands', String(now.indexOf(band))], label, [one!.points, band.points])
      })
  const row = (bands: readonly Band[], side: Side): Said =>
    inBoth((language) =>
      bands
        .map((band) =>
          ruleWords.banded[language](
            boundText(band, fact, side.names[language], language),
            valueSaid(band.points)[language],
          ),
        )
        .join(language === 'zh' ? '；' : '; '),
    )
  const said = turned(ruleWords.bands, row(old, sides.before), row(now, sides.after))
  return [{ inside: ['bands'], said, before: old, after: now }]
}

const boundText = (band: BoundWords, fact: string, names: Names, language: Language): string =>
  sayBound(
    Object.fromEntries(
      boundWords.flatMap((word) => (band[word] === undefined ? [] : [[word, band[word]]])),
    ),
    fact,
    names,
  ) || (language === 'zh' ? '任何数' : 'any number')

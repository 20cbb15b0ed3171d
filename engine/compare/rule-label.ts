import { optionsOf } from '../score/fact.ts'
import type { JsonObject } from '../terms.ts'
import type { Said } from './change.ts'
import { inBoth } from './saying.ts'
import type { Sides } from './sides.ts'
import { ruleLabels, ruleWords } from './words.ts'

/** A rule as it is written and settled. */
export type Rule = { readonly kind: string; readonly [member: string]: unknown }

export const isMap = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Does a rule begin with full points and take from them? */
const isTaken = ({ methods }: Sides, { kind }: Rule): boolean => methods.get(kind)?.whole === true

/** What a member of a rule is called; of a package's rule by its schema; null where nothing names it. */
export function memberLabel(sides: Sides, rule: Rule, key: string): Said | null {
  if (key === 'each' && isTaken(sides, rule)) return ruleWords.eachTaken
  if (Object.hasOwn(ruleLabels, key)) return ruleLabels[key]!
  const schema = sides.methods.get(rule.kind)?.properties[key] as JsonObject | undefined
  return typeof schema?.title === 'string' ? { zh: schema.title, en: key } : null
}

/** What one key of a map of points is called: an end of a line, a fact that counts, or an option of the fact. */
export function keyLabel(
  sides: Sides,
  member: string,
  key: string,
  before: Rule,
  after: Rule,
): Said | null {
  const fixed = ruleLabels[`${member}/${key}`]
  if (fixed) return fixed
  if (member === 'each') {
    const { names } = sides.after.facts.has(key) ? sides.after : sides.before
    const say = ruleWords[isTaken(sides, after) ? 'taken' : 'each']
    return inBoth((language) => say[language](names[language].fact(key)))
  }
  if (!['items', 'options', 'shares'].includes(member)) return null
  const fact = String(after.of ?? before.of)
  const known = sides.after.facts.get(fact)
  const { names } = known && Object.hasOwn(optionsOf(known), key) ? sides.after : sides.before
  const say = ruleWords[member === 'shares' ? 'share' : 'option']
  return inBoth((language) => say[language](names[language].option(fact, key)))
}

import { exactText, type Rational } from '../rational.ts'
import { type Fact, partsOf } from './fact.ts'
import type { See, Seen } from './seen.ts'

/**
 * How a derived fact is worked out from its parts, in figures and signs: `12 ÷ 20 × 100`. Null where it is not
 * arithmetic (an age, a number of occurrences), where a part is not known, and where it would divide by nothing.
 */
export function factFormula(fact: Fact, see: See): string | null {
  const parts = partsOf(fact).map(see)
  if (!parts.every(isNumber)) return null
  const [, second] = parts.map(({ value }) => value)
  const figures = parts.map(({ value }) => inFormula(value))
  const [a, b] = figures
  switch (fact.type) {
    case 'sum':
      return figures.join(' + ')
    case 'difference':
      return `${a} − ${b}`
    case 'growth':
      return second!.n === 0n ? null : `(${a} − ${b}) ÷ ${sizeIn(second!)}${times(fact)}`
    case 'ratio':
      return second!.n === 0n ? null : `${a} ÷ ${b}${times(fact)}`
    default:
      return null
  }
}

const times = ({ per = 1 }: Fact): string => (per === 1 ? '' : ` × ${per}`)
/** A figure below nothing, and one that is itself a fraction, stand in brackets. */
function inFormula(value: Rational): string {
  const text = exactText(value)
  return value.n < 0n || text.includes('/') ? `(${text})` : text
}

/** How much it is, whatever its sign. */
const sizeIn = (value: Rational): string =>
  value.n < 0n ? `|${exactText(value)}|` : inFormula(value)

const isNumber = (
  seen: Seen,
): seen is Extract<Seen, { state: 'known' }> & { readonly value: Rational } =>
  seen.state === 'known' &&
  typeof seen.value === 'object' &&
  seen.value !== null &&
  'n' in seen.value

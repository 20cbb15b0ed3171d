import { fraction, type Rational, ratio, whole } from './rational/exact.ts'

export {
  add,
  compare,
  divide,
  equal,
  larger,
  lessThan,
  multiply,
  negate,
  one,
  type Rational,
  ratio,
  smaller,
  subtract,
  sum,
  whole,
  within,
  zero,
} from './rational/exact.ts'

const decimal = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?$/

const tens = Array.from({ length: 16 }, (_, zeros) => Number(`1e${zeros}`))

/** Reads a plain decimal ("3.50", "-2"), exactly; null for anything else, exponents included. */
export function parseDecimal(text: string): Rational | null {
  const found = decimal.exec(text)
  if (!found) return null
  const [, sign, whole, part = ''] = found
  const digits = `${whole}${part}`
  // So many digits, and a power of ten for them, are integers that a double holds.
  if (digits.length <= 15)
    return fraction(Number(sign === '-' ? `-${digits}` : digits) + 0, tens[part.length]!)
  const all = BigInt(digits)
  return ratio(sign === '-' ? -all : all, 10n ** BigInt(part.length))
}

/**
 * The rational that a decimal in a definition or an answer stands for. Exact: the loader refuses more
 * than 15 significant digits, and up to there a double and its shortest decimal are one to one.
 */
export function rational(value: number | string): Rational {
  if (typeof value === 'number') {
    const few = fewDigits(value)
    if (few) return few
  }
  const text = typeof value === 'string' ? value : plain(value)
  const found = parseDecimal(text)
  if (!found) throw new RangeError(`not a decimal: ${text}`)
  return found
}

/**
 * A double that stands for an integer or for a decimal of few places, without writing it out. Of integers that a
 * double holds, a quotient is the double next to the fraction; where that is the value itself, and the digits are
 * no more than 15, no other decimal of so many digits stands for it.
 */
function fewDigits(value: number): Rational | null {
  if (Number.isSafeInteger(value)) return whole(value)
  for (const down of [10, 100, 1000]) {
    const up = Math.round(value * down)
    if (up / down === value && up < 1e15 && up > -1e15) return fraction(up, down)
  }
  return null
}

/** A double in plain digits: JavaScript writes 1e-7 and 1e21 with an exponent. */
function plain(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!found) return text
  const [, sign, first, rest = '', power] = found
  const digits = `${first}${rest}`
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

export type Rounding = 'half-up' | 'half-even'

/** Rounds to `scale` digits for publication; half-up is away from zero, half-even is GB/T 8170. */
export function publish(value: Rational, scale: number, rounding: Rounding): string {
  const unit = 10n ** BigInt(scale)
  const sign = value.n < 0n ? -1n : 1n
  const scaled = value.n * sign * unit
  const floor = scaled / value.d
  const twice = (scaled % value.d) * 2n
  const up = twice > value.d || (twice === value.d && (rounding === 'half-up' || floor % 2n === 1n))
  const digits = String(up ? floor + 1n : floor).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const minus = sign < 0n && /[1-9]/.test(digits) ? '-' : ''
  return scale === 0 ? `${minus}${whole}` : `${minus}${whole}.${digits.slice(-scale)}`
}

/** The exact value in words a clerk can check: a terminating decimal, or `n/d`. */
export function exactText({ n, d }: Rational): string {
  let rest = d
  let places = 0
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  if (rest !== 1n) return `${n}/${d}`
  while (10n ** BigInt(places) % d !== 0n) places += 1
  return publish({ n, d }, places, 'half-up')
}

/** The inverse of `exactText`. */
export function parseExact(text: string): Rational {
  const [n, d] = text.split('/')
  return d === undefined ? rational(n!) : ratio(BigInt(n!), BigInt(d))
}

/** An exact fraction in lowest terms; `d` is positive. Points are rationals from loading to publication. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

export const zero: Rational = { n: 0n, d: 1n }
export const one: Rational = { n: 1n, d: 1n }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

/** n/d in lowest terms; throws RangeError when d is zero. */
export function ratio(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('division by zero')
  const g = gcd(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / g, d: d / g }
}

const decimal = /^([+-]?)(\d{1,400})(?:\.(\d{1,400}))?$/

/** Reads a plain decimal ("3.50", "-2"), exactly; null for anything else, exponents included. */
export function parseDecimal(text: string): Rational | null {
  const found = decimal.exec(text)
  if (!found) return null
  const [, sign, whole, part = ''] = found
  const digits = BigInt(`${whole}${part}`)
  return ratio(sign === '-' ? -digits : digits, 10n ** BigInt(part.length))
}

/**
 * The rational that a decimal in a definition or an answer stands for. Exact: the loader refuses more
 * than 15 significant digits, and up to there a double and its shortest decimal are one to one.
 */
export function rational(value: number | string): Rational {
  const text = typeof value === 'string' ? value : plain(value)
  const found = parseDecimal(text)
  if (!found) throw new RangeError(`not a decimal: ${text}`)
  return found
}

/** A double in plain digits: JavaScript writes 1e-7 and 1e21 with an exponent. */
function plain(value: number): string {
  const text = String(value)
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!found) return text
  const [, sign, first, rest = '', power] = found
  const digits = `${first}${rest}`
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

export const add = (a: Rational, b: Rational): Rational => ratio(a.n * b.d + b.n * a.d, a.d * b.d)
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const multiply = (a: Rational, b: Rational): Rational => ratio(a.n * b.n, a.d * b.d)
export const divide = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n)
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d })
export const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero)

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const left = a.n * b.d
  const right = b.n * a.d
  return left < right ? -1 : left > right ? 1 : 0
}

export const equal = (a: Rational, b: Rational): boolean => a.n === b.n && a.d === b.d
export const lessThan = (a: Rational, b: Rational): boolean => compare(a, b) < 0
export const smaller = (a: Rational, b: Rational): Rational => (lessThan(a, b) ? a : b)
export const larger = (a: Rational, b: Rational): Rational => (lessThan(a, b) ? b : a)
export const within = (a: Rational, floor: Rational, ceiling: Rational): Rational =>
  smaller(larger(a, floor), ceiling)

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

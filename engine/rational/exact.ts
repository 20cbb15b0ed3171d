/** An exact fraction in lowest terms; `d` is positive. Points are rationals from loading to publication. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/**
 * A fraction whose two sides are integers that a double holds exactly. Scores hardly ever leave this range, and
 * here an operation costs a few machine instructions; every result is looked at, and one that would leave the
 * range is worked out anew on big integers. Nothing is ever rounded.
 */
class Small implements Rational {
  readonly up: number
  readonly down: number
  constructor(up: number, down: number) {
    this.up = up
    this.down = down
  }
  get n(): bigint {
    return BigInt(this.up)
  }
  get d(): bigint {
    return BigInt(this.down)
  }
}

const most = Number.MAX_SAFE_INTEGER
const bigMost = BigInt(most)

/** An integer product or sum of safe integers is what it says where it is safe itself. */
const isSafe = (value: number): boolean => value <= most && value >= -most

function small(up: number, down: number): Small {
  let a = up < 0 ? -up : up
  for (let b = down; b !== 0; ) {
    const rest = a % b
    a = b
    b = rest
  }
  return a === 1 ? new Small(up, down) : new Small(up / a, down / a)
}

const bigGcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : bigGcd(b, a % b))

/** n/d in lowest terms; throws RangeError when d is zero. */
export function ratio(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('division by zero')
  const g = bigGcd(n, d) * (d < 0n ? -1n : 1n)
  const [up, down] = [n / g, d / g]
  return up <= bigMost && up >= -bigMost && down <= bigMost
    ? new Small(Number(up), Number(down))
    : { n: up, d: down }
}

/** Two integers that doubles hold, the lower one positive, in lowest terms. */
export const fraction = (up: number, down: number): Rational => small(up, down)

/** A whole number; throws RangeError for what no double holds exactly. */
export function whole(value: number): Rational {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`)
  return new Small(value + 0, 1)
}

export const zero: Rational = new Small(0, 1)
export const one: Rational = new Small(1, 1)

const isSmall = (value: Rational): value is Small => value instanceof Small

export function add(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    if (a.down === b.down) {
      const up = a.up + b.up
      if (isSafe(up)) return a.down === 1 ? new Small(up, 1) : small(up, a.down)
    }
    const left = a.up * b.down
    const right = b.up * a.down
    const down = a.down * b.down
    const up = left + right
    if (isSafe(left) && isSafe(right) && isSafe(up) && isSafe(down)) return small(up, down)
  }
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function multiply(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b)) {
    const up = a.up * b.up + 0
    const down = a.down * b.down
    if (isSafe(up) && isSafe(down)) return down === 1 ? new Small(up, 1) : small(up, down)
  }
  return ratio(a.n * b.n, a.d * b.d)
}

/** Throws RangeError when b is zero. */
export function divide(a: Rational, b: Rational): Rational {
  if (isSmall(a) && isSmall(b) && b.up !== 0) {
    const sign = b.up < 0 ? -1 : 1
    const up = sign * a.up * b.down + 0
    const down = sign * b.up * a.down
    if (isSafe(up) && isSafe(down)) return small(up, down)
  }
  return ratio(a.n * b.d, a.d * b.n)
}

export const negate = (a: Rational): Rational =>
  isSmall(a) ? new Small(0 - a.up, a.down) : { n: -a.n, d: a.d }

export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b))
export const sum = (all: readonly Rational[]): Rational => all.reduce(add, zero)

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  if (isSmall(a) && isSmall(b)) {
    if (a.down === b.down) return order(a.up, b.up)
    const left = a.up * b.down
    const right = b.up * a.down
    if (isSafe(left) && isSafe(right)) return order(left, right)
  }
  return order(a.n * b.d, b.n * a.d)
}

const order = <T extends number | bigint>(a: T, b: T): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

export const equal = (a: Rational, b: Rational): boolean => compare(a, b) === 0
export const lessThan = (a: Rational, b: Rational): boolean => compare(a, b) < 0
export const smaller = (a: Rational, b: Rational): Rational => (lessThan(a, b) ? a : b)
export const larger = (a: Rational, b: Rational): Rational => (lessThan(a, b) ? b : a)
export const within = (a: Rational, floor: Rational, ceiling: Rational): Rational =>
  smaller(larger(a, floor), ceiling)

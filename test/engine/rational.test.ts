import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  add,
  compare,
  divide,
  equal,
  exactText,
  larger,
  lessThan,
  multiply,
  negate,
  one,
  parseDecimal,
  parseExact,
  publish,
  type Rational,
  type Rounding,
  ratio,
  rational,
  smaller,
  subtract,
  sum,
  within,
  zero,
} from '../../engine/index.ts'

type Row = { readonly value: string; readonly scale: number } & {
  readonly [how in Rounding]: string
}
const table: readonly Row[] = parse(readFileSync('test/engine/rational.yaml', 'utf8'))

const near = (about: bigint) => fc.bigInt({ min: about - 3n, max: about + 3n })
/** Small numbers, huge ones, and those about the last integers that a double holds, and their roots. */
const whole = fc.oneof(
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  fc.bigInt({ min: -100n, max: 100n }),
  ...[2n ** 53n, -(2n ** 53n), 2n ** 26n, 2n ** 27n, 94906265n].map(near),
)
const any = fc
  .tuple(
    whole,
    whole.filter((d) => d !== 0n),
  )
  .map(([n, d]): Rational => ratio(n, d))
const other = any.filter(({ n }) => n !== 0n)

const law = (name: string, holds: (a: Rational, b: Rational, c: Rational) => boolean) =>
  test(name, () => fc.assert(fc.property(any, any, any, holds), { numRuns: 300 }))

law('addition is commutative', (a, b) => equal(add(a, b), add(b, a)))
law('addition is associative', (a, b, c) => equal(add(add(a, b), c), add(a, add(b, c))))
law('zero adds nothing', (a) => equal(add(a, zero), a))
law('a number and its negative are nothing', (a) => equal(add(a, negate(a)), zero))
law('subtraction undoes addition', (a, b) => equal(subtract(add(a, b), b), a))
law('multiplication is commutative', (a, b) => equal(multiply(a, b), multiply(b, a)))
law('multiplication is associative', (a, b, c) =>
  equal(multiply(multiply(a, b), c), multiply(a, multiply(b, c))),
)
law('one changes nothing', (a) => equal(multiply(a, one), a))
law('multiplication distributes', (a, b, c) =>
  equal(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))),
)
law('a sum does not depend on its order', (a, b, c) => equal(sum([a, b, c]), sum([c, a, b])))
law('an order has two sides', (a, b) => compare(a, b) === -compare(b, a))
law('an order is that of the difference', (a, b) => compare(a, b) === compare(subtract(a, b), zero))
law('of two numbers one is smaller and one larger', (a, b) =>
  equal(add(smaller(a, b), larger(a, b)), add(a, b)),
)
law('what lies within two ends is not outside of them', (a, b, c) => {
  const [floor, ceiling] = [smaller(b, c), larger(b, c)]
  const found = within(a, floor, ceiling)
  return !lessThan(found, floor) && !lessThan(ceiling, found)
})
law('a number is in lowest terms, above a positive number', ({ n, d }) => {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
  return d > 0n && gcd(n, d) === 1n
})
law('its exact text is read back as the same number', (a) => equal(parseExact(exactText(a)), a))
law('published to enough digits nothing is lost', (a) => {
  const cents = ratio(a.n, 100n)
  return equal(parseDecimal(publish(cents, 2, 'half-up'))!, cents)
})
law('published, a number moves by half a unit at most', (a) =>
  (['half-up', 'half-even'] as const).every((rounding) => {
    const off = subtract(parseDecimal(publish(a, 2, rounding))!, a)
    return !lessThan(ratio(1n, 200n), larger(off, negate(off)))
  }),
)
law('rounding keeps the order', (a, b) => {
  const [low, high] = [smaller(a, b), larger(a, b)].map(
    (side) => parseDecimal(publish(side, 1, 'half-even'))!,
  )
  return !lessThan(high!, low!)
})
law('rounding is the same on both sides of zero', (a) => {
  const [up, down] = [a, negate(a)].map((side) => parseDecimal(publish(side, 2, 'half-up'))!)
  return equal(up!, negate(down!))
})

/** Worked out on big integers alone, whatever the size. */
const same = (found: Rational, n: bigint, d: bigint): boolean =>
  found.n * d === n * found.d && found.d > 0n && equal(found, ratio(n, d))

law('a sum is that of big integers', (a, b) => same(add(a, b), a.n * b.d + b.n * a.d, a.d * b.d))
law('a difference is that of big integers', (a, b) =>
  same(subtract(a, b), a.n * b.d - b.n * a.d, a.d * b.d),
)
law('a product is that of big integers', (a, b) => same(multiply(a, b), a.n * b.n, a.d * b.d))
law(
  'a quotient is that of big integers',
  (a, b) => b.n === 0n || same(divide(a, b), a.n * b.d, a.d * b.n),
)
law('an order is that of big integers', (a, b) => {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return compare(a, b) === (left < right ? -1 : left > right ? 1 : 0)
})

test('division undoes multiplication', () =>
  fc.assert(fc.property(any, other, (a, b) => equal(divide(multiply(a, b), b), a))))

test('nothing is divided by nothing', () => {
  expect(() => ratio(1n, 0n)).toThrow(RangeError)
  expect(() => divide(one, zero)).toThrow(RangeError)
})

test.each(table)('$value is published to $scale digits', ({ value, scale, ...want }) => {
  for (const rounding of ['half-up', 'half-even'] as const)
    expect(publish(parseExact(value), scale, rounding), rounding).toBe(want[rounding])
})

/** A decimal as an author writes it, with at most 15 significant digits. */
const decimal = fc
  .record({
    minus: fc.constantFrom('', '-'),
    digits: fc.stringMatching(/^[1-9][0-9]{0,14}$/),
    point: fc.nat(15),
  })
  .map(({ minus, digits, point }) => {
    const places = Math.min(point, digits.length - 1)
    const cut = digits.length - places
    return `${minus}${digits.slice(0, cut)}${places > 0 ? `.${digits.slice(cut)}` : ''}`
  })

test('a number of at most 15 digits stands for the decimal that was written', () => {
  fc.assert(
    fc.property(decimal, (text) => equal(rational(Number(text)), parseDecimal(text)!)),
    { numRuns: 2000 },
  )
})

test.each([
  [0.1, '1/10'],
  [1e-7, '1/10000000'],
  [1.5e-10, '3/20000000000'],
  [1e21, '1000000000000000000000/1'],
  [1.25e22, '12500000000000000000000/1'],
  [-0, '0/1'],
  [0.07, '7/100'],
  ['3.50', '7/2'],
  ['-2', '-2/1'],
  ['+2', '2/1'],
  ['007.10', '71/10'],
])('%s stands for %s', (value, want) => {
  const { n, d } = rational(value)
  expect(`${n}/${d}`).toBe(want)
})

test.each(['', ' 1', '1e5', '1.', '.5', '1,5', '０', 'NaN', '1/2', '--1', '0x10', '1'.repeat(401)])(
  '"%s" is no decimal',
  (text) => {
    expect(parseDecimal(text)).toBeNull()
    expect(() => rational(text)).toThrow(RangeError)
  },
)

test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no number', (value) => {
  expect(() => rational(value)).toThrow(RangeError)
})

test.each([
  [ratio(1n, 3n), '1/3'],
  [ratio(-1n, 3n), '-1/3'],
  [ratio(1n, 8n), '0.125'],
  [ratio(-3n, 2n), '-1.5'],
  [ratio(80n), '80'],
  [ratio(1n, 1024n), '0.0009765625'],
  [zero, '0'],
])('the exact text of %o is %s', (value, want) => {
  expect(exactText(value)).toBe(want)
})

test('ten tenths are one, in whatever order', () => {
  expect(equal(sum(Array.from({ length: 10 }, () => rational(0.1))), one)).toBe(true)
  expect(equal(add(rational(0.1), rational(0.2)), rational(0.3))).toBe(true)
})

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Arithmetic is no part of the door by itself: here it is worked through again.
import { exactText, type Rational } from '../../engine/rational.ts'
import type { IndicatorNode } from '../../engine/score/standard.ts'
import { branchWorking, leafWorking, totalWorking } from '../../engine/score/working.ts'
import { type Given, linesOf, type Scored, sheetOf, standardOf } from './sheet.ts'
import { made, tree } from './trees.ts'

/** Works a formula through as a clerk would, on fractions of its own: × and ÷ before + and −. */
function worked(formula: string): string {
  let rest: readonly string[] = formula.match(/\d+(?:\.\d+)?(?:\/\d+)?|[()+−×÷]/gu)!
  const next = () => {
    const [first, ...others] = rest
    rest = others
    return first!
  }
  type Pair = readonly [bigint, bigint]
  const number = (text: string): Pair => {
    const [n, d = '1'] = text.split('/')
    const [whole, part = ''] = n!.split('.')
    return [BigInt(`${whole}${part}`), BigInt(d) * 10n ** BigInt(part.length)]
  }
  const one = (): Pair => {
    const token = next()
    if (token === '−') {
      const [n, d] = one()
      return [-n, d]
    }
    if (token !== '(') return number(token)
    const inner = all()
    next()
    return inner
  }
  const product = (): Pair => {
    let [n, d] = one()
    while (rest[0] === '×' || rest[0] === '÷') {
      const [op, [a, b]] = [next(), one()]
      ;[n, d] = op === '×' ? [n * a, d * b] : [n * b, d * a]
    }
    return [n, d]
  }
  const all = (): Pair => {
    let [n, d] = product()
    while (rest[0] === '+' || rest[0] === '−') {
      const [op, [a, b]] = [next(), product()]
      ;[n, d] = [n * b + (op === '+' ? a : -a) * d, d * b]
    }
    return [n, d]
  }
  const [n, d] = all()
  const sign = d < 0n ? -1n : 1n
  const divisor = gcd(n, d) * sign
  return exactText({ n: n / divisor, d: d / divisor })
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const least = (value: Rational) => exactText(value)

const everyNode = (nodes: readonly IndicatorNode[]): readonly IndicatorNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children)])

test('the arithmetic of every branch, leaf and total comes to what it says when it is worked through again', () => {
  let [branches, drawn] = [0, 0]
  fc.assert(
    fc.property(tree, (nodes) => {
      drawn += 1
      const { fragment, given } = made(nodes)
      const standard = standardOf(fragment)
      const sheet = sheetOf(standard, given)
      const table = standard.tables('upper')[0]!
      const byId = new Map(everyNode(table.indicators).map((node) => [node.id, node]))
      for (const line of linesOf(sheet.lines).filter(({ state }) => state === 'scored')) {
        const branch = line.children.length > 0
        const working = branch ? branchWorking(line) : leafWorking(byId.get(line.id)!, line)
        if (branch) branches += 1
        if (branch) expect(working, line.id).not.toBeNull()
        if (!working) continue
        expect(worked(working.formula), working.formula).toBe(least(working.raw))
        expect(least(working.value)).toBe(least(line.least))
        if (branch && !line.children.some(({ spill }) => spill && spill.least.n > 0n))
          expect(least(working.raw)).toBe(least(line.least))
      }
      const total = totalWorking(sheet, table)!
      expect(worked(total.formula), total.formula).toBe(least(total.raw))
      expect(least(total.raw)).toBe(least(sheet.least))
    }),
    { numRuns: 300 },
  )
  expect(branches).toBeGreaterThan(drawn / 3)
})

interface Row {
  readonly note: string
  readonly standard: Scored
  readonly answers: { readonly [fact: string]: Given }
  readonly want: { readonly [line: string]: string | null }
}
const rows: readonly Row[] = parse(readFileSync('test/score/explained/workings.yaml', 'utf8')).cases

test.each(rows)('$note', ({ standard: fragment, answers, want }) => {
  const standard = standardOf(fragment)
  const sheet = sheetOf(standard, answers)
  const table = standard.tables(standard.levels[0]!)[0]!
  const nodes = new Map(everyNode(table.indicators).map((node) => [node.id, node]))
  const said = (working: ReturnType<typeof branchWorking>) =>
    working && `${working.formula} = ${least(working.raw)} → ${least(working.value)}`
  const all = linesOf(sheet.lines).map((line) => [
    line.id,
    said(branchWorking(line) ?? leafWorking(nodes.get(line.id)!, line)),
  ])
  const total = said(totalWorking(sheet, table))
  expect({ ...Object.fromEntries(all), total }).toMatchObject(want)
})

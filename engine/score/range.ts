import { add, lessThan, rational, subtract, zero } from '../rational.ts'
import { boundsOf, type Fact, isMeasured, partsOf } from './fact.ts'
import type { Facts, Range } from './method.ts'

const anything: Range = { least: null, most: null }

/** Between which numbers a fact will be found, as it and what it is worked out from are declared. */
export function rangeOf(id: string, facts: Facts): Range {
  // Each is worked out once: a fact may stand in many others.
  const known = new Map<string, Range>()
  const found = (id: string): Range => {
    const before = known.get(id)
    if (before) return before
    const fact = facts.get(id)
    const range = fact ? rangeFrom(fact, partsOf(fact).map(found)) : anything
    known.set(id, range)
    return range
  }
  return found(id)
}

function rangeFrom(fact: Fact, parts: readonly Range[]): Range {
  if (isMeasured(fact) || fact.type === 'panel') return declared(fact)
  switch (fact.type) {
    case 'number_of':
      return { least: zero, most: null }
    case 'sum':
      return parts.reduce(plus, { least: zero, most: zero })
    case 'difference':
      return plus(parts[0]!, negative(parts[1]!))
    case 'ratio':
      return parts.every(({ least }) => least && !lessThan(least, zero))
        ? { least: zero, most: null }
        : anything
    default:
      return anything
  }
}

function declared(fact: Fact): Range {
  const { min, max } = boundsOf(fact)
  return {
    least: min === undefined ? null : rational(min),
    most: max === undefined ? null : rational(max),
  }
}

const plus = (a: Range, b: Range): Range => ({
  least: a.least && b.least && add(a.least, b.least),
  most: a.most && b.most && add(a.most, b.most),
})

const negative = ({ least, most }: Range): Range => ({
  least: most && subtract(zero, most),
  most: least && subtract(zero, least),
})

import { branchesOf, isVaried } from '../compile/settle.ts'
import type { Facts, Methods } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'

type Names = ReadonlyMap<string, string>

/** Where a name of a fact may stand, whatever is around it. */
const named = ['of', 'over', 'less', 'against', 'reach', 'vary']
/** Blocks that hold no names of facts; their `of` and `higher` name indicators. */
const without = ['gates', 'ranking', 'sources', 'rubrics', 'display', 'tailor', 'grades', 'stages']

/** A standard with facts under other ids, wherever it names them: the same standard in another's words. */
export function withFacts(standard: StandardFile, names: Names, methods: Methods): StandardFile {
  if (names.size === 0) return standard
  const facts = new Map(Object.entries(standard.facts)) as unknown as Facts
  const { facts: _, ...rest } = standard
  const made = Object.entries(rest).map(([key, block]) => [
    key,
    without.includes(key) ? varied(block, names) : inside(block, names, { facts, methods }),
  ])
  return {
    ...Object.fromEntries(made),
    facts: Object.fromEntries(
      Object.entries(standard.facts).map(([id, fact]) => [
        names.get(id) ?? id,
        inside(fact, names, { facts, methods }),
      ]),
    ),
  }
}

interface Means {
  readonly facts: Facts
  readonly methods: Methods
}

/** A part with other names in it; `above` is what the rule that it stands in reads. */
function inside(node: unknown, names: Names, means: Means, above: readonly string[] = []): unknown {
  if (Array.isArray(node)) return node.map((one) => inside(one, names, means, above))
  if (typeof node !== 'object' || node === null) return node
  const own = readsOf(node, means)
  const reads = own ?? above
  const made = Object.entries(node).map(([key, value]) => {
    if (key === 'for') return [key, keyed(value, names)]
    if (named.includes(key) && typeof value !== 'object') return [key, called(value, names)]
    if (key === 'of' && Array.isArray(value)) return [key, value.map((one) => called(one, names))]
    if (key === 'when' || (own && key === 'value')) return [key, expressed(value, names)]
    return [key, inside(value, names, means, reads)]
  })
  const copy = Object.fromEntries(made) as object
  const keys = Object.keys(node)
  return keys.length > 0 && keys.every((key) => reads.includes(key)) ? keyed(copy, names) : copy
}

/** What of a block without facts may still differ by one. */
function varied(node: unknown, names: Names): unknown {
  if (Array.isArray(node)) return node.map((one) => varied(one, names))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'vary'
        ? called(value, names)
        : key === 'for'
          ? keyed(value, names)
          : varied(value, names),
    ]),
  )
}

/** The facts that a rule reads in any branch of it; null for what is no rule. */
function readsOf(node: object, { facts, methods }: Means): readonly string[] | null {
  const { kind, ...rule } = node as { readonly kind?: unknown }
  const method = typeof kind === 'string' ? methods.get(kind) : undefined
  return method ? method.reads(firstBranch(rule) as never, facts) : null
}

/** Of everything that differs the branch that is written first. */
function firstBranch(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(firstBranch)
  if (typeof node !== 'object' || node === null) return node
  if (isVaried(node)) {
    const [branch = 'otherwise'] = branchesOf(node)
    return firstBranch(node.bands?.[0]?.value ?? node[branch])
  }
  return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, firstBranch(inner)]))
}

const keyed = (node: unknown, names: Names): object =>
  Object.fromEntries(
    Object.entries(node as object).map(([key, inner]) => [names.get(key) ?? key, inner]),
  )

const called = (value: unknown, names: Names): unknown => names.get(value as string) ?? value

/** An expression with other names in it; an option stands in quotes and is none. */
function expressed(value: unknown, names: Names): unknown {
  if (typeof value === 'string')
    return value.replace(/"[^"]*"|'[^']*'|[A-Za-z_]\w*/g, (word) => names.get(word) ?? word)
  if (Array.isArray(value)) return value.map((one) => expressed(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'vary' ? called(inner, names) : expressed(inner, names),
    ]),
  )
}

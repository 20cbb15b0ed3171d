import type { StandardFile } from '../shapes.ts'

type Rubrics = NonNullable<StandardFile['rubrics']>

/** Written rules with the shares of each rubric that they name in its place; a name that is not known stays. */
export function withRubrics<T>(written: T, rubrics: Rubrics): T {
  if (Object.keys(rubrics).length === 0) return written
  return replaced(written, rubrics) as T
}

function replaced(node: unknown, rubrics: Rubrics): unknown {
  if (typeof node !== 'object' || node === null) return node
  if (Array.isArray(node)) return node.map((one) => replaced(one, rubrics))
  const { rubric, ...rest } = node as { readonly [key: string]: unknown }
  const found = typeof rubric === 'string' && 'kind' in node ? rubrics[rubric] : undefined
  if (found) return { ...rest, shares: found.options }
  return Object.fromEntries(
    Object.entries(node).map(([key, inner]) => [key, replaced(inner, rubrics)]),
  )
}

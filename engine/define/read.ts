import { byPlace, type Problem } from './problem.ts'
import type { Kind } from './schemas.ts'
import { shapeProblems } from './shape.ts'
import { readSource } from './source.ts'

/** Reads one text of a kind: syntax and shape. The value is null when either is wrong. */
export function readDefinition(
  kind: Kind,
  file: string,
  text: string,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const { source, problems } = readSource(file, text)
  if (!source) return { value: null, problems }
  const shape = shapeProblems(kind, source)
  return { value: shape.length > 0 ? null : source.value, problems: [...shape].sort(byPlace) }
}

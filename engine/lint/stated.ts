import type { Path } from '../define/source.ts'
import { boundWords } from '../score/bound.ts'

/** A number that a rule holds a fact against, and where in the rule it stands. */
export interface Stated {
  readonly inside: Path
  readonly fact: string
  readonly at: number
}

/** The numbers of a rule that are measured in the unit of the one fact that it reads. */
export function statedIn(rule: object): readonly Stated[] {
  const { value, of, bands, from, to, target, ...own } = rule as {
    readonly [member: string]: unknown
  }
  const fact = [value, of].find((one) => typeof one === 'string') as string | undefined
  if (fact === undefined) return []
  const found: readonly (readonly [Path, unknown])[] = [
    ...boundWords.map((word) => [[word], own[word]] as const),
    ...(Array.isArray(bands) ? bands : []).flatMap((band, index) =>
      boundWords.map((word) => [['bands', index, word], band[word]] as const),
    ),
    [['from', 'at'], (from as { at?: unknown } | undefined)?.at],
    [['to', 'at'], (to as { at?: unknown } | undefined)?.at],
    [['target'], target],
  ]
  return found.flatMap(([inside, at]) => (typeof at === 'number' ? [{ inside, fact, at }] : []))
}

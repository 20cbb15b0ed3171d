import { type Instant, instantOf } from '../calendar.ts'
import type { Batch, Window } from '../circumstances.ts'
import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import { builtIn } from '../score/methods/index.ts'
import type { BatchFile } from '../shapes.ts'
import { byPlace, type Problem } from './problem.ts'
import { meaning } from './rule.ts'
import { batchRules } from './rules/batch.ts'
import { shapeProblems } from './shape.ts'
import { readSource } from './source.ts'

/** Reads a batch from YAML or JSON text, in the same three passes as any definition. */
export function readBatch(
  file: string,
  text: string,
  programme: Programme,
): { readonly batch: Batch | null; readonly problems: readonly Problem[] } {
  const { source, problems: broken } = readSource(file, text)
  if (!source) return { batch: null, problems: broken }
  const shape = shapeProblems('batch', source)
  if (shape.length > 0) return { batch: null, problems: [...shape].sort(byPlace) }
  const value = source.value as BatchFile
  const none = { procedures: [], standards: [], examples: [], folder: '' }
  const world = { programme, methods: builtIn, ...none }
  const problems = meaning(batchRules, source, value, world)
  return problems.length > 0
    ? { batch: null, problems: [...problems].sort(byPlace) }
    : { batch: batchOf(value), problems }
}

const instant = (text: string): Instant => instantOf(text)!
const window = ({ opens, closes }: Window): Window => ({
  opens: instant(opens),
  closes: instant(closes),
})

function batchOf(file: BatchFile): Batch {
  const { programme, authority, level, number, edition, cycle, filing, pursuit, notice, rounds } =
    file
  return {
    id: `${authority}/${number}`,
    programme,
    authority,
    level,
    number,
    edition,
    digest: digest(file),
    cycle: window(cycle),
    filing: window(filing),
    pursuit: window(pursuit),
    notice: window(notice),
    rounds: rounds.map((round) => ({ ...round, ...window(round) })),
  }
}

import { compileStandard } from '../compile/standard.ts'
import { type Authored, examplesOf } from '../define/definition.ts'
import { differences } from '../define/difference.ts'
import { answersOf, type Example, examplesIn, readingFor } from '../define/example.ts'
import type { Place } from '../define/problem.ts'
import { standardMeaning } from '../define/settled.ts'
import { shapeProblems } from '../define/shape.ts'
import { protectedProblems } from '../define/tailor/protect.ts'
import type { Methods } from '../score/method.ts'
import type { ScoringStandard } from '../score/standard.ts'
import type { StandardFile } from '../shapes.ts'
import { edited, type Mutant } from './mutant.ts'
import { mutantsOf } from './mutants.ts'
import { nearbyIn } from './nearby.ts'

/** What became of a slip: an example came out otherwise, `check` refuses it, or nobody noticed. */
export interface Judged {
  readonly zh: string
  readonly en: string
  readonly at: Place
  readonly by: 'example' | 'check' | null
  /** The example that noticed. */
  readonly note: string | null
}

/**
 * Every small slip that could have been made in a standard, one at a time, held against its examples: those that
 * nobody notices show what the examples do not say. Each is judged when it is asked for, so that a caller can tell
 * how far it is.
 */
export function mutations(
  authored: Authored,
  methods: Methods,
): { readonly count: number; judged(): Iterable<Judged> } {
  const mutants = mutantsOf(authored, nearbyIn(authored, methods), methods)
  return {
    count: mutants.length,
    *judged() {
      const notice = noticing(authored, methods)
      for (const mutant of mutants) {
        const { zh, en, path } = mutant
        yield { ...{ zh, en, at: authored.source.place(path) }, ...notice(mutant) }
      }
    },
  }
}

/** Who notices a slip. The example that noticed the last one is asked first: slips come in families. */
function noticing(authored: Authored, methods: Methods) {
  let examples = holding(authored, methods)
  return (mutant: Mutant): Pick<Judged, 'by' | 'note'> => {
    const value = edited(authored.value, mutant.edits) as StandardFile
    const standard = compiled(value, methods)
    if (!standard) return { by: 'check', note: null }
    const found = examples.find((example) => tells(standard, example, authored))
    if (found) {
      examples = [found, ...examples.filter((one) => one !== found)]
      return { by: 'example', note: found.note }
    }
    return { by: isRefused(value, authored, methods) ? 'check' : null, note: null }
  }
}

/** The examples that the standard itself satisfies: the others say nothing of a slip. */
const holding = (authored: Authored, methods: Methods): readonly Example[] => {
  const standard = compileStandard(authored.value, authored.definition.digest, methods)
  return examplesIn(examplesOf(authored)).filter((one) => !tells(standard, one, authored))
}

function tells(standard: ScoringStandard, example: Example, { programme }: Authored): boolean {
  try {
    const answers = answersOf(example.facts ?? {})
    return differences(standard, example, answers, readingFor(programme, example)).length > 0
  } catch {
    return true
  }
}

function compiled(value: StandardFile, methods: Methods): ScoringStandard | null {
  try {
    return compileStandard(value, '', methods)
  } catch {
    return null
  }
}

/** Would an author be told of it without any example? */
function isRefused(value: StandardFile, authored: Authored, methods: Methods): boolean {
  const { source, parent, programme } = authored
  const view = { ...source, value }
  const world = {
    programme,
    methods,
    procedures: null,
    standards: null,
    examples: null,
    folder: value.id,
  }
  try {
    return (
      shapeProblems('standard', view, methods).length > 0 ||
      standardMeaning(view, value, world).length > 0 ||
      (parent !== null && protectedProblems(parent, value, view, methods).length > 0)
    )
  } catch {
    return true
  }
}

import { type Authored, examplesOf } from '../define/definition.ts'
import { type Difference, differences } from '../define/difference.ts'
import { answersOf, type Example, examplesIn, readingFor } from '../define/example.ts'
import type { Place } from '../define/problem.ts'
import type { Methods } from '../score/method.ts'
import { type Coverage, cover } from './cover.ts'
import { type Broken, brokenLaws } from './laws.ts'

/** An example that does not come out as it wants. */
export interface Failed {
  readonly example: Example
  readonly at: Place
  readonly differences: readonly Difference[]
}

export interface Tested extends Coverage {
  readonly failed: readonly Failed[]
  /** Cases that were made and break a law that every standard keeps. */
  readonly broken: readonly Broken[]
}

/** Runs the examples of a standard, and holds cases made for its edges to the laws that every standard keeps. */
export function test(authored: Authored, methods: Methods): Tested {
  const covered = cover(authored, methods)
  const { bench, made } = covered
  return {
    ...covered,
    failed: failedIn(authored, covered),
    broken: made.flatMap((one) => brokenLaws(one, bench)),
  }
}

/** The examples are scored already, in the order of their file. */
const failedIn = (authored: Authored, { bench, examples }: Coverage): readonly Failed[] =>
  examplesIn(examplesOf(authored)).flatMap((example, at) => {
    const answers = answersOf(example.facts ?? {})
    const reading = readingFor(authored.programme, example)
    const { sheet } = examples[at]!
    const found = differences(bench.standard, example, answers, reading, sheet)
    return found.length === 0
      ? []
      : [
          {
            example,
            at: authored.examples.place(example.wantAt(found[0]!.path)),
            differences: found,
          },
        ]
  })

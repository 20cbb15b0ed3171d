import type { Authored } from '../define/definition.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import { assessmentChanges } from './assessment.ts'
import {
  exclusiveChanges,
  rubricChanges,
  sourceChanges,
  stageChanges,
  tailorChanges,
} from './blocks.ts'
import type { Change } from './change.ts'
import { factChanges } from './facts.ts'
import { gradeChanges } from './grades.ts'
import { headChanges } from './head.ts'
import { listedChanges } from './listed.ts'
import { sidesOf } from './sides.ts'
import { treeChanges } from './tree.ts'

/**
 * Everything in which a later version of a standard differs from an earlier one, each in a sentence, in the order
 * in which a standard is written. Both are compared as they stand resolved and by ids; what stands under another
 * id is followed. The version itself is none of the differences.
 */
export function compare(
  before: Authored,
  after: Authored,
  methods: Methods = builtIn,
): readonly Change[] {
  const sides = sidesOf(before, after, methods)
  return [
    ...headChanges(sides),
    ...sourceChanges(sides),
    ...factChanges(sides),
    ...rubricChanges(sides),
    ...listedChanges(sides, 'conditions'),
    ...treeChanges(sides),
    ...exclusiveChanges(sides),
    ...listedChanges(sides, 'gates'),
    ...listedChanges(sides, 'vetoes'),
    ...gradeChanges(sides),
    ...stageChanges(sides),
    ...assessmentChanges(sides),
    ...tailorChanges(sides),
  ]
}

import { itemsOver } from './draft.ts'
import type { Item } from './item.ts'
import { atomDrafts } from './items/atoms.ts'
import { branchItems } from './items/branches.ts'
import { factItems } from './items/facts.ts'
import { lapseDrafts } from './items/lapses.ts'
import { operationItems } from './items/operations.ts'
import { optionDrafts } from './items/options.ts'
import { turnDrafts } from './items/turns.ts'
import { gradeItems, verdictDrafts } from './items/verdicts.ts'
import type { Bench } from './tried.ts'

/** Everything that the tests of a standard are asked to reach. */
export const itemsOf = (bench: Bench): readonly Item[] => [
  ...itemsOver(bench, (way) => [
    ...turnDrafts(way, bench),
    ...optionDrafts(way, bench),
    ...lapseDrafts(way, bench),
    ...verdictDrafts(way),
    ...atomDrafts(way, bench),
  ]),
  ...factItems(bench),
  ...branchItems(bench),
  ...gradeItems(bench),
  ...operationItems(bench),
]

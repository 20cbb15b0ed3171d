import type { Authored } from '../../../engine/index.ts'
import { fieldAt } from '../field.ts'
import type { Column } from '../table.ts'
import type { Path } from '../yaml/document.ts'
import type { Group } from './nodes.ts'

type Standard = Authored['value']

/** One column: the way from the node, its width in letters, and what may be chosen that no schema knows. */
interface Shown {
  readonly key: string
  readonly width: number
  readonly onlyNew?: boolean
  readonly options?: (standard: Standard) => readonly string[]
}

const grades = ({ grades: all }: Standard) => [
  ...new Set(Object.values(all).flatMap((ladder) => ladder.map(({ id }) => id))),
]
const outcomes = ({ grades: all }: Standard) => [
  ...new Set(Object.values(all).flatMap((ladder) => ladder.map(({ outcome }) => outcome))),
]

const name: readonly Shown[] = [
  { key: 'name', width: 34 },
  { key: 'name/en', width: 18 },
]
const source: Shown = { key: 'source', width: 26 }

const indicator: readonly Shown[] = [
  ...name,
  { key: 'points', width: 8 },
  { key: 'weight', width: 8 },
  { key: 'counts', width: 12 },
  { key: 'na/effect', width: 14 },
  { key: 'na/points', width: 10 },
  { key: 'no_evidence', width: 10 },
  source,
  { key: 'score', width: 40, onlyNew: true },
]

/** What the sheet of each group shows. */
const shown: { readonly [group in Group]: readonly Shown[] } = {
  indicators: indicator,
  adjust: indicator,
  facts: [
    ...name,
    { key: 'type', width: 12, onlyNew: true },
    { key: 'unit', width: 8 },
    { key: 'by', width: 12 },
    { key: 'period', width: 16 },
    { key: 'min', width: 8 },
    { key: 'max', width: 10 },
    { key: 'step', width: 8 },
    { key: 'evidence', width: 20 },
    { key: 'reason', width: 10 },
    { key: 'of', width: 24, onlyNew: true },
    { key: 'over', width: 18 },
    { key: 'per', width: 8 },
    { key: 'over_zero', width: 10 },
  ],
  vetoes: [
    ...name,
    { key: 'when', width: 40 },
    { key: 'effect', width: 14 },
    { key: 'cap_grade', width: 12, options: grades },
    { key: 'look_back/months', width: 12 },
    source,
  ],
  gates: [
    ...name,
    { key: 'of', width: 18 },
    { key: 'at_least', width: 10 },
    { key: 'above', width: 10 },
    { key: 'at_most', width: 10 },
    { key: 'below', width: 10 },
    { key: 'cap_grade', width: 12, options: grades },
    source,
  ],
  grades: [
    ...name,
    { key: 'at_least', width: 10 },
    { key: 'outcome', width: 12, options: outcomes },
    { key: 'mandatory', width: 12 },
    { key: 'optional/at_least', width: 14 },
  ],
  conditions: [...name, { key: 'when', width: 50 }, { key: 'advisory', width: 10 }, source],
}

/** A path of each group, by which the schema tells what its columns are. */
const specimen: { readonly [group in Group]: Path } = {
  indicators: ['indicators', 0],
  adjust: ['indicators', 0],
  facts: ['facts', 'any'],
  vetoes: ['vetoes', 0],
  gates: ['gates', 0],
  grades: ['grades', 'any', 0],
  conditions: ['conditions', 0],
}

export type Bound = Column & { readonly options: readonly string[] | undefined }

export const columnsOf = (group: Group, standard: Standard): readonly Bound[] =>
  shown[group].map(({ key, width, onlyNew = false, options }) => {
    const path = [...specimen[group], ...key.split('/')]
    const field = fieldAt('standard', {}, path)
    const known = options?.(standard)
    const title = field.titles.slice(titlesAbove(specimen[group])).join('：')
    return {
      ...{ key, width, onlyNew, title, told: false, options: known },
      field: known ? { ...field, kind: 'choice' as const, options: known } : field,
    }
  })

const titlesAbove = (path: Path): number => path.length

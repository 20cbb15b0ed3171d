import { isMap, isSeq, type Node } from 'yaml'
import type { Problem } from '../../engine/index.ts'
import type { Change } from './change.ts'
import type { Merged } from './merge.ts'
import { type Patched, whence } from './patch.ts'
import type { Flaw, Table } from './table.ts'
import { rowKey } from './table-digest.ts'
import { type Member, membersOf, type Path, startOf, written } from './yaml/document.ts'

type Place = Pick<Flaw, 'sheet' | 'row' | 'column'>
const nowhere: Place = { sheet: null, row: null, column: null }

/** The row of the workbook that a problem of the changed text is about: that of its change, or of the part it names. */
export function placeOfProblem(
  { file, line, column }: Problem,
  tables: readonly Table[],
  { places }: Merged,
  patched: readonly Patched[],
): Place {
  const of = patched.find((one) => one.file === file)
  if (!of) return nowhere
  const lines = of.after.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0)
  const from = whence(of, before + column - 1)
  if (typeof from !== 'number') return ofChange(from)
  const path = pathAt(written(file, of.before).root, from)
  const row = nearest(tables, file, path)
  return (row === null ? undefined : places.get(row)) ?? nowhere
}

const ofChange = ({ sheet, row, column }: Change): Place => ({ sheet, row, column })

/** The way to the innermost part that begins at or before a letter and has not ended. */
function pathAt(node: Node | null, offset: number): Path {
  if (!isMap(node) && !isSeq(node)) return []
  const members: readonly Member[] = membersOf(node)
  const at = members.findLastIndex((member) => startOf(member) <= offset)
  if (at < 0) return []
  if (isSeq(node)) return [at, ...pathAt(members[at] as Node, offset)]
  const pair = node.items[at]!
  return [
    String((pair.key as { value?: unknown }).value),
    ...pathAt(pair.value as Node | null, offset),
  ]
}

/** Of all cells the one whose path shares most with it: the row of that. */
function nearest(tables: readonly Table[], file: string, path: Path): string | null {
  const scored = tables.flatMap((table) =>
    table.rows.flatMap((row) =>
      Object.values(row.cells).flatMap(({ at }) =>
        at?.file === file
          ? [{ key: rowKey(table.id, row.id), common: shared(at.path, path), more: at.path.length }]
          : [],
      ),
    ),
  )
  const [best] = scored.toSorted((a, b) => b.common - a.common || a.more - b.more)
  return best && best.common > 0 ? best.key : null
}

const shared = (a: Path, b: Path): number => {
  const apart = a.findIndex((step, at) => String(step) !== String(b[at]))
  return apart < 0 ? a.length : apart
}

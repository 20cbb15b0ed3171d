import type { ExamplesFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import type { Path } from './source.ts'

/** Says a problem of an examples file at a place in it. */
export type Say = (
  path: Path,
  code: string,
  zh: string,
  en: string,
  fix?: readonly [string, string],
  on?: 'key',
) => Problem

/** What is wrong with an entry before anything of it is scored. */
export function entryProblems(
  { id, want, tries, points_of, rows }: ExamplesFile[number],
  index: number,
  all: ExamplesFile,
  say: Say,
): readonly { readonly index: number; readonly problem: Problem }[] {
  const found: Problem[] = []
  // Another example could not say which of the two it is like.
  if (id !== undefined && all.findIndex((one) => one.id === id) !== index) {
    const en = `the example id "${id}" is used twice`
    found.push(say([index, 'id'], 'example-twice', `示例标识 ${id} 重复`, en))
  }
  const again = (tries ?? []).findIndex((fact, at) => tries!.indexOf(fact) < at)
  if (again >= 0) {
    const en = `the fact "${tries![again]}" is tried twice`
    found.push(say([index, 'tries', again], 'example-shape', `事实 ${tries![again]} 重复`, en))
  }
  const parts = [tries, points_of, rows].filter((part) => part !== undefined).length
  if (want === undefined ? parts !== 3 : parts > 0)
    found.push(
      say([index], 'example-shape', '示例没有写清应得什么', 'what the example wants is not clear', [
        '写 want，或者 tries、points_of、rows 三样都写',
        'want; or tries, points_of and rows together',
      ]),
    )
  else
    found.push(...(rows ?? []).flatMap((row, at) => rowFlaw(row, tries!, [index, 'rows', at], say)))
  return found.map((problem) => ({ index, problem }))
}

/** A row has a cell for each fact that is tried, and one for the points. */
function rowFlaw(
  row: readonly unknown[],
  tries: readonly string[],
  path: Path,
  say: Say,
): readonly Problem[] {
  const [length, cells] = [row.length, tries.length + 1]
  if (length !== cells)
    return [
      say(path, 'example-shape', `这一行有 ${length} 格`, `the row has ${length} cells`, [
        `${cells} 格：${tries.join('、')} 的值和应得的分`,
        `${cells}: the values of ${tries.join(', ')} and the points`,
      ]),
    ]
  if (['number', 'string'].includes(typeof row[tries.length])) return []
  const at = [...path, tries.length]
  return [
    say(at, 'example-shape', '最后一格不是分', 'the last cell is no points', ['数', 'a number']),
  ]
}

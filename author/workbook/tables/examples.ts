import type { Authored } from '../../../engine/index.ts'
import { type Field, fieldAt, freeAt } from '../field.ts'
import type { Cell, Column, Row, Spot, SpotFlaw, Table } from '../table.ts'
import { shown } from '../value.ts'
import { nodeAt, type Path, valueAt, type Written, written } from '../yaml/document.ts'
import { spotInside } from './spots.ts'
import { valueColumns } from './standard.ts'

type Examples = readonly { readonly id?: string; readonly note: string }[]

const shownKeys = [
  ['note', 44],
  ['level', 12],
  ['like', 14],
  ['filed', 12],
  ['want/total', 10],
  ['want/outcome', 12],
  ['want/grade', 14],
] as const

const detailed: readonly string[] = ['given', 'want', 'tries', 'points_of', 'rows']

/** Two sheets: the examples, and one row for each thing that they give and want beside that. */
export function exampleTables(
  { examples, value, programme }: Authored,
  nameOf: (id: string) => string,
): readonly Table[] {
  const of = written(examples.file, examples.text)
  const all = examples.value as Examples
  const known: { readonly [key: string]: readonly string[] } = {
    level: value.levels ?? programme.levels.of,
  }
  const cellAt = (path: Path): Cell => cellOf(of, all, path, known[String(path.at(-1))])
  const rows = all.map((one, at) => ({
    ...{ id: nameOfExample(one, at), depth: 0, inherited: null },
    removes: { file: of.file, path: [at] },
    cells: Object.fromEntries(shownKeys.map(([key]) => [key, cellAt([at, ...key.split('/')])])),
  }))
  const columns = shownKeys.map(([key, width]) => columnOf(key, width, known[key]))
  const details = all.flatMap((one, at) =>
    Object.keys(one)
      .filter((key) => detailed.includes(key))
      .flatMap((key) => detailsBelow(of, all, one, [at, key], cellAt, nameOf)),
  )
  return [
    { id: 'examples', title: '例子', columns, rows, spot: (id) => exampleSpot(of, all, id) },
    {
      id: 'given',
      title: '例子明细',
      columns: valueColumns,
      rows: details,
      spot: (id) => detailSpot(of, all, id),
    },
  ]
}

/** Those without an id go by their place, from 1. */
export const nameOfExample = ({ id }: { readonly id?: string }, at: number): string =>
  id ?? `第${at + 1}例`

function columnOf(key: string, width: number, options: readonly string[] | undefined): Column {
  const field = fieldAt('examples', [{}], [0, ...key.split('/')])
  return {
    ...{ key, width, onlyNew: false, told: false, title: field.titles.slice(1).join('：') },
    field: options ? { ...field, kind: 'choice', options } : field,
  }
}

function cellOf(
  of: Written,
  all: Examples,
  path: Path,
  options: readonly string[] | undefined,
): Cell {
  const field = fieldAt('examples', all, path)
  const here = valueAt(all, path)
  const node = nodeAt(of, path) as { source?: string } | null
  const text = here === undefined ? '' : shown(here, node?.source ?? null)
  const chosen: Field = options ? { ...field, kind: 'choice', options } : field
  return { text: text ?? '', field: chosen, at: text === null ? null : { file: of.file, path } }
}

function detailsBelow(
  of: Written,
  all: Examples,
  one: Examples[number],
  path: Path,
  cellAt: (path: Path) => Cell,
  nameOf: (id: string) => string,
): readonly Row[] {
  const here = valueAt(all, path)
  const key = path.slice(1).join('/')
  if (shownKeys.some(([shownKey]) => shownKey === key)) return []
  const cell =
    typeof here === 'object' && here !== null && isDeep(of, path, here) ? null : cellAt(path)
  if (!cell?.at)
    return Object.keys(here ?? {}).flatMap((step) => {
      const inner = [...path, Array.isArray(here) ? Number(step) : step]
      return detailsBelow(of, all, one, inner, cellAt, nameOf)
    })
  const told = (text: string): Cell => ({ text, field: cell.field, at: null })
  const titles = cell.field.titles.slice(1).map(nameOf)
  return [
    {
      ...{ id: `${nameOfExample(one, path[0] as number)}#${key}`, depth: 0, inherited: null },
      removes: freeAt('examples', all, path.slice(0, -1)) ? cell.at : null,
      cells: { of: told(one.note), what: told(titles.join('：')), value: cell },
    },
  ]
}

function exampleSpot({ file }: Written, all: Examples, id: string): Spot | SpotFlaw {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return 'id-wrong'
  if (all.some((one) => one.id === id)) return 'id-taken'
  return { at: { file, path: [] }, key: null, after: -1, wrapped: false, field: null }
}

function detailSpot({ file }: Written, all: Examples, id: string): Spot | SpotFlaw {
  const [name = '', inside = ''] = id.split('#')
  const at = all.findIndex((one, index) => nameOfExample(one, index) === name)
  if (at < 0) return 'parent-unknown'
  const spot = spotInside('examples', all, [at], inside, (path) => ({ file, path }))
  const given = typeof spot === 'object' && spot.field && inside.startsWith('given/')
  return given ? { ...spot, field: { ...spot.field!, kind: 'any' } } : spot
}

/** A list in brackets of texts is one value; all else has a row for each value in it. */
const isDeep = (of: Written, path: Path, here: object): boolean =>
  !Array.isArray(here) ||
  (nodeAt(of, path) as { flow?: boolean } | null)?.flow !== true ||
  shown(here, null) === null

import { inWords } from '../../../engine/index.ts'
import { fieldAt, freeAt } from '../field.ts'
import type { Column, Row, Table } from '../table.ts'
import { shown } from '../value.ts'
import { isEmptyMap, nodeAt, type Path, valueAt } from '../yaml/document.ts'
import type { Binder } from './binder.ts'
import { columnsOf } from './columns.ts'
import { type Group, groups, type Node, nodesOf, wordsOf } from './nodes.ts'
import { blockSpots, valueSpots } from './spots.ts'

const titles: { readonly [group in Group]: string } = {
  indicators: '指标',
  adjust: '加扣分',
  facts: '事实',
  vetoes: '一票否决',
  gates: '门槛',
  grades: '等次',
  conditions: '条件',
}

/** The sheets of a standard: one for each block, and for what stands deeper one row for each value. */
export function standardTables(binder: Binder): readonly Table[] {
  const { value } = binder.authored
  const nodes = nodesOf(value)
  const blocks = groups.map((group) => blockOf(binder, group, nodes))
  const scored = nodes.filter(({ group }) => group === 'indicators' || group === 'adjust')
  const others = nodes.filter(
    (node) => !scored.includes(node) && rowOf(binder, node).inherited?.target !== null,
  )
  const caps: Node = { group: 'adjust', id: 'adjust', path: ['adjust'], depth: 0, target: 'adjust' }
  const rules = values(binder, 'rules', '计分', [...scored, ...(value.adjust ? [caps] : [])])
  const details = values(binder, 'details', '细目', others)
  const rest = restOf(binder)
  const [indicators, adjust, ...after] = blocks
  return [indicators!, rules, adjust!, ...after, details, rest]
}

function blockOf(binder: Binder, group: Group, nodes: readonly Node[]): Table {
  const { value } = binder.authored
  const columns = columnsOf(group, value)
  const rows = nodes
    .filter((node) => node.group === group)
    .map((node) => ({
      ...rowOf(binder, node),
      cells: Object.fromEntries(
        columns.map(({ key, onlyNew, options }) => [
          key,
          binder.cell(pathOf(value, node, key), {
            told: onlyNew,
            ...(options ? { options } : {}),
          }),
        ]),
      ),
    }))
  return { id: group, title: titles[group], columns, rows, spot: blockSpots(binder, group) }
}

/** A text that is written in two languages has its Chinese in the column of the text. */
function pathOf(value: unknown, node: Node, key: string): Path {
  const path = [...node.path, ...key.split('/')]
  return valueAt(value, [...path, 'zh']) === undefined ? path : [...path, 'zh']
}

function rowOf(binder: Binder, { id, path, depth, target, group }: Node): Omit<Row, 'cells'> {
  const at = binder.at(path)
  if (!at) return { id, depth, removes: null, inherited: inheritedAt(binder, path, target) }
  const shared = group === 'facts' && isEmptyMap(nodeAt(binder.own, at.path))
  return { id, depth, removes: at, inherited: shared ? { from: sharedFile, target: null } : null }
}

/** Facts that a programme shares stand there. */
const sharedFile = 'facts.yaml'

const parentOf = ({ authored }: Binder): string => authored.parent?.value.id ?? authored.value.id

const plain = fieldAt('examples', {}, ['any', 'note'])
const told = (key: string, title: string, width: number): Column => ({
  ...{ key, title, width, onlyNew: false, told: true },
  field: { ...plain, required: false },
})

/** What a sheet of single values shows: what each belongs to, what it is, and the value. */
export const valueColumns: readonly Column[] = [
  told('of', '属于', 28),
  told('what', '项目', 44),
  { ...told('value', '值', 40), told: false },
]

/** One row for every value below some nodes that no column shows. */
function values(binder: Binder, id: string, title: string, nodes: readonly Node[]): Table {
  const roots = new Set(nodesOf(binder.authored.value).map(({ path }) => JSON.stringify(path)))
  const rows = nodes.flatMap((node) => valuesBelow(binder, node, node.path, roots))
  return { id, title, columns: valueColumns, rows, spot: valueSpots(binder, nodes, addressed) }
}

/** Ids and kinds are what other parts rest on: they are changed in the text. */
const fixed = ['id', 'kind', 'vary', 'type', 'format', 'extends', 'programme', 'target', 'do']

function valuesBelow(
  binder: Binder,
  node: Node,
  path: Path,
  roots: ReadonlySet<string>,
): readonly Row[] {
  const here = valueAt(binder.authored.value, path)
  if (typeof here !== 'object' || here === null) return valuesOf(binder, node, path)
  if (isBound(binder, node, path)) return []
  if (Array.isArray(here) && isOneValue(binder, path)) return valuesOf(binder, node, path)
  return Object.keys(here).flatMap((key) => {
    const inner = [...path, Array.isArray(here) ? Number(key) : key]
    const isFixed = fixed.includes(key) && !isFree(binder.authored.value, inner)
    if (roots.has(JSON.stringify(inner)) || isFixed) return []
    return valuesBelow(binder, node, inner, roots)
  })
}

/** A list in brackets is one value; one of lines has a row for each line. */
function isOneValue(binder: Binder, path: Path): boolean {
  const { source, path: place } = binder.authored.written(path)
  const own = source === binder.authored.own ? nodeAt(binder.own, place) : null
  const flow = own === null || (own as { flow?: boolean }).flow === true
  return flow && shown(valueAt(binder.authored.value, path), null) !== null
}

/** Shown by a column, or by a cell of another sheet. */
function isBound(binder: Binder, node: Node, path: Path): boolean {
  const at = binder.at(path)
  return at ? binder.has(at.path) : isShown(binder, node, path)
}

function valuesOf(binder: Binder, node: Node, path: Path): readonly Row[] {
  if (isBound(binder, node, path)) return []
  const { authored } = binder
  const at = binder.at(path)
  const inside = wordsOf(valueAt(authored.value, node.path), path.slice(node.path.length))
  const text = (words: string) => ({ text: words, field: plain, at: null })
  return [
    {
      id: node.id === '' ? inside : `${addressed(node)}#${inside}`,
      cells: {
        of: text(nameOf(binder, node)),
        what: text(labelOf(binder, node, path)),
        value: binder.cell(path),
      },
      removes: at && isFree(authored.value, path) ? at : null,
      depth: 0,
      inherited: at ? null : inheritedAt(binder, path, `${node.target}/${inside}`),
    },
  ]
}

/** Of what is inherited no letters are bound: a value that has a column needs no row. */
const isShown = (binder: Binder, { group, path }: Node, at: Path): boolean =>
  path.length > 0 &&
  shown(valueAt(binder.authored.value, at), null) !== null &&
  columnsOf(group, binder.authored.value).some(
    ({ key, onlyNew }) => !onlyNew && key === at.slice(path.length).join('/'),
  )

/** A key of the author's own, or a line of a list: it may go without what is beside it. */
const isFree = (value: unknown, path: Path): boolean =>
  typeof path.at(-1) === 'number' || freeAt('standard', value, path.slice(0, -1))

function inheritedAt(binder: Binder, path: Path, target: string): NonNullable<Row['inherited']> {
  const { source, path: place } = binder.authored.written(path)
  const { file, line } = source.place(place)
  return { from: `${file}:${line}`, target: `${parentOf(binder)}/${target}` }
}

/** Facts and what stands in lists carry the name of their block: an id may stand in several. */
const addressed = ({ group, id }: Node): string =>
  group === 'indicators' || group === 'adjust' ? id : `${group}/${id}`

function nameOf(binder: Binder, node: Node): string {
  const name = valueAt(binder.authored.value, [...node.path, 'name'])
  return name === undefined ? '' : inWords(name as Parameters<typeof inWords>[0])
}

/** What a value is, from the node inwards, with ids by their names. */
function labelOf({ authored, nameOf: names }: Binder, { path: from }: Node, path: Path): string {
  const { titles: all } = fieldAt('standard', authored.value, path)
  return all
    .slice(from.length)
    .map((title, at) => (title === path[from.length + at] ? names(title) : title))
    .join('：')
}

/** Everything else that stands in the file of the standard itself. */
function restOf(binder: Binder): Table {
  const top: Node = { group: 'indicators', id: '', path: [], depth: 0, target: '' }
  const blocks: readonly string[] = groups
  const rows = Object.keys(binder.authored.own.value as object)
    .filter((key) => !blocks.includes(key) && !fixed.includes(key))
    .flatMap((key) => valuesBelow(binder, top, [key], new Set()))
  const spot = valueSpots(binder, [top], () => '')
  return { id: 'rest', title: '其他', columns: valueColumns, rows, spot }
}

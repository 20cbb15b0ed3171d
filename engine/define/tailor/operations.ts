import type { Operation, StandardFile } from '../../shapes.ts'
import { nearest, type Problem } from '../problem.ts'
import { choices } from '../rule.ts'
import type { Path, Source } from '../source.ts'
import { type Address, addressOf, begins, namesIn, wayOf } from './address.ts'

/** What is wrong with operations themselves: a target that is not there, that is no such thing, or is meant twice. */
export function operationFlaws(
  operations: readonly Operation[],
  parent: StandardFile,
  source: Source,
): readonly Problem[] {
  const all = operations.map(({ target, do: does }) => ({
    does,
    address: target.startsWith(`${parent.id}/`) ? addressOf(parent, target) : null,
  }))
  return operations.flatMap(({ target, do: does }, at): readonly Problem[] => {
    const place = source.place(['tailor', at, 'target'])
    const { address } = all[at]!
    if (!address) return [source.problem(place, 'tailor-target', ...unknown(parent, target))]
    const other = all.findIndex((one, index) => index < at && one.address && clash(one, all[at]!))
    if (other >= 0) {
      const said = placeOf(source, other)
      return [
        source.problem(
          place,
          'tailor-twice',
          `与第 ${said} 行的操作改到同一处`,
          `the operation of line ${said} is about the same`,
        ),
      ]
    }
    return fits(does, address, parent)
      ? []
      : [source.problem(place, 'tailor-shape', ...shapes[does])]
  })
}

const placeOf = (source: Source, at: number): number => source.place(['tailor', at]).line

function unknown(
  parent: StandardFile,
  target: string,
): [zh: string, en: string, fix?: readonly [string, string]] {
  const prefix = `${parent.id}/`
  const name = target.slice(target.indexOf('/') + 1)
  if (!target.startsWith(prefix))
    return [
      `沿用的是 ${parent.id}`,
      `what is extended is ${parent.id}`,
      [prefix + name, prefix + name],
    ]
  const known = namesIn(parent)
  const near = nearest(name, known)
  const fix = near === null ? choices(null, known) : ([prefix + near, prefix + near] as const)
  const zh = `${parent.id} 没有 ${name}`
  const en = `${parent.id} has no "${name}"`
  return fix ? [zh, en, fix] : [zh, en]
}

interface Meant {
  readonly does: Operation['do']
  readonly address: Address | null
}

/** One is about a part of what the other keeps, sets, replaces or drops. Several may add to one branch. */
function clash(a: Meant, b: Meant): boolean {
  const [one, other] = [wayOf(a.address!), wayOf(b.address!)]
  return (a.does !== 'add' && begins(other, one)) || (b.does !== 'add' && begins(one, other))
}

const shapes: Readonly<Record<Operation['do'], readonly [zh: string, en: string]>> = {
  keep: ['保留', 'keeps'],
  set: ['须写到要改的那一项', 'must lead to the very thing that is set'],
  replace: ['只能换掉整个指标或条目', 'replaces a whole indicator or entry alone'],
  add: ['只能加到有下级的指标或列表里', 'adds to an indicator with children, or to a list, alone'],
  drop: ['只能去掉整个指标或条目', 'drops a whole indicator or entry alone'],
}

function fits(does: Operation['do'], { node, inside }: Address, parent: StandardFile): boolean {
  const whole = inside.length === 0
  const found = valueAt(parent, node)
  const lists = [found, valueAt(parent, [...node, 'children'])].some(Array.isArray)
  if (does === 'keep') return whole
  if (does === 'add') return whole && lists
  if (does === 'set') {
    const holder = valueAt(parent, wayOf({ node, inside }).slice(0, -1))
    return (!whole || node.length === 1) && typeof holder === 'object' && holder !== null
  }
  return whole && node.length > 1
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (so, step) => (so as Record<string | number, unknown> | undefined)?.[step],
    value,
  )

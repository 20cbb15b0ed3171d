import { fieldAt, freeAt, keysAt, type SchemaName } from '../field.ts'
import type { At, Spot, SpotFlaw } from '../table.ts'
import { nodeAt, type Path, valueAt } from '../yaml/document.ts'
import type { Binder } from './binder.ts'
import { type Group, type Node, nodesOf } from './nodes.ts'

const variable = /^[a-z][a-z0-9_]*$/
const named = /^[a-z][a-z0-9_-]*$/

/** Where a new node of a group would be written. */
export const blockSpots =
  (binder: Binder, group: Group) =>
  (id: string): Spot | SpotFlaw => {
    const steps = id.split('/')
    const last = steps.at(-1)!
    if (!(group === 'grades' ? named : variable).test(last)) return 'id-wrong'
    const all = nodesOf(binder.authored.value)
    if (all.some((node) => node.group === group && node.id === id)) return 'id-taken'
    const above = id.slice(0, Math.max(0, id.length - last.length - 1))
    const found = collectionOf(binder, group, above, all)
    return typeof found === 'string'
      ? found
      : spotIn(binder, found, group === 'facts' ? last : null)
  }

/** The path of the list or map that a new node belongs to. */
function collectionOf(
  { authored }: Binder,
  group: Group,
  above: string,
  all: readonly Node[],
): Path | SpotFlaw {
  if (group === 'grades')
    return above in authored.value.grades ? ['grades', above] : 'parent-unknown'
  if (group !== 'indicators' && group !== 'adjust') return above === '' ? [group] : 'id-wrong'
  if (group === 'indicators' && above === '') return ['indicators']
  if (above === 'bonus' || above === 'penalty')
    return authored.value.adjust?.[above] ? ['adjust', above, 'items'] : 'place-unknown'
  const parent = all.find((node) => node.group === group && node.id === above)
  if (!parent) return 'parent-unknown'
  const children = [...parent.path, 'children']
  return valueAt(authored.value, children) === undefined ? 'parent-leaf' : children
}

/** In its own file; a list that is not there yet is made where it is a block of its own. */
function spotIn(binder: Binder, path: Path, key: string | null): Spot | SpotFlaw {
  const { own, authored } = binder
  const ownValue = valueAt(authored.own.value, path)
  // What an extending standard adds to the tree or the grades is an operation, with its reason.
  if (
    ownValue === undefined &&
    authored.parent &&
    ['indicators', 'grades'].includes(String(path[0]))
  )
    return 'parent-inherited'
  if (path.length === 1 && ownValue === undefined) {
    const at = { file: own.file, path: [], order: keysAt('standard', {}, []) }
    return { at, key: String(path[0]), after: -1, wrapped: true, field: null }
  }
  const at = path.length === 1 ? { file: own.file, path } : binder.at(path)
  if (!at || !nodeAt(own, at.path)) return 'parent-inherited'
  return { at, key, after: -1, wrapped: false, field: null }
}

/** Where a new value inside one of some nodes would be written; its id is that of the node, `#`, and the way inside. */
export const valueSpots =
  (binder: Binder, nodes: readonly Node[], addressed: (node: Node) => string) =>
  (id: string): Spot | SpotFlaw => {
    const [first = '', ...more] = id.includes('#') ? id.split('#') : ['', id]
    const node = nodes.find((one) => addressed(one) === first)
    if (!node) return 'parent-unknown'
    return spotInside('standard', binder.authored.value, node.path, more.join('#'), binder.at)
  }

/** A key that the map above it may have, and does not have yet. */
export function spotInside(
  name: SchemaName,
  value: unknown,
  from: Path,
  inside: string,
  placed: (path: Path) => At | null,
): Spot | SpotFlaw {
  const path = inside.split('/').reduce<Path>((above, step) => {
    const here = valueAt(value, above)
    if (!Array.isArray(here)) return above.concat(step)
    const at = here.findIndex((item, index) => item?.id === step || String(index) === step)
    return above.concat(at < 0 ? step : at)
  }, from)
  const above = path.slice(0, -1)
  const key = String(path.at(-1))
  const map = valueAt(value, above)
  if (typeof map !== 'object' || map === null || Array.isArray(map)) return 'place-unknown'
  if (Object.hasOwn(map, key)) return 'id-taken'
  if (!keysAt(name, value, above).includes(key) && !(freeAt(name, value, above) && named.test(key)))
    return 'key-unknown'
  const at = placed(above)
  if (!at) return 'parent-inherited'
  const order = keysAt(name, value, above)
  const field = fieldAt(name, value, path)
  return { at: { ...at, order }, key, after: -1, wrapped: false, field }
}

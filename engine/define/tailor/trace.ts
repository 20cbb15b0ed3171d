import type { Operation } from '../../shapes.ts'
import type { Whole } from '../inherited.ts'
import type { Place } from '../problem.ts'
import type { Path } from '../source.ts'
import { addressOf, begins, type Node, nodesIn, wayOf } from './address.ts'

/** What one standard of a chain did to a node: where, to which part of it, why, and by whose law. */
export interface Tailoring extends Pick<Operation, 'do' | 'why' | 'source'> {
  readonly by: string
  readonly part: string
  readonly at: Place
}

/** A node of a resolved standard: the place where it is written, and all that was done to it, the eldest first. */
export interface Traced {
  readonly node: string
  readonly written: Place
  readonly tailored: readonly Tailoring[]
  /** It was there, and stands no more. */
  readonly gone: boolean
}

/** Every node of a standard as it stands resolved, and then those that were dropped on the way to it. */
export function traceOf(whole: Whole): readonly Traced[] {
  const above = whole.parent ? traceOf(whole.parent) : []
  const made = tailoringsOf(whole)
  const here = nodesIn(whole.value).map(({ name, path }): Traced => {
    const { source, path: at } = whole.written(path)
    const before = above.find(({ node, gone }) => node === name && !gone)
    return {
      node: name,
      written: source.place(at),
      tailored: [...(before?.tailored ?? []), ...made(name, source === whole.own ? at : [])],
      gone: false,
    }
  })
  const left = new Set(here.map(({ node }) => node))
  const lost = above
    .filter(({ node }) => !left.has(node))
    .map((one) => (one.gone ? one : { ...one, tailored: [...one.tailored, ...made(one.node)] }))
  return [...here, ...lost.map((one) => ({ ...one, gone: true }))]
}

type Made = (node: string, written?: Path) => readonly Tailoring[]

/** The operations of a standard itself, asked for by the node that they are about or that they brought. */
function tailoringsOf({ value, parent, source }: Whole): Made {
  const operations = parent ? (value.tailor ?? []) : []
  if (!parent || operations.length === 0) return () => []
  const nodes = nodesIn(parent.value)
  const all = operations.map((operation, index) => {
    const way = wayOf(addressOf(parent.value, operation.target)!)
    const about = deepest(nodes, way)
    const { do: does, why, source: law } = operation
    const part = about ? way.slice(about.path.length).join('/') : ''
    const at = source.place(['tailor', index])
    const done: Tailoring = { do: does, part, why, source: law, by: value.id, at }
    return { index, way, about, done }
  })
  return (node, where = []) => {
    const before = nodes.find(({ name }) => name === node)
    return all
      .filter(({ index, way, about, done }) => {
        if (where[0] === 'tailor' && where[1] === index) return true
        if (about?.name === node) return true
        const whole = done.do === 'drop' || done.do === 'replace'
        return whole && before !== undefined && begins(before.path, way)
      })
      .map(({ about, done }) => (about?.name === node ? done : { ...done, part: '' }))
  }
}

/** The innermost node that a way leads to or into. */
const deepest = (nodes: readonly Node[], way: Path): Node | undefined =>
  nodes.filter(({ path }) => begins(way, path)).toSorted((a, b) => b.path.length - a.path.length)[0]

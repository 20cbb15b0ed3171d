import { isScalar, isSeq, type Node, type Scalar, type YAMLSeq } from 'yaml'
import { endOf, inFlow, nodeAt, type Path, type Written } from './document.ts'
import { inBrackets, type New } from './insert.ts'
import { textAsYaml } from './scalar.ts'
import type { Splice } from './splice.ts'

/** Instead of what stands at a path something else, in the same quotes and the same layout; null where that cannot be. */
export function replacement(of: Written, path: Path, value: New): readonly Splice[] | null {
  const node = nodeAt(of, path)
  if (!node?.range) return null
  if (isSeq(node)) return 'list' in value ? ofList(of, path, node, value.list) : null
  if (!isScalar(node)) return null
  const flow = inFlow(of, path)
  return [
    { start: node.range[0], end: endOf(node, of.text), text: asScalar(of, node, value, flow) },
  ]
}

function asScalar({ text }: Written, node: Scalar, value: New, flow: boolean): string {
  if (!('text' in value)) return inBrackets(value)
  const second = text.slice(node.range![0], node.range![1]).split('\n')[1] ?? ''
  const indent = /^ */.exec(second)![0]
  const type = (node.type as Scalar.Type | undefined) ?? null
  // The numeral that a text gives way to has no quotes to keep.
  return textAsYaml(value.text, { type, flow, indent }).replace(/\n$/, '')
}

/** Each item in its place where there are as many as before; else, in brackets, all of them. */
function ofList(
  of: Written,
  path: Path,
  node: YAMLSeq,
  items: readonly New[],
): readonly Splice[] | null {
  if (items.length === node.items.length) {
    const all = items.map((item, at) => changed(of, [...path, at], item))
    return all.includes(null) ? null : all.flatMap((one) => one ?? [])
  }
  if (!node.flow) return null
  const [start, end] = node.range!
  if (of.text.slice(start, end).includes('#')) return null
  return [{ start, end, text: inBrackets({ list: items }) }]
}

/** An item that stays as it is keeps its quotes, whatever they are. */
function changed(of: Written, path: Path, item: New): readonly Splice[] | null {
  const before = nodeAt(of, path) as Node
  const same = isScalar(before) && 'text' in item && before.value === item.text
  return same ? [] : replacement(of, path, item)
}

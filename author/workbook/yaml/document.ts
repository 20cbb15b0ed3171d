import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'

/** A way into a value: keys of maps, and places in lists from 0. */
export type Path = readonly (string | number)[]

/** The text of a definition, without its byte order mark, and its nodes with their ranges of letters. */
export interface Written {
  readonly file: string
  readonly text: string
  readonly root: Node
  readonly value: unknown
}

/** Reads a text that is known to be sound YAML; throws where it is not. */
export function written(file: string, text: string): Written {
  const document = parseDocument(text, { version: '1.2', uniqueKeys: false, prettyErrors: false })
  const [error] = document.errors
  if (error || document.contents === null)
    throw new Error(`${file} is no sound YAML`, { cause: error })
  return { file, text, root: document.contents as Node, value: document.toJS() }
}

export type Collection = YAMLMap | YAMLSeq

/** One member of a map or of a list. */
export type Member = Pair<Node, Node | null> | Node

export const membersOf = (collection: Collection): readonly Member[] =>
  collection.items as unknown as readonly Member[]

/** The node at a path; null where there is none. */
export function nodeAt({ root }: Pick<Written, 'root'>, path: Path): Node | null {
  return path.reduce<Node | null>((node, step) => childOf(node, step), root)
}

/** The member of the collection above a path that the path leads to; null where there is none. */
export function memberAt(of: Pick<Written, 'root'>, path: Path): Member | null {
  const above = nodeAt(of, path.slice(0, -1))
  const step = path.at(-1)!
  if (isMap(above)) return pairOf(above, step) ?? null
  return isSeq(above) ? ((above.items[Number(step)] as Node | undefined) ?? null) : null
}

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, step)
        ? (inside as { readonly [step: string]: unknown })[step]
        : undefined,
    value,
  )

/** Does anything above the end of a path, or the end itself, stand in brackets? */
export const inFlow = (of: Pick<Written, 'root'>, path: Path): boolean =>
  path.some((_, at) => isFlow(nodeAt(of, path.slice(0, at)))) || isFlow(nodeAt(of, path))

const isFlow = (node: Node | null): boolean => isCollection(node) && node.flow === true

/** A map in which nothing stands yet. */
export const isEmptyMap = (node: Node | null): boolean => isMap(node) && node.items.length === 0

/** Where a member begins: the first letter of its key, or of the item itself. */
export const startOf = (member: Member): number =>
  isPair(member) ? (member.key as Node).range![0] : member.range![0]

/** Where the last letter of a node or member ends: comments and blank lines behind it are not in it. */
export function endOf(member: Member, text: string): number {
  if (isPair(member)) {
    const value = member.value as Node | null
    return value?.range ? endOf(value, text) : (member.key as Node).range![1]
  }
  if (isCollection(member) && !member.flow) {
    const last = membersOf(member as Collection).at(-1)
    return last ? endOf(last, text) : member.range![1]
  }
  let end = member.range![1]
  while (isScalar(member) && end > 0 && /[\r\n]/.test(text[end - 1]!)) end--
  return end
}

/** The line of a letter, from 1. */
export const lineOf = (text: string, offset: number): number =>
  text.slice(0, offset).split('\n').length

function childOf(node: Node | null, step: string | number): Node | null {
  if (isMap(node)) return (pairOf(node, step)?.value as Node | null | undefined) ?? null
  return isSeq(node) ? ((node.items[Number(step)] as Node | undefined) ?? null) : null
}

const pairOf = ({ items }: YAMLMap, key: string | number): Pair<Node, Node | null> | undefined =>
  items.find((item) => isScalar(item.key) && String(item.key.value) === String(key)) as
    | Pair<Node, Node | null>
    | undefined

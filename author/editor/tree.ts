import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
} from 'yaml'

/** A way into a file: keys of maps and numbers of list items. */
export type Path = readonly (string | number)[]

/** From the first letter to behind the last, counted in the text. */
export type Span = readonly [start: number, end: number]

/** A key or a value that is one word or text, and where it stands. */
export interface Piece {
  readonly path: Path
  readonly on: 'key' | 'value'
  readonly scalar: Scalar
  readonly span: Span
}

/** A text as YAML reads it, as far as it can: what is broken is left out, and nothing is thrown. */
export interface Tree {
  readonly text: string
  readonly root: Node | null
  /** YAML has nothing to say against it. */
  readonly whole: boolean
}

const longest = 1_000_000

export function treeOf(text: string): Tree {
  if (text.length > longest) return { text, root: null, whole: false }
  const { contents, errors } = parseDocument(text, {
    version: '1.2',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  return { text, root: contents as Node | null, whole: errors.length === 0 }
}

/** Where a node stands; nothing of it follows the last letter. */
export const spanOf = ({ range }: Pick<Node, 'range'>): Span => [range?.[0] ?? 0, range?.[1] ?? 0]

/** Every word and text of a file with the way to it, in order. */
export function piecesOf({ root }: Tree): readonly Piece[] {
  const found: Piece[] = []
  const walk = (node: unknown, path: Path): void => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        if (!isScalar(key)) continue
        const here = [...path, String(key.value)]
        found.push({ path: here, on: 'key', scalar: key, span: spanOf(key) })
        walk(value, here)
      }
    else if (isSeq(node)) for (const [at, item] of node.items.entries()) walk(item, [...path, at])
    else if (isScalar(node)) found.push({ path, on: 'value', scalar: node, span: spanOf(node) })
  }
  walk(root, [])
  return found
}

/** The node at a path; null where there is none. */
export const nodeAt = ({ root }: Tree, path: Path): Node | null =>
  path.reduce<Node | null>((inside, step) => memberOf(inside, step), root)

function memberOf(node: Node | null, step: string | number): Node | null {
  if (isMap(node)) return (pairOf(node, step)?.value ?? null) as Node | null
  if (isSeq(node)) return (node.items[Number(step)] ?? null) as Node | null
  return null
}

const pairOf = (node: Node | null, key: string | number) =>
  isMap(node)
    ? node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key))
    : undefined

/** Where the key at a path stands; of a list item, where it begins. */
export function keySpan(tree: Tree, path: Path): Span | null {
  const last = path.at(-1)
  if (last === undefined) return null
  const key = pairOf(nodeAt(tree, path.slice(0, -1)), last)?.key ?? nodeAt(tree, path)
  return key ? spanOf(key as Node) : null
}

/** What a node says, as plain values; what stands for something else says nothing. */
export function plain(node: unknown): unknown {
  if (isPair(node) || isAlias(node)) return null
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plain)
  if (!isMap(node)) return null
  const members = node.items.flatMap(({ key, value }) =>
    isScalar(key) ? [[String(key.value), plain(value)] as const] : [],
  )
  return Object.fromEntries(members)
}

/** A value with named members, as far as anyone knows. */
export type Members = Readonly<Record<string, unknown>>

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The named members at a path; none where something else stands there. */
export function membersAt(tree: Tree, path: Path): Members {
  const value = plain(nodeAt(tree, path))
  return isMembers(value) ? value : {}
}

/** The word, number or text at a path; undefined where there is none. */
export function wordAt(tree: Tree, path: Path): unknown {
  const node = nodeAt(tree, path)
  return isScalar(node) ? node.value : undefined
}

/** Does a map with members stand there? */
export function holdsMembers(tree: Tree, path: Path): boolean {
  const node = nodeAt(tree, path)
  return isMap(node) && node.items.length > 0
}

/** The way to the innermost part that holds a place. */
export function pathTo({ root }: Tree, offset: number): Path {
  const holds = (node: unknown): boolean => {
    const [start, end] = spanOf((node ?? {}) as Node)
    return node !== null && start <= offset && offset <= end
  }
  const walk = (node: unknown, path: Path): Path => {
    if (isMap(node)) {
      const pair = node.items.find(({ key, value }) => holds(key) || holds(value))
      if (!pair || !isScalar(pair.key)) return path
      const here = [...path, String(pair.key.value)]
      return holds(pair.value) ? walk(pair.value, here) : here
    }
    const at = isSeq(node) ? node.items.findIndex(holds) : -1
    return at < 0 ? path : walk((node as { items: unknown[] }).items[at], [...path, at])
  }
  return walk(root, [])
}

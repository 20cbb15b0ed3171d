import { relative } from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { type Node, type Place, variantsOf } from './variants.ts'

/** One change of one place of the code. */
export interface Mutant {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly from: string
  readonly to: string
}

/** Words for people and shapes for editors, which the generated schema and the messages hold to account. */
const words = ['detail', 'title', 'description', 'properties', 'required', 'say', 'message']
const wordy = (node: Node, { parent, key }: Place): boolean =>
  (parent.type === 'Property' && key === 'key') ||
  (node.type === 'Property' && words.includes(String((node.key as Node).name))) ||
  node.type === 'ThrowStatement' ||
  (node.type === 'CallExpression' && (node.callee as Node).name === 'either')

/** Expressions of a language of types are none of those that run. */
const typing = (node: Node): boolean =>
  node.type.startsWith('TS') &&
  !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)
const still = (node: Node): boolean =>
  /^(Import|ExportAll)/.test(node.type) || typing(node) || isPassedOn(node)
/** `export { … } from …`: names that another file has. */
const isPassedOn = ({ type, source }: Node): boolean =>
  type === 'ExportNamedDeclaration' && Boolean(source)

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

/** The text of a file in which every change waits for its number to be called, and the changes it has. */
export function instrumented(path: string, text: string, first: number) {
  const file = relative(process.cwd(), path)
  const mutants: Mutant[] = []
  const exact = exactIn(text)
  const textOf = ({ start, end }: Node): string => text.slice(start, end)

  const written = (one: Node, place: Place): string => {
    if (still(one) || wordy(one, place)) return textOf(one)
    const inside = innerText(one, place)
    if (one.type === 'ExpressionStatement') return `{${inside}}`
    const ways = variantsOf(one, place).map((to) => {
      const id = first + mutants.length
      const line = text.slice(0, one.start).split('\n').length
      mutants.push({ id, file, line, from: textOf(one), to })
      return `on(${id}) ? (${to}) : `
    })
    return ways.length === 0 ? inside : `(${ways.join('')}(${inside}))`
  }

  const innerText = (parent: Node, { chained }: Place): string => {
    const children = Object.entries(parent)
      .filter(([key]) => !(parent.type === 'Property' && parent.shorthand && key === 'key'))
      .flatMap(([key, value]) => [value].flat().map((child) => ({ key, child })))
      .filter((one): one is { key: string; child: Node } => isNode(one.child))
      .toSorted((a, b) => a.child.start - b.child.start)
    let at = parent.start
    let whole = ''
    for (const { key, child } of children) {
      const spine = key === 'object' || key === 'callee' || key === 'expression'
      const within = parent.type === 'ChainExpression' || (chained && spine)
      const place = { parent, key, chained: within, exact, textOf }
      const known = child.type === 'SpreadElement' ? { ...child, within: parent.type } : child
      whole += text.slice(at, child.start) + written(known, place)
      at = child.end
    }
    return whole + text.slice(at, parent.end)
  }

  const program = parseAst(text, { lang: 'ts' }, path) as unknown as Node
  const body = innerText(program, { parent: program, key: '', chained: false, exact, textOf })
  return { mutants, text: `${text.slice(0, program.start)}${body}${text.slice(program.end)}` }
}

/** The names that a file takes from the exact arithmetic. */
const exactIn = (text: string): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/import \{([^}]+)\} from '[^']*(?:rational|exact)\.ts'/g)].flatMap(
      ([, names]) => names!.split(',').map((name) => name.trim()),
    ),
  )

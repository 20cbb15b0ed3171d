/** A node of a syntax tree, as the parser gives it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [member: string]: unknown
}

/** One way in which an expression might be wrong: what it says instead. */
export type Variant = string

/** Where a node stands: what holds it, under which name, and what the text around says. */
export interface Place {
  readonly parent: Node
  readonly key: string
  /** In the middle of `a?.b.c`: no parentheses may come between. */
  readonly chained: boolean
  /** What the file has from the exact arithmetic. */
  readonly exact: ReadonlySet<string>
  readonly textOf: (node: Node) => string
}

const comparisons: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
}

/** Names that stand for each other's opposite. */
const pairs = (...all: readonly (readonly [string, string])[]): ReadonlyMap<string, string> =>
  new Map(all.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]))
const ends = pairs(['least', 'most'], ['low', 'high'])
const bounds = pairs(['floor', 'ceil'], ['min', 'max'])
const calls = pairs(['some', 'every'], ['find', 'findLast'], ['startsWith', 'endsWith'])
const arithmetic = pairs(
  ['add', 'subtract'],
  ['multiply', 'divide'],
  ['smaller', 'larger'],
  ['zero', 'one'],
)
/** Steps without which the list would be what it was before. */
const steps = ['filter', 'toSorted', 'sort', 'slice', 'toReversed', 'flat']

const node = (value: unknown): Node => value as Node
const nodes = (value: unknown): readonly Node[] => value as readonly Node[]
const nameOf = (value: unknown): string => String((value as Node | undefined)?.name ?? '')

/** Everything that might stand instead of an expression, each as a text of its own. */
export function variantsOf(one: Node, place: Place): readonly Variant[] {
  if (place.chained) return []
  const own = makers[one.type]?.(one, place) ?? []
  return [...asked(one, place), ...own].filter((text) => text !== place.textOf(one))
}

/** A condition that always holds, or never; a step that is not taken. */
function asked(one: Node, { parent, key }: Place): readonly Variant[] {
  if (key === 'test' && /^(If|Conditional|While|For)/.test(parent.type))
    return /^(While|For)/.test(parent.type) ? ['false'] : ['true', 'false']
  if (parent.type === 'ExpressionStatement' && one.type === 'CallExpression') return ['void 0']
  if (parent.type === 'SpreadElement' && one.type !== 'ArrayExpression')
    return [(parent.within as string) === 'ObjectExpression' ? '{}' : '[]']
  return []
}

type Maker = (one: Node, place: Place) => readonly Variant[]
const makers: Readonly<Record<string, Maker>> = {
  BinaryExpression: ({ left, right, operator }, { textOf }) =>
    isText(left) || isText(right)
      ? []
      : (comparisons[operator as string] ?? []).map(
          (other) => `${textOf(node(left))} ${other} ${textOf(node(right))}`,
        ),

  LogicalExpression: ({ left, right }, { textOf }) => [textOf(node(left)), textOf(node(right))],

  UnaryExpression: ({ operator, argument }, { textOf }) =>
    operator === '!' || operator === '-' ? [textOf(node(argument))] : [],

  Literal: (one, { textOf }) => {
    if (typeof one.value === 'boolean') return [String(!one.value)]
    if (typeof one.value === 'number')
      return one.value === 0 ? ['1'] : one.value === 1 ? ['0', '2'] : [String(one.value + 1), '0']
    if (typeof one.bigint === 'string') return one.bigint === '0' ? ['1n'] : ['0n', '2n']
    if (typeof one.value === 'string') return [one.value === '' ? "'other'" : "''"]
    return textOf(one) === 'null' ? [] : []
  },

  Identifier: (one, { exact, parent, key }) => {
    const name = nameOf(one)
    const other = arithmetic.get(name)
    const named = parent.type === 'Property' && (key === 'key' || parent.shorthand === true)
    const bound = ['params', 'id', 'left'].includes(key) || parent.type === 'ArrayPattern'
    const operand = parent.type === 'BinaryExpression'
    return other && exact.has(name) && !named && (!bound || operand) ? [`exact.${other}`] : []
  },

  MemberExpression: ({ object, property, computed }, { parent, key, textOf }) => {
    const known = nameOf(object) === 'Math' ? bounds : ends
    const other = computed ? undefined : known.get(nameOf(property))
    const called = parent.type === 'CallExpression' && key === 'callee'
    const target = parent.type === 'AssignmentExpression' && key === 'left'
    return other && !target && (!called || known === bounds)
      ? [`${textOf(node(object))}.${other}`]
      : []
  },

  CallExpression: ({ callee, arguments: given }, { exact, textOf }) => {
    const { type, object, property, computed } = node(callee)
    const args = nodes(given).map(textOf)
    if (type === 'MemberExpression' && !computed) {
      const name = nameOf(property)
      const other = calls.get(name)
      if (steps.includes(name)) return [textOf(node(object))]
      return other ? [`${textOf(node(object))}.${other}(${args.join(', ')})`] : []
    }
    const name = nameOf(callee)
    if (!exact.has(name)) return []
    const [a, b] = args
    if (name === 'lessThan') return [`!lessThan(${b}, ${a})`, `lessThan(${b}, ${a})`]
    if (name === 'compare') return [`compare(${b}, ${a})`]
    if (name === 'equal') return [`!equal(${a}, ${b})`]
    return name === 'negate' || name === 'within' ? [a!] : []
  },

  NewExpression: ({ callee, arguments: given }, { textOf }) =>
    nameOf(callee) === 'Set' && nodes(given).length === 1 ? [textOf(nodes(given)[0]!)] : [],

  ArrowFunctionExpression: (one, { textOf }) => {
    const [first, ...others] = nodes(one.params)
    if (first?.type !== 'ObjectPattern' || others.length > 0) return []
    const named = nodes(first.properties).filter((each) => ends.has(nameOf(each.key)))
    const [only] = named
    if (named.length !== 1 || !only?.shorthand) return []
    const name = nameOf(only.key)
    const at = only.start - one.start
    const text = textOf(one)
    return [`${text.slice(0, at)}${ends.get(name)}: ${name}${text.slice(only.end - one.start)}`]
  },
}

const isText = (value: unknown): boolean =>
  node(value).type === 'TemplateLiteral' || typeof node(value).value === 'string'

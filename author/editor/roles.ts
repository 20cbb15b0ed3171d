import type { JsonObject, Methods } from '../../engine/index.ts'
import { holdsMembers, isMembers, nodeAt, type Path, type Tree, wordAt } from './tree.ts'

/** The kinds of names that a definition declares and that others refer to. */
export type Sort =
  | 'fact'
  | 'indicator'
  | 'rubric'
  | 'condition'
  | 'gate'
  | 'veto'
  | 'stage'
  | 'source'
  | 'example'
  | 'standard'
  | 'level'
  | 'grade'

/** What a word stands for at a place: a name of a sort, an option of a fact, or a text that holds names. */
export type Role =
  | { readonly is: 'name'; readonly sort: Sort; readonly declares: boolean }
  | { readonly is: 'option'; readonly fact: string }
  /** A fact, or the word `level`. */
  | { readonly is: 'pivot' }
  | { readonly is: 'citation' | 'expression' | 'target' | 'state' | 'outcome' | 'method' }

/** Where a word stands: in a file of a kind, at a path, as a key or as a value. */
export interface Where {
  readonly kind: string
  readonly path: Path
  readonly on: 'key' | 'value'
  readonly tree: Tree
  readonly methods: Methods
}

type Rule = readonly [place: RegExp, role: Role]

const refers = (sort: Sort): Role => ({ is: 'name', sort, declares: false })
const declares = (sort: Sort): Role => ({ is: 'name', sort, declares: true })
const citation: Role = { is: 'citation' }
const expression: Role = { is: 'expression' }

const parts = /^facts\/[^/]+\/(of(\/\d+)?|over|less|against)$/
const items = '(indicators|adjust/(bonus|penalty)/items)'
const branch = String.raw`(/bands/\d+/value|/[^/]+)?`

/** Values, by the path to them. */
const values: { readonly [kind: string]: readonly Rule[] } = {
  standard: [
    [/^id$/, declares('standard')],
    [/^extends$/, refers('standard')],
    [/^(applies_to\/)?levels\/\d+$/, refers('level')],
    [parts, refers('fact')],
    [/^exclusive\/\d+\/of\/\d+$/, refers('fact')],
    [new RegExp(`^(${items}/\\d+|tailor/\\d+/with)(/children/\\d+)*/id$`), declares('indicator')],
    [/^conditions\/\d+\/id$/, declares('condition')],
    [/^gates\/\d+\/id$/, declares('gate')],
    [/^vetoes\/\d+\/id$/, declares('veto')],
    [/^stages\/\d+\/id$/, declares('stage')],
    [/^grades\/[^/]+\/\d+\/id$/, declares('grade')],
    [/^gates\/\d+\/of$/, refers('indicator')],
    [/^ranking\/ties\/\d+\/higher$/, refers('indicator')],
    [/(^|\/)cap_grade$/, refers('grade')],
    [/^grades\/[^/]+\/\d+\/outcome$/, { is: 'outcome' }],
    [/^tailor\/\d+\/target$/, { is: 'target' }],
    [new RegExp(`(^|/)when${branch}$`), expression],
  ],
  examples: [
    [/^\d+\/id$/, declares('example')],
    [/^\d+\/like$/, refers('example')],
    [/^\d+\/level$/, refers('level')],
    [/^\d+\/tries\/\d+$/, refers('fact')],
    [/^\d+\/points_of$/, refers('indicator')],
    [/^\d+\/want\/missing\/\d+$/, refers('fact')],
    [/^\d+\/want\/vetoes\/\d+$/, refers('veto')],
    [/^\d+\/want\/gates\/\d+$/, refers('gate')],
    [/^\d+\/want\/grade$/, refers('grade')],
    [/^\d+\/want\/outcome$/, { is: 'outcome' }],
    [/^\d+\/(given\/[^/]+|rows\/\d+\/\d+)\/state$/, { is: 'state' }],
  ],
  facts: [[parts, refers('fact')]],
  programme: [
    [/^tiers\/\d+\/id$/, declares('level')],
    [/^levels\/(of|required)\/\d+$/, refers('level')],
    [/^ladder\/entry$/, refers('level')],
    [/^fallback$/, refers('standard')],
  ],
}

/** Keys, by the path to them. */
const keys: { readonly [kind: string]: readonly Rule[] } = {
  standard: [
    [/^facts\/[^/]+$/, declares('fact')],
    [/^rubrics\/[^/]+$/, declares('rubric')],
    [/^sources\/[^/]+$/, declares('source')],
    [/^grades\/[^/]+$/, refers('level')],
    [/\/for\/[^/]+$/, refers('fact')],
  ],
  examples: [
    [/^\d+\/given\/[^/]+$/, refers('fact')],
    [/^\d+\/want\/(points|states)\/[^/]+$/, refers('indicator')],
    [/^\d+\/want\/conditions\/[^/]+$/, refers('condition')],
  ],
  facts: [[/^facts\/[^/]+$/, declares('fact')]],
  sources: [[/^sources\/[^/]+$/, declares('source')]],
}

/** What a word stands for where it stands; null where it stands for itself. */
export function roleOf(where: Where): Role | null {
  const { kind, path, on } = where
  if (kind === 'overlay') return overlaid(where)
  const text = path.join('/')
  if (on === 'value' && isCitation(text)) return citation
  if (on === 'value' && kind === 'standard' && path.at(-1) === 'vary') return { is: 'pivot' }
  const rules = (on === 'key' ? keys : values)[kind] ?? []
  const found = rules.find(([place]) => place.test(text))?.[1]
  return found ? settled(found, where) : withinOf(where, text)
}

/** An overlay says of whichever standards what one says of itself, and has examples of each by its id. */
function overlaid(where: Where): Role | null {
  const { path, on, tree } = where
  const [first, id, ...rest] = path
  if (first === 'id') return null
  if (on === 'value' && (first === 'over' || first === 'except')) return refers('standard')
  if (first !== 'examples') return roleOf({ ...where, kind: 'standard' })
  if (rest.length === 0) return on === 'key' && id !== undefined ? refers('standard') : null
  return roleOf({
    ...where,
    kind: 'examples',
    path: rest,
    tree: { ...tree, root: nodeAt(tree, [first, id!]) },
  })
}

const isCitation = (text: string): boolean =>
  /(^|\/)(source|basis)(\/\d+)?$|(^|\/)legal_basis\/[^/]+$/.test(text) && !/^sources\//.test(text)

/** A fact that is named with `{}` is declared elsewhere; the parts of a choice are its own options. */
function settled(role: Role, { tree, path, on }: Where): Role | null {
  if (role.is !== 'name' || role.sort !== 'fact') return role
  if (on === 'key' && role.declares) {
    return holdsMembers(tree, path) ? role : refers('fact')
  }
  return role
}

/** Roles that depend on what stands around the word: branches of `vary`, options, members of rules. */
function withinOf(where: Where, text: string): Role | null {
  const { kind, on, path, tree } = where
  if (kind === 'examples') return optionGiven(where, text)
  if (kind !== 'standard') return null
  if (on === 'value' && /^facts\/[^/]+\/kinds\/\d+$/.test(text))
    return optionOf(wordAt(tree, [...path.slice(0, 2), 'of']))
  if (on === 'value' && /\/for\/[^/]+\/\d+$/.test(text)) return optionOf(path.at(-2))
  return branchOf(where) ?? memberOf(where)
}

const optionOf = (fact: unknown): Role | null =>
  typeof fact === 'string' ? { is: 'option', fact } : null

/** The value of a choice, or the kind of something that happened; in a row by the fact that its column tries. */
function optionGiven({ on, path, tree }: Where, text: string): Role | null {
  if (on !== 'value') return null
  if (/^\d+\/given\/[^/]+(\/\d+)?(\/kind)?$/.test(text)) return optionOf(path[2])
  return /^\d+\/rows\/\d+\/\d+(\/\d+)?(\/kind)?$/.test(text)
    ? optionOf(wordAt(tree, [path[0]!, 'tries', path[3]!]))
    : null
}

/** A key beside `vary` names a level or an option. */
function branchOf({ on, path, tree }: Where): Role | null {
  const key = path.at(-1)
  if (on !== 'key' || key === 'vary' || key === 'bands' || key === 'otherwise') return null
  const vary = wordAt(tree, [...path.slice(0, -1), 'vary'])
  return vary === 'level' ? refers('level') : optionOf(vary)
}

/** A word in a rule, by what its method says of the member that it stands in. */
function memberOf(where: Where): Role | null {
  const { path, on, tree, methods } = where
  const at = path.findLastIndex((step) => ['score', 'gives', 'takes'].includes(String(step)))
  const member = path[at + 1]
  if (at < 0 || member === undefined) return null
  if (member === 'kind') return on === 'value' ? { is: 'method' } : null
  const inRule = (name: string) => wordAt(tree, [...path.slice(0, at + 1), name])
  const schema = methods.get(String(inRule('kind')))?.properties[String(member)]
  if (!isMembers(schema)) return null
  return memberRole(schema as JsonObject, plainWay(tree, path, at + 2), on, inRule('of'))
}

/** The way inside a member, branches of its `vary` left out. */
function plainWay(tree: Tree, path: Path, from: number): Path {
  const inside = path.slice(from)
  if (wordAt(tree, [...path.slice(0, from), 'vary']) === undefined) return inside
  return inside[0] === 'bands' ? inside.slice(3) : inside.slice(1)
}

function memberRole(
  schema: JsonObject,
  inside: Path,
  on: 'key' | 'value',
  of: unknown,
): Role | null {
  if (on === 'value' && inside.length === 0) {
    if (schema.$ref === '#/$defs/variable') return refers('fact')
    if (schema.$ref === '#/$defs/expression') return expression
    return schema.$ref === '#/$defs/name' ? refers('rubric') : null
  }
  if (on !== 'key' || inside.length !== 1 || schema.propertyNames === undefined) return null
  return typeof of === 'string' ? optionOf(of) : refers('fact')
}

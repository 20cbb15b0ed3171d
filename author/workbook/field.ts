import examples from '../../standards/schema/examples.json' with { type: 'json' }
import standard from '../../standards/schema/standard.json' with { type: 'json' }
import type { Path } from './yaml/document.ts'

/**
 * What a cell may hold. A `figure` is a number, or a text in quotes where the quotes say something; `either` is one
 * text, or a list of several; `any` is whatever a new fact may be: its text tells.
 */
export type Kind = 'text' | 'number' | 'figure' | 'choice' | 'flag' | 'list' | 'either' | 'any'

/** What a part of a definition is called, what it may be, and what its author should know. */
export interface Field {
  /** What each step of the way is called. */
  readonly titles: readonly string[]
  readonly hint: string
  readonly kind: Kind
  /** Of a choice, what may be chosen; of a number, the words that may stand instead. */
  readonly options: readonly string[]
  /** It must be there. */
  readonly required: boolean
}

interface Schema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly properties?: { readonly [key: string]: Schema }
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly oneOf?: readonly Schema[]
  readonly if?: unknown
  readonly then?: Schema
  readonly else?: Schema
  readonly $defs?: { readonly [name: string]: Schema }
}

const schemas = { standard: standard as Schema, examples: examples as Schema }
export type SchemaName = keyof typeof schemas

/** What the part at a path is, as the schema has it that editors and the loader read; what none knows is a text. */
export function fieldAt(name: SchemaName, value: unknown, path: Path): Field {
  const { schema, titles, required } = descend(name, value, path)
  return {
    titles,
    hint: schema.description ?? '',
    required,
    ...kindOf(schema, path.reduce(inside, value)),
  }
}

/** The keys that may stand in the map at a path, in the order in which the schema has them. */
export const keysAt = (name: SchemaName, value: unknown, path: Path): readonly string[] =>
  Object.keys(descend(name, value, path).schema.properties ?? {})

/** Keys of the map at a path are the author's own words. */
export const freeAt = (name: SchemaName, value: unknown, path: Path): boolean =>
  typeof descend(name, value, path).schema.additionalProperties === 'object' ||
  path.at(-1) === 'given'

/** What the schema asks of the map at a path. */
export const requiredAt = (name: SchemaName, value: unknown, path: Path): readonly string[] =>
  descend(name, value, path).schema.required ?? []

function descend(
  name: SchemaName,
  value: unknown,
  path: Path,
): { schema: Schema; titles: readonly string[]; required: boolean } {
  const root = schemas[name]
  let schema = settled(root, root, value)
  let at = value
  let required = false
  const titles: string[] = []
  for (const step of path) {
    const inner = innerOf(root, schema, step)
    required = schema.required?.includes(String(step)) ?? false
    at = inside(at, step)
    schema = settled(root, inner ?? {}, at)
    titles.push(typeof step === 'number' ? `第${step + 1}项` : titleOf(schema, step))
  }
  return { schema, titles, required }
}

const titleOf = ({ title }: Schema, step: string): string => languages[step] || title || step
const languages: { readonly [key: string]: string } = { zh: '中文', en: '英文' }

/** A key of the schema's own, one of the author's, or an item. */
function innerOf(root: Schema, schema: Schema, step: string | number): Schema | undefined {
  if (typeof step === 'number') return schema.items
  const own = schema.properties?.[step] ?? branches(root, schema).find((one) => one[step])?.[step]
  if (own) return own
  const free = schema.additionalProperties
  return typeof free === 'object' ? { ...free, title: step } : undefined
}

/** Of a text that may also be written in two languages, what that map may hold. */
const branches = (root: Schema, { oneOf = [] }: Schema) =>
  oneOf.map((one): NonNullable<Schema['properties']> => referred(root, one).properties ?? {})

/** A schema with its references followed, and of its alternatives the one that the value has taken. */
function settled(root: Schema, given: Schema, value: unknown): Schema {
  const schema = referred(root, given)
  const { title, description } = schema
  const also = (one: Schema): Schema => {
    const next = settled(root, one, value)
    return {
      ...next,
      title: title ?? next.title ?? '',
      description: description ?? next.description ?? '',
    }
  }
  // The other conditions of the schemas say what must stand together, not what a part is.
  if (schema.if && schema.else) {
    const varies = typeof value === 'object' && value !== null && Object.hasOwn(value, 'vary')
    return also((varies ? schema.then : schema.else) ?? {})
  }
  if (!schema.oneOf) return schema
  const list = schema.oneOf.find(({ type }) => type === 'array')
  if (list && (typeof value !== 'object' || Array.isArray(value)))
    return { ...also(list), type: 'either' }
  const taken = schema.oneOf.find((one) => fits(settled(root, referred(root, one), value), value))
  return taken ? also(taken) : schema
}

function referred(root: Schema, schema: Schema): Schema {
  if (!schema.$ref) return schema
  const { $ref, ...own } = schema
  return referred(root, { ...root.$defs?.[$ref.replace('#/$defs/', '')], ...own })
}

/** Alternatives differ by type, by `kind` or by a constant. */
function fits({ type, properties, ...schema }: Schema, value: unknown): boolean {
  if ('const' in schema) return schema.const === value
  const kind = properties?.kind?.const
  if (kind !== undefined) return inside(value, 'kind') === kind
  const typeOf = Array.isArray(value) ? 'array' : typeof value
  return [type].flat().includes(typeOf)
}

const inside = (value: unknown, step: string | number): unknown =>
  typeof value === 'object' && value !== null
    ? (value as { readonly [step: string]: unknown })[step]
    : undefined

function kindOf(schema: Schema, value: unknown): Pick<Field, 'kind' | 'options'> {
  const types = [schema.type].flat()
  const words = schema.enum ?? (schema.const === undefined ? [] : [schema.const])
  if (types[0] === 'either') return { kind: 'either', options: [] }
  if (Array.isArray(value) || types[0] === 'array') return { kind: 'list', options: [] }
  if (words.length > 0 && words.every((word) => typeof word === 'string'))
    return { kind: 'choice', options: words as readonly string[] }
  if (types.includes('boolean') || typeof value === 'boolean') return { kind: 'flag', options: [] }
  if (types.includes('number') && types.includes('string'))
    return schema.pattern === '^none$'
      ? { kind: 'number', options: ['none'] }
      : { kind: 'figure', options: [] }
  const number = types.includes('number') || types.includes('integer') || typeof value === 'number'
  return { kind: number ? 'number' : 'text', options: [] }
}

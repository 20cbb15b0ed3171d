import type { Method, Methods } from '../score/method.ts'
import type { Json, JsonObject } from '../terms.ts'

/** The schema of a standard with its `score` made of the methods there are: what an author may write, by kind. */
export function withMethods(schema: JsonObject, methods: Methods): JsonObject {
  const given = schema.$defs as JsonObject
  const kept = Object.entries(given).filter(([name]) => !name.startsWith('score'))
  const all = [...methods.values()]
  const $defs = {
    ...Object.fromEntries(kept),
    score: choiceOf(all),
    ...Object.fromEntries(all.map((method) => [`score-${method.kind}`, ruleOf(method)])),
    ...Object.fromEntries(all.flatMap((method) => variedProperties(method, given.quantity!))),
  }
  return { ...schema, $defs }
}

/**
 * The kinds there are, and of each what it takes once it is named: an editor then offers the members of that kind
 * alone, of a misspelt kind one thing is wrong, and while none is named each can be begun whole.
 */
const choiceOf = (methods: readonly Method[]): JsonObject => ({
  title: '计分规则',
  description: '用 kind 选定计分方法。',
  type: 'object',
  required: ['kind'],
  properties: {
    kind: {
      title: '计分方法',
      enum: methods.map(({ kind }) => kind),
      enumDescriptions: methods.map(({ title, description }) => `${title}：${description}`),
    },
  },
  allOf: methods.map(({ kind }) => ({
    if: { required: ['kind'], properties: { kind: { const: kind } } },
    // biome-ignore lint/suspicious/noThenProperty: the schema's own word
    then: { $ref: `#/$defs/score-${kind}` },
  })),
  if: { not: { required: ['kind'] } },
  // biome-ignore lint/suspicious/noThenProperty: the schema's own word
  then: { defaultSnippets: methods.map(beginningOf) },
})

/** A rule as it is written: its kind beside its own members, and nothing else. */
const ruleOf = ({ kind, title, description, properties, required }: Method): JsonObject => ({
  title,
  description,
  type: 'object',
  additionalProperties: false,
  required: ['kind', ...required],
  properties: {
    kind: { const: kind, title: '计分方法' },
    ...Object.fromEntries(
      Object.entries(properties).map(([name, plain]) => [
        name,
        varies(plain as JsonObject) ? { $ref: `#/$defs/score-${kind}-${name}` } : plain,
      ]),
    ),
  },
})

/** A number, a list or a map of a rule may differ by level or by a fact; the name of a fact may not. */
const varies = ({ type }: JsonObject): boolean =>
  [type].flat().some((one) => ['number', 'integer', 'array', 'object'].includes(String(one)))

/** What of a method's rule may be written as `{ vary: … }`, each under its own name. */
const variedProperties = (
  { kind, properties }: Method,
  quantity: JsonObject[string],
): readonly (readonly [string, JsonObject])[] =>
  Object.entries(properties)
    .filter(([, plain]) => varies(plain as JsonObject))
    .map(([name, plain]) => {
      const { title, description, ...rest } = plain as { readonly [key: string]: string }
      const self = `score-${kind}-${name}`
      const either = inEither(self, rest, quantity as JsonObject)
      const begun = { label: title!, body: begin(plain as JsonObject, stops()) }
      return [
        self,
        {
          ...{ ...either, title: title!, ...(description ? { description } : {}) },
          defaultSnippets: [begun],
        },
      ]
    })

/** The plain form, or one for each branch of a `vary`: the schema of a number, with another plain form in it. */
function inEither(name: string, plain: JsonObject, quantity: JsonObject): JsonObject {
  const text = JSON.stringify({ ...quantity, else: plain })
  return JSON.parse(text.replaceAll('#/$defs/quantity', `#/$defs/${name}`))
}

/** Where the cursor halts in what an editor has begun, one after the other. */
type Stops = (said: string) => string

function stops(): Stops {
  let at = 0
  return (said) => {
    at += 1
    return `\${${at}:${said}}`
  }
}

/** A rule of a kind as an editor begins it: with all that must be written. */
function beginningOf({ kind, title, description, properties, required }: Method): JsonObject {
  const stop = stops()
  const members = required.map((name) => [name, begin(properties[name] as JsonObject, stop)])
  return { label: title, description, body: { kind, ...Object.fromEntries(members) } }
}

/** A value as an editor begins it, by what may stand there. */
function begin(schema: JsonObject, stop: Stops): Json {
  const {
    type,
    enum: words,
    title = '',
    items,
    properties,
    required,
    additionalProperties,
  } = schema
  if (Array.isArray(words)) return stop(String(words[0]))
  if (type === 'array') return [begin(items as JsonObject, stop)]
  if (type === 'object' && properties) return beginMembers(properties, required, stop)
  if (type === 'object')
    return { [stop('名')]: begin((additionalProperties ?? {}) as JsonObject, stop) }
  return stop(type === 'string' || type === undefined ? String(title) : '0')
}

const beginMembers = (properties: Json, required: Json | undefined, stop: Stops): Json =>
  Object.fromEntries(
    ((required ?? []) as readonly string[]).map((name) => [
      name,
      begin((properties as JsonObject)[name] as JsonObject, stop),
    ]),
  )

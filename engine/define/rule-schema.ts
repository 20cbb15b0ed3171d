import type { Method, Methods } from '../score/method.ts'
import type { JsonObject } from '../terms.ts'

/** The schema of a standard with its `score` made of the methods there are: what an author may write, by kind. */
export function withMethods(schema: JsonObject, methods: Methods): JsonObject {
  const given = schema.$defs as JsonObject
  const kept = Object.entries(given).filter(([name]) => !name.startsWith('score'))
  const all = [...methods.values()]
  const $defs = {
    ...Object.fromEntries(kept),
    score: {
      title: '计分规则',
      description: '用 kind 选定计分方法。',
      type: 'object',
      required: ['kind'],
      discriminator: { propertyName: 'kind' },
      oneOf: all.map(({ kind }) => ({ $ref: `#/$defs/score-${kind}` })),
    },
    ...Object.fromEntries(all.map((method) => [`score-${method.kind}`, ruleOf(method)])),
    ...Object.fromEntries(all.flatMap((method) => variedProperties(method, given.quantity!))),
  }
  return { ...schema, $defs }
}

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
      return [self, { ...either, title: title!, ...(description ? { description } : {}) }]
    })

/** The plain form, or one for each branch of a `vary`: the schema of a number, with another plain form in it. */
function inEither(name: string, plain: JsonObject, quantity: JsonObject): JsonObject {
  const text = JSON.stringify({ ...quantity, else: plain })
  return JSON.parse(text.replaceAll('#/$defs/quantity', `#/$defs/${name}`))
}

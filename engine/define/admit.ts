import type { Method, Methods, Package } from '../score/method.ts'
import { heldMethod } from '../score/plugin.ts'
import type { JsonObject } from '../terms.ts'
import { validatorWith } from './schemas.ts'

/** Why a package's method is not taken in; `detail` is what the sentence needs. */
export interface MethodFlaw {
  readonly code: 'method-member' | 'method-taken' | 'method-words' | 'method-schema'
  readonly detail: { readonly kind: string; readonly what: string }
}

/** The methods there are with those that a package offers, or all that is wrong with what it offers. */
export function admit(
  methods: Methods,
  offered: readonly unknown[],
  from: Package,
): { readonly methods: Methods; readonly flaws: readonly MethodFlaw[] } {
  const found = new Map(methods)
  const flaws = offered.flatMap((one, at): readonly MethodFlaw[] => {
    const flaw = flawOf(one, at, found)
    if (flaw) return [flaw]
    const method = heldMethod(one as Method<unknown>, from)
    found.set(method.kind, method)
    return []
  })
  return flaws.length > 0 ? { methods, flaws } : { methods: found, flaws }
}

function flawOf(offered: unknown, at: number, methods: Methods): MethodFlaw | null {
  const known = isRecord(offered) ? offered : {}
  const kind = typeof known.kind === 'string' ? known.kind : `#${at + 1}`
  const flaw = (code: MethodFlaw['code'], what: string | null): MethodFlaw | null =>
    what === null ? null : { code, detail: { kind, what } }
  const member = flaw('method-member', memberMissing(known))
  if (member) return member
  const method = offered as Method
  const before = methods.get(kind)
  return (
    flaw('method-taken', before ? (before.from?.name ?? 'biaogan') : null) ??
    flaw('method-words', wordless(method)) ??
    flaw('method-schema', openPart(method.properties) ?? uncompiled(method))
  )
}

const word = /^[a-z]+(_[a-z]+)*$/
const isFunction = (one: unknown): boolean => typeof one === 'function'

/** The members of a method, each with what it must be. */
const members: readonly (readonly [
  keyof Method,
  (one: unknown, all: Readonly<Record<string, unknown>>) => boolean,
])[] = [
  ['kind', (one) => typeof one === 'string' && word.test(one)],
  ['title', (one) => typeof one === 'string'],
  ['description', (one) => typeof one === 'string'],
  [
    'properties',
    (one) =>
      isRecord(one) &&
      Object.entries(one).every(
        ([name, plain]) => word.test(name) && name !== 'kind' && isRecord(plain),
      ),
  ],
  [
    'required',
    (one, { properties }) =>
      Array.isArray(one) && one.every((name) => Object.hasOwn(properties as object, name)),
  ],
  ...(['reads', 'check', 'least', 'most', 'say', 'compile'] as const).map(
    (name) => [name, isFunction] as const,
  ),
  ...(['prices', 'turns', 'open'] as const).map(
    (name) => [name, (one: unknown) => one === undefined || isFunction(one)] as const,
  ),
  ['whole', (one) => one === undefined || one === true],
]

const memberMissing = (offered: Readonly<Record<string, unknown>>): string | null =>
  members.find(([name, fits]) => !fits(offered[name], offered))?.[0] ?? null

/** Editors show authors what a rule and each of its members is: in Chinese, or not at all. */
function wordless({ title, description, properties }: Method): string | null {
  const said: readonly (readonly [string, unknown])[] = [
    ['title', title],
    ['description', description],
    ...Object.entries(properties).map(
      ([name, plain]) => [`properties.${name}.title`, (plain as JsonObject).title] as const,
    ),
  ]
  return said.find(([, text]) => !/\p{Script=Han}/u.test(String(text ?? '')))?.[0] ?? null
}

/** A part of a schema that would take anything: no type is said, or a map takes keys that nobody named. */
function openPart(properties: JsonObject): string | null {
  const open = (schema: unknown, path: string): string | null => {
    if (!isRecord(schema)) return path
    const { type, properties: named = {}, additionalProperties: others, items } = schema
    if (!['type', 'enum', 'const', '$ref'].some((key) => key in schema)) return path
    const inside = [
      ...Object.entries(named as object).map(([name, one]) => open(one, `${path}.${name}`)),
      ...(type === 'array' ? [open(items, `${path}.items`)] : []),
      ...(type === 'object' && others !== false
        ? [open(others, `${path}.additionalProperties`)]
        : []),
    ]
    return inside.find((one) => one !== null) ?? null
  }
  const all = Object.entries(properties).map(([name, plain]) => open(plain, `properties.${name}`))
  return all.find((one) => one !== null) ?? null
}

/** What the schema compiler says against it; null where it has nothing to say. */
function uncompiled(method: Method): string | null {
  try {
    validatorWith(new Map([[method.kind, method as Method<never>]]))
    return null
  } catch (cause) {
    return String((cause as Error).message)
  }
}

const isRecord = (one: unknown): one is Readonly<Record<string, unknown>> =>
  typeof one === 'object' && one !== null && !Array.isArray(one)

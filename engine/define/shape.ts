import type { ErrorObject } from 'ajv/dist/2020.js'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import { nearest, type Problem } from './problem.ts'
import { type Kind, validatorOf } from './schemas.ts'
import type { Path, Source } from './source.ts'
import { typeProblem, varyAstray } from './type-problem.ts'

/** So many mistakes of one file are worth reading. */
const maxErrors = 500
/** So many choices are read at a glance. */
const fewWords = 6

/** Second pass: does the value have the shape of its kind? One problem a mistake, at its place. */
export function shapeProblems(
  kind: Kind,
  source: Source,
  methods: Methods = builtIn,
): readonly Problem[] {
  const validate = validatorOf(kind, methods)
  if (validate(source.value)) return []
  const errors = (validate.errors ?? []).slice(0, maxErrors)
  return relevant(errors).map((error) => problemOf(error, source))
}

/** A union reports every branch; of these the most telling errors are kept, one union at a time; of what may not vary, that. */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const unions = new Set(
    errors.filter(({ keyword }) => keyword === 'oneOf').map(({ instancePath }) => instancePath),
  )
  const varied = new Set(errors.filter(isVary).map(({ instancePath }) => instancePath))
  const telling = errors
    .filter((error) => !varied.has(error.instancePath) || isVary(error))
    .filter(
      ({ keyword, instancePath }) =>
        !['oneOf', 'propertyNames', 'if'].includes(keyword) &&
        !(unions.has(instancePath) && ['type', 'minLength', 'const'].includes(keyword)),
    )
  return errors.filter((error) =>
    error.keyword === 'oneOf'
      ? !telling.some(({ instancePath }) => `${instancePath}/`.startsWith(`${error.instancePath}/`))
      : telling.includes(error),
  )
}

const isVary = ({ keyword, params }: ErrorObject): boolean =>
  keyword === 'additionalProperties' && params.additionalProperty === 'vary'

const pathOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

function problemOf(error: ErrorObject, source: Source): Problem {
  const { instancePath, keyword, params, parentSchema, propertyName } = error
  const path: Path = pathOf(instancePath)
  const at = source.place(path)
  const value =
    typeof error.data === 'object' && error.data !== null
      ? ''
      : ` ${source.numeral(path) ?? String(error.data)}`
  switch (keyword) {
    case 'required':
      return source.problem(
        at,
        'missing',
        `缺少 ${params.missingProperty}`,
        `"${params.missingProperty}" is missing`,
      )
    case 'additionalProperties': {
      const extra = String(params.additionalProperty)
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {})
      const near = nearest(extra, known)
      const fix = near ? ([near, near] as const) : ([known.join('、'), known.join(', ')] as const)
      const place = source.keyPlace([...path, extra])
      if (extra === 'vary') return source.problem(place, 'unknown-key', ...varyAstray(path))
      return source.problem(
        place,
        'unknown-key',
        `不认识的键 ${extra}`,
        `unknown key "${extra}"`,
        fix,
      )
    }
    case 'enum':
      return oneOf(source, path, value, params.allowedValues as readonly unknown[])
    case 'const':
      return oneOf(source, path, value, [params.allowedValue])
    case 'type':
      return typeProblem(source, path, String(params.type), error.data)
    case 'pattern':
    case 'format': {
      const place = propertyName === undefined ? at : source.keyPlace([...path, propertyName])
      const shown = propertyName === undefined ? value : ` ${propertyName}`
      const { format, pattern = format } = params
      const wants = String(forms[format] ?? parentSchema?.title ?? pattern)
      return source.problem(
        place,
        'form',
        `${shown.trim()} 的写法不对`,
        `${shown.trim()} is not written as it should be`,
        [wants, String(pattern)],
      )
    }
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum': {
      const bound = `${params.comparison} ${params.limit}`
      return source.problem(
        at,
        'out-of-range',
        `${value.trim()} 超出范围`,
        `${value.trim()} is out of range`,
        [bound, bound],
      )
    }
    case 'minItems':
    case 'minLength':
    case 'minProperties':
      return source.problem(
        at,
        'too-few',
        `内容过少，至少 ${params.limit}`,
        `too few, at least ${params.limit}`,
      )
    case 'maxItems':
    case 'maxLength':
    case 'maxProperties':
      return source.problem(
        at,
        'too-many',
        `内容过多，至多 ${params.limit}`,
        `too many, at most ${params.limit}`,
      )
    default:
      return unionProblem(source, path, error)
  }
}

const forms: Readonly<Record<string, string>> = {
  date: '存在的日期，如 "2026-01-31"',
  'filing-or-date': 'filing，或存在的日期，如 "2026-01-31"',
  'date-time': '带时区的时刻，如 2026-01-31T09:00:00+08:00',
}

/** None of a union's branches fits: what it may be, in the schema's own words. */
function unionProblem(source: Source, path: Path, { keyword, parentSchema }: ErrorObject): Problem {
  const { title = keyword, description, oneOf = [] } = parentSchema as UnionSchema
  const branches = oneOf.map(({ type, $ref = '' }) => type ?? $ref.replace('#/$defs/', ''))
  return source.problem(
    source.place(path),
    'shape',
    `形式不对：${title}`,
    'is not written as it should be',
    [description ?? branches.join('、'), branches.join(', ')],
  )
}

interface UnionSchema {
  readonly title?: string
  readonly description?: string
  readonly oneOf?: readonly { readonly type?: string; readonly $ref?: string }[]
}

function oneOf(source: Source, path: Path, value: string, allowed: readonly unknown[]): Problem {
  const words = allowed.map(String)
  // A few are all listed: the nearest of them is a guess, and may be wrong.
  const near = words.length <= fewWords ? null : nearest(value.trim(), words)
  const fix = near ? ([near, near] as const) : ([words.join('、'), words.join(', ')] as const)
  return source.problem(
    source.place(path),
    'unknown-value',
    `${value.trim() || '此值'} 不在可选范围内`,
    `${value.trim() || 'this value'} is not one of the choices`,
    fix,
  )
}

import { Ajv2020 } from 'ajv/dist/2020.js'
import batch from '../../standards/schema/batch.json' with { type: 'json' }
import calendar from '../../standards/schema/calendar.json' with { type: 'json' }
import config from '../../standards/schema/config.json' with { type: 'json' }
import examples from '../../standards/schema/examples.json' with { type: 'json' }
import facts from '../../standards/schema/facts.json' with { type: 'json' }
import fields from '../../standards/schema/fields.json' with { type: 'json' }
import lock from '../../standards/schema/lock.json' with { type: 'json' }
import overlay from '../../standards/schema/overlay.json' with { type: 'json' }
import procedure from '../../standards/schema/procedure.json' with { type: 'json' }
import programme from '../../standards/schema/programme.json' with { type: 'json' }
import script from '../../standards/schema/script.json' with { type: 'json' }
import signature from '../../standards/schema/signature.json' with { type: 'json' }
import sources from '../../standards/schema/sources.json' with { type: 'json' }
import standard from '../../standards/schema/standard.json' with { type: 'json' }
import trust from '../../standards/schema/trust.json' with { type: 'json' }
import { isLocalDate } from '../calendar.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import type { JsonObject } from '../terms.ts'
import { withMethods } from './rule-schema.ts'

const schemas = {
  batch,
  calendar,
  config,
  examples,
  facts,
  fields,
  lock,
  overlay,
  procedure,
  programme,
  script,
  signature,
  sources,
  standard,
  trust,
}

export type Kind = keyof typeof schemas

type Validate = ReturnType<Ajv2020['compile']>

/** Words of the schemas that editors read and that say nothing about what is right. */
export const forEditors = ['enumDescriptions', 'patternErrorMessage', 'defaultSnippets']

/** Schemas of a package are held to what a schema is; our own are by a test. */
function reader({ ours }: { readonly ours: boolean }): Ajv2020 {
  const ajv = new Ajv2020({
    validateSchema: !ours,
    // A smaller or quicker validator that is compiled longer pays for nobody: most runs read each file once.
    code: { optimize: false },
    // Small parts alone are written in again and again; of what a key's form is, the validator says then which key it was.
    inlineRefs: 6,
    // Problems are said in our own words.
    messages: false,
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
  })
  ajv.addVocabulary(forEditors)
  ajv.addFormat('date', { type: 'string', validate: isLocalDate })
  ajv.addFormat('filing-or-date', {
    type: 'string',
    validate: (text: string) => text === 'filing' || isLocalDate(text),
  })
  ajv.addFormat('date-time', {
    type: 'string',
    validate: (text: string) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
      !Number.isNaN(Date.parse(text)),
  })
  return ajv
}

const ajv = reader({ ours: true })
const validators = new Map<Kind, Validate>()
const plugged = {
  standard: new WeakMap<Methods, Validate>(),
  overlay: new WeakMap<Methods, Validate>(),
}

/** What tells whether a value has the shape of its kind; where rules of scoring stand, it is made of the methods there are. */
export function validatorOf(kind: Kind, methods: Methods): Validate {
  if ((kind === 'standard' || kind === 'overlay') && methods !== builtIn)
    return validatorWith(methods, kind)
  const before = validators.get(kind)
  if (before) return before
  const made = ajv.compile(schemas[kind])
  validators.set(kind, made)
  return made
}

/** The validator of standards or overlays that may use these methods; throws where a schema of theirs cannot be compiled. */
export function validatorWith(methods: Methods, kind: keyof typeof plugged = 'standard'): Validate {
  const before = plugged[kind].get(methods)
  if (before) return before
  const made = reader({ ours: false }).compile(withMethods(schemas[kind] as JsonObject, methods))
  plugged[kind].set(methods, made)
  return made
}

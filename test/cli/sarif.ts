import { Ajv } from 'ajv'

/**
 * What SARIF 2.1.0 (OASIS, 27 March 2020) asks of the objects that we write, from its text, by section. The schema
 * that OASIS publishes has no rule for how indices and regions refer to others; these are looked for as well.
 */
const message = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1 } },
}
const level = { enum: ['none', 'note', 'warning', 'error'] }
const whole = { type: 'integer', minimum: 1 }

/** § 3.4: an address relative to a base has no `..` at its beginning and is escaped; one without a base is whole. */
const artifactLocation = {
  oneOf: [
    {
      required: ['uri', 'uriBaseId'],
      additionalProperties: false,
      properties: {
        uri: { pattern: "^(?!/|\\.\\./|[a-z]+:)[A-Za-z0-9._~!$&'()*+,;=:@%/-]+$" },
        uriBaseId: { type: 'string' },
      },
    },
    {
      required: ['uri'],
      additionalProperties: false,
      properties: { uri: { pattern: '^[a-z]+://[^\\s]+$' } },
    },
  ],
}
/** § 3.30. */
const region = {
  type: 'object',
  additionalProperties: false,
  required: ['startLine'],
  properties: { startLine: whole, startColumn: whole, endLine: whole, endColumn: whole },
}
/** § 3.55 to 3.57. */
const replacement = {
  type: 'object',
  additionalProperties: false,
  required: ['deletedRegion'],
  properties: {
    deletedRegion: {
      type: 'object',
      required: ['charOffset', 'charLength'],
      additionalProperties: false,
      properties: {
        charOffset: { type: 'integer', minimum: 0 },
        charLength: { type: 'integer', minimum: 0 },
      },
    },
    insertedContent: message,
  },
}
const artifactChange = {
  type: 'object',
  required: ['artifactLocation', 'replacements'],
  properties: {
    artifactLocation,
    replacements: { type: 'array', minItems: 1, items: replacement },
  },
}
const fix = {
  type: 'object',
  required: ['artifactChanges'],
  properties: {
    description: message,
    artifactChanges: { type: 'array', minItems: 1, items: artifactChange },
  },
}
/** § 3.27. */
const result = {
  type: 'object',
  additionalProperties: false,
  required: ['message', 'ruleId', 'ruleIndex', 'level', 'locations'],
  properties: {
    ...{ ruleId: { type: 'string' }, ruleIndex: { type: 'integer', minimum: 0 }, level, message },
    locations: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        properties: {
          physicalLocation: {
            type: 'object',
            required: ['artifactLocation'],
            properties: { artifactLocation, region },
          },
        },
      },
    },
    fixes: { type: 'array', minItems: 1, items: fix },
  },
}
/** § 3.49. */
const rule = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'help'],
  properties: {
    ...{
      id: { type: 'string' },
      shortDescription: message,
      fullDescription: message,
      help: message,
    },
    defaultConfiguration: { type: 'object', properties: { level }, additionalProperties: false },
  },
}
/** § 3.14 and § 3.19. */
const run = {
  type: 'object',
  additionalProperties: false,
  required: ['tool', 'results', 'columnKind'],
  properties: {
    tool: {
      type: 'object',
      required: ['driver'],
      properties: {
        driver: {
          type: 'object',
          required: ['name', 'rules'],
          properties: {
            ...{ name: { type: 'string' }, language: { pattern: '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$' } },
            semanticVersion: { pattern: '^\\d+\\.\\d+\\.\\d+' },
            rules: { type: 'array', uniqueItems: true, items: rule },
          },
        },
      },
    },
    language: { pattern: '^[a-zA-Z]{2}(-[a-zA-Z]{2})?$' },
    columnKind: { const: 'utf16CodeUnits' },
    originalUriBaseIds: { type: 'object', additionalProperties: { type: 'object' } },
    results: { type: 'array', items: result },
  },
}
/** § 3.13. */
const log = {
  type: 'object',
  additionalProperties: false,
  required: ['version', 'runs'],
  properties: {
    $schema: { type: 'string', pattern: '^https://' },
    version: { const: '2.1.0' },
    runs: { type: 'array', minItems: 1, items: run },
  },
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly originalUriBaseIds: object
    readonly results: readonly {
      readonly ruleId: string
      readonly ruleIndex: number
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uriBaseId?: string } }
      }[]
    }[]
  }[]
}

/** Everything that a log is not as it should be. */
export function sarifFlaws(given: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, strictRequired: false })
  if (!ajv.validate(log, given)) return [ajv.errorsText()]
  const { runs } = given as Log
  return runs.flatMap(({ tool, results, originalUriBaseIds }) =>
    results.flatMap(({ ruleId, ruleIndex, locations }) => {
      const base = locations[0]!.physicalLocation.artifactLocation.uriBaseId
      return [
        ...(tool.driver.rules[ruleIndex]?.id === ruleId
          ? []
          : [`${ruleId} is not the rule ${ruleIndex}`]),
        ...(base === undefined || base in originalUriBaseIds ? [] : [`no base ${base}`]),
      ]
    }),
  )
}

import {
  grains,
  mostDigits,
  mostEvidence,
  mostName,
  mostNote,
  mostOccurrences,
  mostText,
} from '../compile/values.ts'
import { boundsOf, type Fact, optionsOf } from '../score/fact.ts'
import { inWords, type JsonObject, type Text } from '../terms.ts'

/** What a value of a fact may be, as JSON Schema: it refuses what `factFlaw` refuses, except that a number is a number. */
export function valueSchema(fact: Fact): JsonObject {
  switch (fact.type) {
    case 'bool':
      return { type: 'boolean', 'x-widget': 'yes-no' }
    case 'date':
      return { type: 'string', format: 'date', 'x-widget': 'date' }
    case 'choice':
      return choiceSchema(fact)
    case 'text':
      return { ...textSchema(mostText), 'x-widget': 'text' }
    case 'occurrences':
      return occurrencesSchema(fact)
    case 'panel':
      return panelSchema(fact)
    default:
      return { ...numberSchema(fact), 'x-widget': 'number' }
  }
}

/** Something must be written in it. */
export const textSchema = (most: number): JsonObject => ({
  type: 'string',
  maxLength: most,
  pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$',
})

/** Names in Chinese, English beside it where there is any. */
export const bothNames = (all: { readonly [id: string]: Text }): JsonObject =>
  Object.fromEntries(
    Object.entries(all).map(([id, text]) => {
      const [zh, en] = [inWords(text), inWords(text, 'en')]
      return [id, en === zh ? { zh } : { zh, en }]
    }),
  )

function choiceSchema(fact: Fact): JsonObject {
  const options = optionsOf(fact)
  const one = { type: 'string', enum: Object.keys(options) }
  const named = { 'x-options': bothNames(options) }
  return fact.many
    ? { type: 'array', items: one, uniqueItems: true, 'x-widget': 'choices', ...named }
    : { ...one, 'x-widget': 'choice', ...named }
}

function occurrencesSchema(fact: Fact): JsonObject {
  const kinds = optionsOf(fact)
  const item = {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: Object.keys(kinds), 'x-options': bothNames(kinds) },
      when: { type: 'string', format: 'date' },
      incident: textSchema(mostName),
      note: textSchema(mostNote),
      evidence: { type: 'array', maxItems: mostEvidence, items: textSchema(mostName) },
    },
    required: ['kind', 'when'],
    additionalProperties: false,
  }
  return { type: 'array', maxItems: mostOccurrences, items: item, 'x-widget': 'rows' }
}

/** What each judge gave; the role where roles are weighed, what was agreed on where they have to agree. */
function panelSchema(fact: Fact): JsonObject {
  const roles = Object.keys(fact.weights ?? {})
  const value = numberSchema(fact)
  const item = {
    type: 'object',
    properties: {
      judge: textSchema(mostName),
      ...(roles.length > 0 && { role: { type: 'string', enum: roles } }),
      value,
    },
    required: ['judge', ...(roles.length > 0 ? ['role'] : []), 'value'],
    additionalProperties: false,
  }
  return {
    type: 'object',
    properties: {
      values: { type: 'array', items: item, 'x-once': 'judge' },
      ...(fact.combine === 'consensus' && { agreed: value }),
    },
    required: ['values'],
    additionalProperties: false,
    'x-widget': 'judges',
  }
}

/** What more digits than a double keeps would say is lost. */
const largest = 10 ** mostDigits - 1

function numberSchema(fact: Fact): JsonObject {
  const { min, max } = boundsOf(fact)
  const step = fact.step ?? grains[fact.type]
  const whole = step !== undefined && Number.isInteger(step) && Number.isInteger(min ?? 0)
  const grid = { from: min ?? 0, ...(step !== undefined && { step }) }
  return {
    type: whole ? 'integer' : 'number',
    minimum: min ?? -largest,
    maximum: max ?? largest,
    'x-grid': grid,
  }
}

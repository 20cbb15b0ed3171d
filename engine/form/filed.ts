import type { Field } from '../programme.ts'
import { derived, type Fact, type Supplier, withParts } from '../score/fact.ts'
import type { JsonObject } from '../terms.ts'
import { answerSchema } from './answer.ts'
import { factHints, type Sheets, sheet, titled } from './sheet.ts'
import { bothNames, textSchema } from './value.ts'

/** What opens a case and what files it, by what the procedure derives from it. */
const filingWords: readonly (string | undefined)[] = ['opening', 'filing']

/** The field sets of the commands by which a case is opened and filed, in the order of the procedure. */
function setsOf({ procedure, programme }: Sheets): readonly string[] {
  if (!procedure) return []
  const steps = Object.values(procedure.stages).flatMap(({ steps }) => Object.values(steps))
  const commands = [
    ...Object.values(procedure.opens),
    ...steps.flatMap(({ commands = {} }) => Object.values(commands)),
  ]
  const named = commands
    .filter(({ derives }) => filingWords.includes(derives))
    .flatMap(({ takes }) => takes ?? [])
  return [...new Set(named)].filter((set) => Object.hasOwn(programme.fields, set))
}

/** The facts that conditions and the choice of table rest on and that the collective itself gives. */
export function filedFacts({
  standard,
  tables,
  programme,
}: Pick<Sheets, 'standard' | 'tables' | 'programme'>): readonly Fact[] {
  const { claims } = programme.suppliers
  const reads = [
    ...standard.pivots,
    ...tables.flatMap(({ conditions }) => conditions.flatMap(({ when }) => when.reads)),
  ]
  return withParts(reads, standard.facts)
    .map((id) => standard.facts.get(id)!)
    .filter((fact) => !derived(fact) && fact.by !== undefined && claims.includes(fact.by))
}

/** The filing sheet: each field set of the commands that file, with the facts that the conditions rest on. */
export function filingSheet(sheets: Sheets): JsonObject {
  const { programme } = sheets
  const sets = setsOf(sheets)
  const properties = Object.fromEntries(sets.map((set) => [set, setSchema(set, sheets)]))
  const asked = sets.some((set) =>
    Object.values(programme.fields[set]!).some(({ type }) => type === 'answers'),
  )
  const title = { zh: '备案表', en: 'Filing sheet' }
  // Where no command that files takes answers, they stand by themselves.
  const all = asked ? properties : { ...properties, answers: answersSchema(sheets) }
  return sheet(sheets, 'filing', title, { properties: all })
}

function setSchema(set: string, sheets: Sheets): JsonObject {
  const fields = Object.entries(sheets.programme.fields[set]!)
  const members = fields.map(([id, field], order) => {
    const hints = { ...titled(field.name), 'x-order': order + 1, 'x-class': field.class }
    const source = field.source === undefined ? {} : { 'x-source': [field.source].flat() }
    return [id, { ...fieldSchema(field, sheets), ...hints, ...source }] as const
  })
  const required = fields.filter(([, { required }]) => required).map(([id]) => id)
  return {
    type: 'object',
    properties: Object.fromEntries(members),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  }
}

/** The collective's answers to what the conditions rest on. */
function answersSchema(sheets: Sheets): JsonObject {
  const { programme, tables } = sheets
  const supplier = programme.suppliers.claims[0] as Supplier
  const members = filedFacts(sheets).map((fact, at) => {
    const hints = { ...factHints(fact, sheets), 'x-order': at + 1 }
    return [fact.id, { ...answerSchema(fact, { tables, supplier }), ...hints }]
  })
  return { type: 'object', properties: Object.fromEntries(members), additionalProperties: false }
}

const name = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_./:-]{0,119}$' }

/** What a field of a command may be: as the server takes it. */
function fieldSchema(field: Field, sheets: Sheets): JsonObject {
  const { type, of = {}, min = 0, max } = field
  switch (type) {
    case 'text':
      return { ...textSchema(max ?? 5000), 'x-widget': 'text' }
    case 'count':
      return { type: 'integer', minimum: min, maximum: max ?? 1_000_000, 'x-widget': 'number' }
    case 'date':
      return { type: 'string', format: 'date', 'x-widget': 'date' }
    case 'bool':
      return { type: 'boolean', 'x-widget': 'yes-no' }
    case 'choice':
      return {
        ...{ type: 'string', enum: Object.keys(of) },
        ...{ 'x-widget': 'choice', 'x-options': bothNames(of) },
      }
    case 'level':
      return { type: 'string', enum: [sheets.level], 'x-widget': 'choice' }
    case 'answers':
      return { ...answersSchema(sheets), 'x-widget': 'answers' }
    case 'conditions':
    case 'confirms':
    case 'agreed':
      return { type: 'object', 'x-widget': type }
    default:
      return { ...name, 'x-widget': type }
  }
}

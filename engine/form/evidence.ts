import { mostEvidence, mostName, mostNote } from '../compile/values.ts'
import { derived, type Fact } from '../score/fact.ts'
import type { JsonObject } from '../terms.ts'
import { readFacts } from './score.ts'
import { factHints, type Sheets, sheet } from './sheet.ts'
import { bothNames, textSchema } from './value.ts'

/** The evidence sheet: for each fact that asks for evidence, which pieces show it, of which kinds, over which days. */
export function evidenceSheet(sheets: Sheets): JsonObject {
  const facts = readFacts(sheets).filter(
    (fact) => !derived(fact) && (fact.evidence ?? []).length > 0,
  )
  const members = facts.map((fact, at) => [
    fact.id,
    { ...piecesSchema(fact, sheets), ...factHints(fact, sheets), 'x-order': at + 1 },
  ])
  const title = { zh: '证明材料清单', en: 'Evidence sheet' }
  return sheet(sheets, 'evidence', title, { properties: Object.fromEntries(members) })
}

function piecesSchema({ evidence = [] }: Fact, { programme }: Sheets): JsonObject {
  const names = Object.fromEntries(
    evidence.map((kind) => [kind, programme.evidence?.[kind] ?? kind]),
  )
  const day = { type: 'string', format: 'date' }
  const piece = {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: [...evidence], 'x-options': bothNames(names) },
      name: textSchema(mostName),
      from: day,
      to: day,
      note: textSchema(mostNote),
    },
    required: ['kind', 'name'],
    additionalProperties: false,
  }
  return { type: 'array', maxItems: mostEvidence, items: piece, 'x-widget': 'rows' }
}

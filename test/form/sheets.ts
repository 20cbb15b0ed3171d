import {
  type Authored,
  compileStandard,
  examplesIn,
  examplesOf,
  type JsonObject,
  type load,
  procedureFor,
  sheetsOf,
} from '../../engine/index.ts'
import { ruleSaid, supplierName } from '../../server/index.ts'
import { nameOf } from '../../web/portal/index.ts'

/** The sentences that the command line gives to sheets. */
const tell: Parameters<typeof sheetsOf>[0]['tell'] = {
  rules: ruleSaid,
  period: (id) => ({ zh: nameOf('period', id, 'zh'), en: nameOf('period', id, 'en') }),
  supplier: (id) => ({ zh: supplierName(id, 'zh'), en: supplierName(id, 'en') }),
}

export type Made = ReturnType<typeof sheetsOf>

/** The sheets of a standard at one of its levels, for the units of a profile. */
export function sheetsAt(
  { value: file, definition, programme }: Authored,
  { definitions }: Pick<ReturnType<typeof load>, 'definitions'>,
  level: string,
  profile: Parameters<typeof sheetsOf>[0]['profile'] = {},
): Made {
  const standard = compileStandard(file, definition.digest)
  const procedure = definitions.flatMap((one) =>
    one.kind === 'procedure' && one.id === procedureFor(programme, level) ? [one.value] : [],
  )[0]!
  return sheetsOf({ file, standard, programme, procedure, level, profile, tell })
}

/** Every example of a standard with all that it gives. */
export const given = (authored: Authored) =>
  examplesIn(examplesOf(authored)).map((example) => ({ example, facts: example.facts! }))

/** The schemas of the facts of a sheet, wherever they stand in it. */
export function factsIn(sheet: JsonObject): { readonly [fact: string]: JsonObject } {
  const members = sheet.properties as { readonly [id: string]: JsonObject }
  const below = Object.values(members).flatMap((one) => (one.properties ? [factsIn(one)] : []))
  const own = Object.fromEntries(Object.entries(members).filter(([, one]) => 'anyOf' in one))
  return Object.assign({}, own, ...below)
}

import type { FieldsFile } from '../../shapes.ts'
import type { Rule } from '../rule.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'

/** What a schema cannot say of field sets. */
export const fieldRules = {
  'source-unknown': ({ sets, seen_by }, report, { programme }) =>
    sourceUnknown({ sets, seen_by }, report, programme.sources),
  'clause-unknown': ({ sets, seen_by }, report, { programme }) =>
    clauseUnknown({ sets, seen_by }, report, programme.sources),
} satisfies Record<string, Rule<FieldsFile>>

import type { FieldsFile } from '../../shapes.ts'
import type { Rule } from '../rule.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'

/** What a schema cannot say of field sets. */
export const fieldRules = {
  'source-unknown': ({ sets }, report, { programme }) =>
    sourceUnknown({ sets }, report, programme.sources),
  'clause-unknown': ({ sets }, report, { programme }) =>
    clauseUnknown({ sets }, report, programme.sources),
} satisfies Record<string, Rule<FieldsFile>>

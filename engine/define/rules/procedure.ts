import type { ProcedureFile } from '../../shapes.ts'
import { type Rule, unknownWords } from '../rule.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'
import { nameRules } from './procedure/names.ts'
import { wayRules } from './procedure/ways.ts'

/** What a schema cannot say of a procedure: every name is known, every step can be left and has an owner. */
export const procedureRules = {
  'programme-unknown': ({ programme }, report, world) =>
    unknownWords([[['programme'], programme]], [world.programme.id], report, '活动', 'programme'),

  ...nameRules,
  ...wayRules,

  'source-unknown': (procedure, report, { programme }) =>
    sourceUnknown(procedure, report, programme.sources),
  'clause-unknown': (procedure, report, { programme }) =>
    clauseUnknown(procedure, report, programme.sources),
} satisfies Record<string, Rule<ProcedureFile>>

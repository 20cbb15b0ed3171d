import type { StandardFile } from '../../shapes.ts'
import { type Rule, unknownWords } from '../rule.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'
import { assessmentRules } from './standard/assessment.ts'
import { exclusiveRules } from './standard/exclusive.ts'
import { expressionRules } from './standard/expressions.ts'
import { factRules } from './standard/facts.ts'
import { gateRules } from './standard/gates.ts'
import { gradeRules } from './standard/grades.ts'
import { indicatorRules } from './standard/indicators.ts'
import { levelRules } from './standard/levels.ts'
import { lineRules } from './standard/lines.ts'
import { outcomeRules } from './standard/outcomes.ts'
import { rangeRules } from './standard/ranges.ts'
import { scoringRules } from './standard/scoring.ts'
import { shareRules } from './standard/share.ts'
import { stageRules } from './standard/stages.ts'
import { vetoRules } from './standard/vetoes.ts'

/** What is the same in whatever way a case may turn out: the head of a standard, its facts and what it cites. */
export const fixedRules = {
  'folder-differs': ({ id }, report, { folder }) => {
    if (id !== folder)
      report(
        ['id'],
        `标识 ${id} 与文件夹 ${folder} 不同名`,
        `the id "${id}" differs from the folder "${folder}"`,
        [folder, folder],
      )
  },

  'programme-unknown': ({ programme }, report, world) =>
    unknownWords([[['programme'], programme]], [world.programme.id], report, '活动', 'programme'),

  ...factRules,
  ...rangeRules,
  ...assessmentRules,

  'source-unknown': (standard, report, { programme }) =>
    sourceUnknown(standard, report, { ...programme.sources, ...standard.sources }),
  'clause-unknown': (standard, report, { programme }) =>
    clauseUnknown(standard, report, { ...programme.sources, ...standard.sources }),
} satisfies Record<string, Rule<StandardFile>>

/** What a schema cannot say of a standard settled for a way, block by block. Shared facts are resolved before. */
export const standardRules = {
  ...levelRules,
  ...gradeRules,
  ...outcomeRules,
  ...gateRules,
  ...indicatorRules,
  ...lineRules,
  ...exclusiveRules,
  ...expressionRules,
  ...scoringRules,
  ...shareRules,
  ...stageRules,
  ...vetoRules,
} satisfies Record<string, Rule<StandardFile>>

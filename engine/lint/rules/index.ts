import type { LintRule } from '../rule.ts'
import { adjustOutOfReach } from './adjust-out-of-reach.ts'
import { asOfMissing } from './as-of-missing.ts'
import { attentionScored } from './attention-scored.ts'
import { bandOffStep } from './band-off-step.ts'
import { boundOutsideRange } from './bound-outside-range.ts'
import { burdenBudget } from './burden-budget.ts'
import { comparisonSettled } from './comparison-settled.ts'
import { discretionUnbounded } from './discretion-unbounded.ts'
import { doubleNegative } from './double-negative.ts'
import { evidenceMissing } from './evidence-missing.ts'
import { factShareable } from './fact-shareable.ts'
import { factUnused } from './fact-unused.ts'
import { faultSelfReported } from './fault-self-reported.ts'
import { feeScored } from './fee-scored.ts'
import { formulaHeavy } from './formula-heavy.ts'
import { gateSettled } from './gate-settled.ts'
import { gradeForAll } from './grade-for-all.ts'
import { gradeOutOfReach } from './grade-out-of-reach.ts'
import { identityAsked } from './identity-asked.ts'
import { inclusionDiffers } from './inclusion-differs.ts'
import { intervalEnds } from './interval-ends.ts'
import { levelsAlike } from './levels-alike.ts'
import { markWithoutStep } from './mark-without-step.ts'
import { nameLong } from './name-long.ts'
import { nameNotChinese } from './name-not-chinese.ts'
import { nameTwice } from './name-twice.ts'
import { numberUnused } from './number-unused.ts'
import { percentStep } from './percent-step.ts'
import { periodMissing } from './period-missing.ts'
import { personInPublic } from './person-in-public.ts'
import { photoEachDay } from './photo-each-day.ts'
import { pointsForNothing } from './points-for-nothing.ts'
import { pointsHalf } from './points-half.ts'
import { pointsOutOfReach } from './points-out-of-reach.ts'
import { priceNeverCharged } from './price-never-charged.ts'
import { priceOverPoints } from './price-over-points.ts'
import { ratioTwoReadings } from './ratio-two-readings.ts'
import { repeatedFilling } from './repeated-filling.ts'
import { rubricUnused } from './rubric-unused.ts'
import { sourceUnused } from './source-unused.ts'
import { unitDiffers } from './unit-differs.ts'
import { unitMissing } from './unit-missing.ts'
import { vetoWithoutWindow } from './veto-without-window.ts'

/** Every rule of the lint, by category and then by name. A rule is added here, with its file and its table of cases. */
export const lintRules: readonly LintRule[] = [
  adjustOutOfReach,
  bandOffStep,
  boundOutsideRange,
  comparisonSettled,
  gateSettled,
  gradeForAll,
  gradeOutOfReach,
  levelsAlike,
  pointsForNothing,
  pointsHalf,
  pointsOutOfReach,
  priceNeverCharged,
  priceOverPoints,
  asOfMissing,
  discretionUnbounded,
  doubleNegative,
  inclusionDiffers,
  intervalEnds,
  markWithoutStep,
  numberUnused,
  percentStep,
  periodMissing,
  ratioTwoReadings,
  unitDiffers,
  unitMissing,
  vetoWithoutWindow,
  attentionScored,
  feeScored,
  photoEachDay,
  burdenBudget,
  factShareable,
  repeatedFilling,
  identityAsked,
  personInPublic,
  evidenceMissing,
  factUnused,
  faultSelfReported,
  rubricUnused,
  sourceUnused,
  formulaHeavy,
  nameLong,
  nameNotChinese,
  nameTwice,
]

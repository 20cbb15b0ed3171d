export * from './calendar.ts'
export * from './case.ts'
export { type Candidate, choose, type Sought, tied } from './choose.ts'
export * from './circumstances.ts'
export { asksAnew } from './compare/anew.ts'
export {
  type Change as VersionChange,
  type ChangeKind,
  changeKinds,
} from './compare/change.ts'
export { compare as compareStandards } from './compare/compare.ts'
export { type Impact, impactOf, type Result as ImpactResult } from './compare/impact.ts'
export { type Overall, overallOf } from './compare/overall.ts'
export { reasonsIn } from './compile/answers.ts'
export { compileRulebook, exportMachine, type Rulebook } from './compile/rulebook.ts'
export { compileStandard } from './compile/standard.ts'
export { type Coverage, type Covered, cover, shareReached } from './cover/cover.ts'
export { type ItemKind, itemKinds } from './cover/item.ts'
export { type Tested, test } from './cover/test.ts'
export { admit, type MethodFlaw } from './define/admit.ts'
export { readBatch } from './define/batch.ts'
export { readConfig, type Wanted } from './define/config.ts'
export {
  type Authored,
  type AuthoredProgramme,
  type Definition,
  examplesOf,
  ownOf,
  type Placed,
} from './define/definition.ts'
export { answersOf, type Example, examplesIn, isState, readingFor } from './define/example.ts'
export { type ExampleScored, scoredExample } from './define/examples.ts'
export { kindOf } from './define/files.ts'
export { letterAt } from './define/letter.ts'
export { load } from './define/load.ts'
export { nearest, type Place, type Problem, problemText } from './define/problem.ts'
export { readDefinition } from './define/read.ts'
export { readScript } from './define/script.ts'
export type { Tailoring, Traced } from './define/tailor/trace.ts'
export * from './digest.ts'
export { displayed, type Expression } from './expression.ts'
export { filedFacts } from './form/filed.ts'
export {
  type Both,
  type SheetKind,
  type Sheets,
  sheetKinds,
  type Tellings,
} from './form/sheet.ts'
export { sheetsOf } from './form/sheets.ts'
export { hints, sheetReader } from './form/vocabulary.ts'
export {
  type Differs,
  type Variant,
  variants,
  type Way,
  type When,
  waysThrough,
} from './form/ways.ts'
export { type Burden, burdenOf } from './lint/burden.ts'
export { ignoreCodes } from './lint/ignore.ts'
export { lint, lintProgramme } from './lint/lint.ts'
export { type Category, categories, type LintRule } from './lint/rule.ts'
export { lintRules } from './lint/rules/index.ts'
export { type Judged, mutations } from './mutate/mutate.ts'
export * from './parties.ts'
export * from './programme.ts'
export {
  type Signer,
  signatureProblems,
  stepProblems,
  subjectProblems,
  type Tried,
} from './publication/policy.ts'
export {
  filesOf,
  readSignature,
  type Signed,
  type Statement,
  type Subject,
  statementOf,
  statementText,
  subjectOf,
} from './publication/statement.ts'
export {
  asRecorded,
  furthest,
  type PublicationStep,
  publicationName,
  publicationSteps,
  scoredAs,
  standingInFolder,
  stepsTo,
  type Taken,
} from './publication/step.ts'
export { readTrust, type Trust } from './publication/trust.ts'
export * from './rational.ts'
export * from './refusal.ts'
export { begin } from './run/begin.ts'
export { consequences } from './run/consequences.ts'
export { decide } from './run/decide.ts'
export { due, stepDue } from './run/due.ts'
export { evolve } from './run/evolve.ts'
export { fold } from './run/fold.ts'
export type { Option } from './run/options.ts'
export { options } from './run/options.ts'
export { mayRead, type Onlooker, type Seen, seen } from './run/sight.ts'
export { type BoundWords, sayBound } from './score/bound.ts'
export { leastChanges } from './score/change/least.ts'
export { setsToNext } from './score/change/sets.ts'
export type { Change } from './score/change/trial.ts'
export { type ConditionFound, conditionsOf } from './score/conditions.ts'
export { factFormula } from './score/derivation.ts'
export {
  derived,
  type Fact,
  mayBeBlank,
  numeric,
  optionsOf,
  partsOf,
  type Supplier,
  withParts,
} from './score/fact.ts'
export type { Line } from './score/line.ts'
export { lossesOf } from './score/losses.ts'
export type {
  Earned,
  Leaf,
  Method,
  Methods,
  MethodUse,
  Occurrence,
  Package,
  Reason,
  RuleFlaw,
  SheetsAsOne,
  Value,
} from './score/method.ts'
export { builtIn } from './score/methods/index.ts'
export { namesOf } from './score/names.ts'
export { chargedOnce } from './score/occurrences.ts'
export { MethodFailure } from './score/plugin.ts'
export {
  type Answer as FactAnswer,
  type Answers,
  answerRead,
  answerStates,
  type Reading,
  see,
} from './score/readings.ts'
export { score } from './score/score.ts'
export type { See, Seen as FactSeen } from './score/seen.ts'
export { everyLine, type Sheet, totalText } from './score/sheet.ts'
export { type Differing, layersAsOne, scoreLayers } from './score/staged.ts'
export type {
  Block,
  Condition,
  Gate,
  Grade,
  IndicatorNode,
  Lapse,
  ScoringStandard,
  Table,
  Veto,
} from './score/standard.ts'
export { tablesFor } from './score/tables.ts'
export { branchWorking, leafWorking, totalWorking, type Working } from './score/working.ts'
export { worths } from './score/worth.ts'
export type { ExamplesFile, FactsFile, ProcedureFile, ScriptFile, StandardFile } from './shapes.ts'
export * from './terms.ts'
export { titlesOf } from './vocabulary/memory.ts'
export { toAgreeOn } from './vocabulary/sheets.ts'
export { isSealed, layersOf, rolesNow, sealedAfter, stageNow } from './vocabulary/stages.ts'
export { ownReadingOf, readingOf, sheetOf } from './vocabulary/word.ts'

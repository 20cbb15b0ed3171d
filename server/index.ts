export { actorCookie, publicActor } from './access/actor.ts'
export { startClock, turn } from './clock/clock.ts'
export { type Config, configOf } from './config.ts'
export { atFile } from './definitions/around.ts'
export { readFolder } from './definitions/folder.ts'
export { sameName } from './definitions/items.ts'
export { type Going, limitProblems, type Plan, planOf } from './definitions/plan.ts'
export { definitionsIn, publish } from './definitions/publish.ts'
export { type Arrived, type Received, receive, type Sent } from './definitions/receive.ts'
export { type PublicationRecord, recordOf } from './definitions/record.ts'
export { Registry } from './definitions/registry.ts'
export { type CaseTold, explainCase } from './explain.ts'
export { handle } from './handle.ts'
export { examplesIn, type OpenHouse, openHouse, shipped, systemNow } from './house.ts'
export type { ServerOptions } from './http/app.ts'
export { statusOf } from './http/problem.ts'
export { createServer } from './http/server.ts'
export { type Opening, viewOpenings } from './openings.ts'
export { home } from './place.ts'
export { play } from './play/play.ts'
export type { Played, Player, ScriptClock } from './play/player.ts'
export { readScript, Script } from './play/script.ts'
export { configFile, methodsOf, readPlugins } from './plugins/load.ts'
export { commandName, type SeenEvent } from './seen.ts'
export { tellAnswers } from './sheets.ts'
export { type Counts, exportArchive, importArchive } from './store/archive.ts'
export {
  type CaseFilter,
  type CasePage,
  type CaseRow,
  listCases,
  listEvents,
  stepCounts,
} from './store/cases.ts'
export { examine, type Finding, type FindingCode } from './store/doctor.ts'
export {
  findCollective,
  type Known,
  listBatches,
  listBodies,
  listComplaints,
  listKnown,
  listSectors,
  type RollFilter,
  type RollSort,
  rollSorts,
  searchRoll,
} from './store/listings.ts'
export { requireMethods } from './store/missing.ts'
export { openStore, restoreFolder, type Store, type Where } from './store/open.ts'
export { officeAbove, type RollRow, roll } from './store/queries.ts'
export { compareWithEvents, rebuild } from './store/rebuild.ts'
export { publishBatch, recordComplaint, settleComplaint } from './store/records.ts'
export type { ChangeTold, GainTold, NextTold, WorthTold } from './tell/change.ts'
export type { FactTold } from './tell/fact.ts'
export { factText } from './tell/line.ts'
export { type OutcomeNames, outcomeName, outcomeNames, outcomeText } from './tell/outcome.ts'
export { ruleSaid } from './tell/rule.ts'
export type { Said } from './tell/said.ts'
export type { BlockTold, LineTold, SheetTold } from './tell/sheet.ts'
export { type ScoreTold, stageSaid } from './tell/stage.ts'
export { stepText } from './tell/step.ts'
export { type Cite, citeOf } from './tell/telling.ts'
export { answerText, writtenText } from './tell/value.ts'
export { type GateTold, gateText, type VetoTold } from './tell/verdict.ts'
export { vetoSaid } from './tell/veto.ts'
export { supplierName } from './tell/words.ts'
export type { Answer, House, Target } from './terms.ts'
export { Trouble, type TroubleCode, troubleOf } from './trouble.ts'
export { newKey, privateKeyOf, signStatement } from './trust/keys.ts'
export { signaturesIn, trustIn, trustOf } from './trust/trust.ts'
export {
  type CaseView,
  type Desk,
  viewCase,
  viewDesk,
} from './views.ts'
export {
  hourText,
  type PartyNames,
  partyName,
  proofText,
  sayRefusal,
  sayTrouble,
  standings,
} from './words.ts'

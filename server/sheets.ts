import {
  type Answers,
  branchWorking,
  type Case,
  exactText,
  inWords,
  isSealed,
  type Language,
  type Line,
  layersAsOne,
  layersOf,
  leafWorking,
  lossesOf,
  optionsOf,
  ownReadingOf,
  type Reading,
  type Reason,
  type Rulebook,
  readingOf,
  type ScoringStandard,
  type Sheet,
  score,
  scoreLayers,
  stageNow,
  totalText,
  totalWorking,
} from '../engine/index.ts'
import { prospectsOf } from './tell/change.ts'
import { factsTold } from './tell/fact.ts'
import { outcomeText } from './tell/outcome.ts'
import { rulesSaid } from './tell/rule.ts'
import { both, endsText, workingText } from './tell/said.ts'
import type { BlockTold, LineTold, SheetTold } from './tell/sheet.ts'
import { stageSaid } from './tell/stage.ts'
import { type Beside, type Telling, tellingOf } from './tell/telling.ts'
import { gatesTold, vetoesTold } from './tell/verdict.ts'
import { reasonText } from './words.ts'

/**
 * The sheets of a case, told line by line: as assessed, from several sheets each of these as well; before it the
 * stages that went on; and as the collective scores itself. The sheets of a stage are sealed until it is concluded.
 */
export function tellSheets(
  standard: ScoringStandard,
  on: Case,
  { programme }: Rulebook,
  beside: Beside,
): readonly SheetTold[] {
  const { level } = on
  const { answers = {}, read = [] } = on.memory
  const alone = (which: Which, own: Answers, reading: Reading): SheetTold => {
    const telling = tellingOf(standard, level, [own], reading, beside)
    return sheetTold(which, level, score(standard, level, own, reading), telling)
  }
  const reading = readingOf(programme, on, false)
  /** Where there is one stage, its name says nothing. */
  const stages = (stage: string) => (standard.stages.length > 1 ? stage : null)
  const together = (layers: Layers, stage: string): readonly SheetTold[] => {
    const reads = layersAsOne(standard, level, layers)
    const which = { stage: 'assessed', of: stages(stage) } as const
    const each = reads.map((own, at) => alone({ ...which, sheet: at + 1 }, own, reading))
    const telling = tellingOf(standard, level, reads, reading, beside)
    const sheet = scoreLayers(standard, level, layers, reading)
    const told = sheetTold({ ...which, sheet: null }, level, sheet, telling)
    if (each.length === 1) return [told]
    return [{ ...told, missing: [...new Set(each.flatMap(({ missing }) => missing))] }, ...each]
  }
  const now = stageNow(on, standard).id
  return [
    ...(isSealed(on, standard) ? [] : together(layersOf(on, standard, answers), now)),
    ...read.toReversed().flatMap((layer) => together([layer], layer.stage!)),
    alone({ stage: 'self', of: null, sheet: null }, answers, ownReadingOf(programme, on)),
  ]
}

/**
 * What answers come to by themselves, told line by line; an example's, say, which no case holds. What could be gained
 * is not asked.
 */
export function tellAnswers(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
  beside: Beside,
): Omit<SheetTold, keyof ReturnType<typeof prospectsOf>> {
  const telling = tellingOf(standard, level, [answers], reading, beside)
  return readTold(whole, level, score(standard, level, answers, reading), telling)
}

const whole: Which = { stage: 'assessed', of: null, sheet: null }

type Which = Pick<SheetTold, 'stage' | 'sheet'> & { readonly of: string | null }
type Layers = Parameters<typeof scoreLayers>[2]

const sheetTold = (which: Which, level: string, sheet: Sheet, telling: Telling): SheetTold => ({
  ...readTold(which, level, sheet, telling),
  ...prospectsOf(level, telling),
})

/** The sheet as it was read, without what could be gained. */
function readTold(
  { stage, of, sheet: number }: Which,
  level: string,
  sheet: Sheet,
  telling: Telling,
): ReturnType<typeof tellAnswers> {
  const { standard, tables } = telling
  const { id, version, digest, name } = standard
  const [table] = tables
  const lost =
    tables.length === 1 && !table!.share ? lossesOf(sheet.lines, table!.outOf) : undefined
  return {
    stage,
    called: of === null ? null : stageSaid({ stage: of }, standard),
    sheet: number,
    of: telling.sheets,
    standard: { id, version, digest, name },
    level,
    total: totalText(sheet, standard),
    exact: endsText(sheet),
    outcome: sheet.outcome,
    outcomeName: outcomeText(sheet.outcome, telling.outcomes),
    grade: sheet.grade,
    grades: sheet.grades.map(({ id, name: called = id, mandatory, atLeast, outcome }) => ({
      id,
      name: called,
      mandatory,
      atLeast: atLeast ? exactText(atLeast) : null,
      outcome,
    })),
    vetoes: vetoesTold(sheet, telling),
    suspendedBy: sheet.suspendedBy,
    missing: sheet.missing,
    counts: sheet.counts,
    methods: sheet.methods,
    lapsed: exactText(sheet.lapsed),
    mostLapsed: sheet.mostLapsed && exactText(sheet.mostLapsed),
    gates: gatesTold(sheet, telling),
    working: tables.length === 1 ? workingText(totalWorking(sheet, tables[0]!)) : null,
    ceiling: sheet.ceiling && exactText(sheet.ceiling),
    lines: sheet.lines.map((line) => lineTold(line, telling, lost)),
    bonus: blockTold(sheet.bonus, telling),
    penalty: blockTold(sheet.penalty, telling),
  }
}

const blockTold = (block: Sheet['bonus'], telling: Telling): BlockTold | null =>
  block && {
    points: endsText(block),
    cap: block.cap && exactText(block.cap),
    lines: block.lines.map((line) => lineTold(line, telling)),
  }

type Losses = ReturnType<typeof lossesOf>

function lineTold(line: Line, telling: Telling, losses?: Losses): LineTold {
  const { id, name, state, least, most, points, because, missing, children, source } = line
  const [node] = telling.nodes(id)
  const lost = losses?.get(id)
  const working = node && node.children.length === 0 ? leafWorking(node, line) : branchWorking(line)
  return {
    id,
    name,
    state,
    points: endsText({ least, most }),
    of: exactText(points),
    lost: lost === undefined ? null : exactText(lost),
    source: source ?? null,
    cites: telling.cite(source ?? null),
    rules: rulesSaid(id, telling),
    facts: factsTold([...new Set(telling.nodes(id).flatMap(({ reads }) => reads))], telling),
    because: because.map((reason) => both((language) => reasonSaid(reason, telling, language))),
    working: workingText(working),
    missing: because.some((one) => one.sheets?.by === 'apart') ? [] : missing,
    children: children.map((child) => lineTold(child, telling, losses)),
  }
}

function reasonSaid(
  reason: Reason,
  { facts, answers, sheets }: Telling,
  language: Language,
): string {
  const fact = facts.get(reason.fact)
  const name = fact ? inWords(fact.name, language) : reason.fact
  const item =
    reason.item !== undefined && fact
      ? inWords(optionsOf(fact)[reason.item] ?? reason.item, language)
      : reason.item
  const given = sheets > 1 ? {} : (answers[reason.fact] ?? {})
  const seqs = Object.values(given).map(({ seq }) => seq)
  return reasonText(
    reason,
    { name, item: item ?? '', unit: fact?.unit ?? '', record: Math.max(0, ...seqs) },
    language,
  )
}

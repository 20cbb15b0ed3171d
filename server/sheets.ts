import {
  type Answers,
  branchWorking,
  type Case,
  type Cited,
  exactText,
  inWords,
  type Language,
  type Line,
  layersAsOne,
  layersOf,
  leafWorking,
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
  type Text,
  totalText,
  totalWorking,
} from '../engine/index.ts'
import { type GainTold, type NextTold, prospectsOf, type WorthTold } from './tell/change.ts'
import { type FactTold, factsTold } from './tell/fact.ts'
import { outcomeText } from './tell/outcome.ts'
import { rulesSaid } from './tell/rule.ts'
import { both, endsText, type Said, workingText } from './tell/said.ts'
import { type Beside, type Telling, tellingOf } from './tell/telling.ts'
import { type GateTold, gatesTold, type VetoTold, vetoesTold } from './tell/verdict.ts'
import { reasonText } from './words.ts'

/** Why a line has its points: each sentence can be checked by hand. */
export interface LineTold {
  readonly id: string
  readonly name: Text
  readonly state: Line['state']
  readonly points: string
  readonly of: string
  readonly source: string | readonly string[] | null
  /** The provisions that the source names, with their own texts where they are known. */
  readonly cites: readonly Cited[]
  /** How its points are given. */
  readonly rules: readonly Said[]
  /** Of a leaf, the facts that it reads. */
  readonly facts: readonly FactTold[]
  readonly because: readonly Said[]
  /** What it came to, in one line of arithmetic. */
  readonly working: string | null
  readonly missing: readonly string[]
  readonly children: readonly LineTold[]
}

export interface SheetTold {
  readonly stage: 'assessed' | 'self'
  /** Which of several sheets it is; null for what they come to together, or where there is one. */
  readonly sheet: number | null
  /** From how many sheets it was worked out; several tell their facts and what could be gained each for itself. */
  readonly of: number
  readonly standard: {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly name: Text
  }
  readonly level: string
  readonly total: string
  readonly exact: string
  readonly outcome: string
  readonly outcomeName: Text
  readonly grade: string | null
  readonly grades: readonly {
    readonly id: string
    readonly name: Text
    /** Every mandatory item must be met. */
    readonly mandatory: boolean
    /** Of points; of the optional items, in per cent. */
    readonly atLeast: string | null
    readonly outcome: string
  }[]
  readonly vetoes: readonly VetoTold[]
  /** Vetoes until whose cure it has no grade. */
  readonly suspendedBy: readonly string[]
  readonly gates: readonly GateTold[]
  readonly missing: readonly string[]
  /** What each missing fact is worth, the most first. */
  readonly worths: readonly WorthTold[]
  /** For each indicator below its points the least change that gains. */
  readonly gains: readonly GainTold[]
  /** How the next better grade is reached; null where it is open, or nothing is better. */
  readonly next: NextTold | null
  /** In a programme without points: how many items of each sort are met, not met and open. */
  readonly counts: Sheet['counts']
  /** The methods it rests on that are not the engine's own, each with its package. */
  readonly methods: Sheet['methods']
  /** Points that do not apply, and how many may not; null without a limit. */
  readonly lapsed: string
  readonly mostLapsed: string | null
  /** What the total came to, in one line of arithmetic; null while it is open. */
  readonly working: string | null
  /** What the total is stopped at; null where nothing stops it. */
  readonly ceiling: string | null
  readonly lines: readonly LineTold[]
  /** What stands beside the tree, with its cap; null where the standard has none. */
  readonly bonus: BlockTold | null
  readonly penalty: BlockTold | null
}

export interface BlockTold {
  readonly points: string
  readonly cap: string | null
  readonly lines: readonly LineTold[]
}

/**
 * The sheets of a case, told line by line: as assessed; where it is read from several, each of these as well; and as
 * the collective scores itself.
 */
export function tellSheets(
  standard: ScoringStandard,
  on: Case,
  { programme }: Rulebook,
  beside: Beside,
): readonly SheetTold[] {
  const { answers = {} } = on.memory
  const { level } = on
  const alone = (stage: SheetTold['stage'], read: Answers, reading: Reading, at?: number) => {
    const telling = tellingOf(standard, level, [read], reading, beside)
    return sheetTold(
      { stage, sheet: at ?? null },
      level,
      score(standard, level, read, reading),
      telling,
    )
  }
  const reading = readingOf(programme, on, false)
  const layers = layersOf(on, standard, answers)
  const reads = layersAsOne(standard, level, layers)
  const telling = tellingOf(standard, level, reads, reading, beside)
  const assessed = scoreLayers(standard, level, layers, reading)
  const each = (reads.length > 1 ? layers[0].sheets : []).map((one, at) =>
    alone('assessed', one.answers, reading, at + 1),
  )
  const together = sheetTold({ stage: 'assessed', sheet: null }, level, assessed, telling)
  const missing = [...new Set(each.flatMap((one) => one.missing))]
  return [
    each.length > 0 ? { ...together, missing } : together,
    ...each,
    alone('self', answers, ownReadingOf(programme, on)),
  ]
}

function sheetTold(
  which: Pick<SheetTold, 'stage' | 'sheet'>,
  level: string,
  sheet: Sheet,
  telling: Telling,
): SheetTold {
  const { standard, tables } = telling
  const { id, version, digest, name } = standard
  return {
    ...which,
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
    ...prospectsOf(level, telling),
    counts: sheet.counts,
    methods: sheet.methods,
    lapsed: exactText(sheet.lapsed),
    mostLapsed: sheet.mostLapsed && exactText(sheet.mostLapsed),
    gates: gatesTold(sheet, telling),
    working: tables.length === 1 ? workingText(totalWorking(sheet, tables[0]!)) : null,
    ceiling: sheet.ceiling && exactText(sheet.ceiling),
    lines: sheet.lines.map((line) => lineTold(line, telling)),
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

function lineTold(line: Line, telling: Telling): LineTold {
  const { id, name, state, least, most, points, because, missing, children, source } = line
  const [node] = telling.nodes(id)
  const working = node && node.children.length === 0 ? leafWorking(node, line) : branchWorking(line)
  return {
    id,
    name,
    state,
    points: endsText({ least, most }),
    of: exactText(points),
    source: source ?? null,
    cites: telling.cite(source ?? null),
    rules: rulesSaid(id, telling),
    facts: factsTold([...new Set(telling.nodes(id).flatMap(({ reads }) => reads))], telling),
    because: because.map((reason) => both((language) => reasonSaid(reason, telling, language))),
    working: workingText(working),
    missing: because.some((one) => one.sheets?.by === 'apart') ? [] : missing,
    children: children.map((child) => lineTold(child, telling)),
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

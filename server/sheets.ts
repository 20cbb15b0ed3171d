import {
  type Answers,
  type Case,
  type Cited,
  citedBy,
  exactText,
  type Fact,
  inWords,
  type Language,
  type Line,
  optionsOf,
  type Reading,
  type Reason,
  type Rulebook,
  type ScoringStandard,
  type Sheet,
  score,
  type Text,
  totalText,
} from '../engine/index.ts'
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
  readonly because: readonly { readonly zh: string; readonly en: string }[]
  readonly missing: readonly string[]
  readonly children: readonly LineTold[]
}

export interface SheetTold {
  readonly stage: string
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
  readonly grade: string | null
  readonly grades: readonly {
    readonly id: string
    /** Every mandatory item must be met. */
    readonly mandatory: boolean
    /** Of points; of the optional items, in per cent. */
    readonly atLeast: string | null
    readonly outcome: string
  }[]
  readonly vetoes: readonly {
    readonly id: string
    readonly name: Text
    readonly fires: boolean | null
    /** The best grade it leaves; null where it disqualifies. */
    readonly caps: string | null
    readonly missing: readonly string[]
    readonly source: string | readonly string[]
    readonly cites: readonly Cited[]
  }[]
  readonly gates: readonly {
    readonly id: string
    readonly name: Text
    readonly passed: boolean | null
    /** The share of its part, in per cent; null where the part does not apply. */
    readonly share: string | null
    readonly caps: string
    readonly source: string | readonly string[]
    readonly cites: readonly Cited[]
  }[]
  readonly missing: readonly string[]
  /** In a programme without points: how many items of each sort are met, not met and open. */
  readonly counts: Sheet['counts']
  /** Points that do not apply, and how many may not; null without a limit. */
  readonly lapsed: string
  readonly mostLapsed: string | null
  readonly lines: readonly LineTold[]
  /** What stands beside the tree, with its cap; null where the standard has none. */
  readonly bonus: BlockTold | null
  readonly penalty: BlockTold | null
}

/** Every provision that a source names, found among those that the standard and its programme list. */
export type Cite = (source: string | readonly string[] | null) => readonly Cited[]

/** Finds what a case's standard or programme cites. */
export const citeOf =
  (programme: Rulebook['programme'], own?: Parameters<typeof citedBy>[1]): Cite =>
  (source) =>
    citedBy(source, own, programme.sources)

/** What every line of a sheet is told with. */
interface Telling {
  readonly facts: ReadonlyMap<string, Fact>
  readonly answers: Answers
  readonly cite: Cite
}

export interface BlockTold {
  readonly points: string
  readonly cap: string | null
  readonly lines: readonly LineTold[]
}

/** A sheet of a case, told line by line: as assessed, or as the collective scores itself. */
export function tellSheet(
  stage: string,
  standard: ScoringStandard,
  on: Case,
  { programme }: Rulebook,
  self: boolean,
  cite: Cite,
): SheetTold {
  const { suppliers } = programme
  const all = suppliers.precedence as Reading['precedence']
  const claims = suppliers.claims as Reading['claims']
  const precedence = self
    ? [...all].sort((a, b) => Number(claims.includes(b)) - Number(claims.includes(a)))
    : all
  const reading: Reading = {
    precedence,
    claims,
    trustsClaims: self,
    filedOn: on.memory.filedOn ?? null,
  }
  const answers = on.memory.answers ?? {}
  const sheet = score(standard, on.level, answers, reading)
  return sheetTold(stage, standard, on.level, sheet, { facts: standard.facts, answers, cite })
}

function sheetTold(
  stage: string,
  standard: ScoringStandard,
  level: string,
  sheet: Sheet,
  telling: Telling,
): SheetTold {
  const { id, version, digest, name } = standard
  const { cite } = telling
  return {
    stage,
    standard: { id, version, digest, name },
    level,
    total: totalText(sheet, standard),
    exact: endsText(sheet),
    outcome: sheet.outcome,
    grade: sheet.grade,
    grades: sheet.grades.map(({ id, mandatory, atLeast, outcome }) => ({
      id,
      mandatory,
      atLeast: atLeast ? exactText(atLeast) : null,
      outcome,
    })),
    vetoes: sheet.vetoes.map((veto) => ({ ...veto, cites: cite(veto.source) })),
    missing: sheet.missing,
    counts: sheet.counts,
    lapsed: exactText(sheet.lapsed),
    mostLapsed: sheet.mostLapsed && exactText(sheet.mostLapsed),
    gates: sheet.gates.map(({ share, ...gate }) => ({
      ...gate,
      share: share && endsText(share),
      cites: cite(gate.source),
    })),
    lines: sheet.lines.map((line) => lineTold(line, telling)),
    bonus: blockTold(sheet.bonus, telling),
    penalty: blockTold(sheet.penalty, telling),
  }
}

/** Both ends of what is open, one where nothing is. */
function endsText({ least, most }: Pick<Line, 'least' | 'most'>): string {
  const [low, high] = [exactText(least), exactText(most)]
  return low === high ? low : `${low}–${high}`
}

const blockTold = (block: Sheet['bonus'], telling: Telling): BlockTold | null =>
  block && {
    points: endsText(block),
    cap: block.cap && exactText(block.cap),
    lines: block.lines.map((line) => lineTold(line, telling)),
  }

function lineTold(line: Line, telling: Telling): LineTold {
  const { facts, answers, cite } = telling
  const { id, name, state, least, most, points, because, missing, children, source } = line
  return {
    id,
    name,
    state,
    points: endsText({ least, most }),
    of: exactText(points),
    source: source ?? null,
    cites: cite(source ?? null),
    because: because.map((reason) => ({
      zh: reasonSaid(reason, facts, answers, 'zh'),
      en: reasonSaid(reason, facts, answers, 'en'),
    })),
    missing,
    children: children.map((child) => lineTold(child, telling)),
  }
}

function reasonSaid(
  reason: Reason,
  facts: ReadonlyMap<string, Fact>,
  answers: Answers,
  language: Language,
): string {
  const fact = facts.get(reason.fact)
  const name = fact ? inWords(fact.name, language) : reason.fact
  const item =
    reason.item !== undefined && fact
      ? inWords(optionsOf(fact)[reason.item] ?? reason.item, language)
      : reason.item
  const seqs = Object.values(answers[reason.fact] ?? {}).map(({ seq }) => seq)
  return reasonText(
    reason,
    { name, item: item ?? '', unit: fact?.unit ?? '', record: Math.max(0, ...seqs) },
    language,
  )
}

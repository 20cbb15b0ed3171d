import {
  type Answers,
  type Case,
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
import { type VetoTold, vetoTold } from './vetoes.ts'
import { reasonText } from './words.ts'

/** Why a line has its points: each sentence can be checked by hand. */
export interface LineTold {
  readonly id: string
  readonly name: Text
  readonly state: Line['state']
  readonly points: string
  readonly of: string
  readonly source: string | readonly string[] | null
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
  readonly vetoes: readonly VetoTold[]
  /** Vetoes until whose cure it has no grade. */
  readonly suspendedBy: readonly string[]
  readonly gates: readonly {
    readonly id: string
    readonly name: Text
    readonly passed: boolean | null
    /** The share of its part, in per cent; null where the part does not apply. */
    readonly share: string | null
    readonly caps: string
    readonly source: string | readonly string[]
  }[]
  readonly missing: readonly string[]
  /** In a programme without points: how many items of each sort are met, not met and open. */
  readonly counts: Sheet['counts']
  /** The methods it rests on that are not the engine's own, each with its package. */
  readonly methods: Sheet['methods']
  /** Points that do not apply, and how many may not; null without a limit. */
  readonly lapsed: string
  readonly mostLapsed: string | null
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

/** A sheet of a case, told line by line: as assessed, or as the collective scores itself. */
export function tellSheet(
  stage: string,
  standard: ScoringStandard,
  on: Case,
  { programme }: Rulebook,
  self: boolean,
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
  return sheetTold(stage, standard, on.level, sheet, answers)
}

function sheetTold(
  stage: string,
  standard: ScoringStandard,
  level: string,
  sheet: Sheet,
  answers: Answers,
): SheetTold {
  const { id, version, digest, name } = standard
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
    vetoes: sheet.vetoes.map((veto) => vetoTold(veto, standard.facts, sheet.grades)),
    suspendedBy: sheet.suspendedBy,
    missing: sheet.missing,
    counts: sheet.counts,
    methods: sheet.methods,
    lapsed: exactText(sheet.lapsed),
    mostLapsed: sheet.mostLapsed && exactText(sheet.mostLapsed),
    gates: sheet.gates.map(({ share, ...gate }) => ({ ...gate, share: share && endsText(share) })),
    lines: sheet.lines.map((line) => lineTold(line, standard.facts, answers)),
    bonus: blockTold(sheet.bonus, standard.facts, answers),
    penalty: blockTold(sheet.penalty, standard.facts, answers),
  }
}

/** Both ends of what is open, one where nothing is. */
function endsText({ least, most }: Pick<Line, 'least' | 'most'>): string {
  const [low, high] = [exactText(least), exactText(most)]
  return low === high ? low : `${low}–${high}`
}

const blockTold = (
  block: Sheet['bonus'],
  facts: ReadonlyMap<string, Fact>,
  answers: Answers,
): BlockTold | null =>
  block && {
    points: endsText(block),
    cap: block.cap && exactText(block.cap),
    lines: block.lines.map((line) => lineTold(line, facts, answers)),
  }

function lineTold(line: Line, facts: ReadonlyMap<string, Fact>, answers: Answers): LineTold {
  const { id, name, state, least, most, points, because, missing, children, source } = line
  return {
    id,
    name,
    state,
    points: endsText({ least, most }),
    of: exactText(points),
    source: source ?? null,
    because: because.map((reason) => ({
      zh: reasonSaid(reason, facts, answers, 'zh'),
      en: reasonSaid(reason, facts, answers, 'en'),
    })),
    missing,
    children: children.map((child) => lineTold(child, facts, answers)),
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

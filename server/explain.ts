import type { Answers, Fact, Reading, Reason } from '../engine/index.ts'
import {
  type Case,
  type Event,
  exactText,
  inWords,
  type Language,
  type Line,
  publish,
  type Rulebook,
  type ScoringStandard,
  type Sheet,
  score,
  type Text,
} from '../engine/index.ts'
import { commandName } from './seen.ts'
import { findCase, listEvents } from './store/cases.ts'
import type { House } from './terms.ts'
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
    readonly atLeast: string | null
    readonly outcome: string
  }[]
  readonly vetoes: readonly {
    readonly id: string
    readonly name: Text
    readonly fires: boolean | null
    readonly missing: readonly string[]
    readonly source: string | readonly string[]
  }[]
  readonly missing: readonly string[]
  readonly lines: readonly LineTold[]
}

export interface DecisionTold {
  readonly seq: number
  readonly command: string
  readonly name: Text
  readonly outcome: string | null
  readonly as: string
  readonly body: string | null
  readonly at: string
  readonly under: string
  readonly requires: readonly string[]
  readonly source: string | readonly string[]
}

export interface CaseTold {
  readonly case: string
  readonly sheets: readonly SheetTold[]
  readonly decisions: readonly DecisionTold[]
}

/**
 * The score of a case and each of its decisions, told from what is stored and the pinned definitions. Whoever
 * may not see what is internal is told the decisions alone.
 */
export async function explainCase(
  house: House,
  id: string,
  inside: boolean,
): Promise<CaseTold | null> {
  const on = await findCase(house.db, id)
  if (!on) return null
  await house.registry.refresh()
  const rulebook = house.registry.rulebook(on.pins)
  const events = await listEvents(house.db, id, 0, 10_000)
  const standard = on.pins.standard ? house.registry.standard(on.pins.standard) : null
  const sheets =
    standard && on.memory.answers && inside
      ? [
          tellSheet('assessed', standard, on, rulebook, false),
          tellSheet('self', standard, on, rulebook, true),
        ]
      : []
  return { case: id, sheets, decisions: decisionsOf(rulebook, events.items) }
}

function tellSheet(
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
  const { id, version, digest, name, scale, rounding } = standard
  const shown = (value: Sheet['least']) => publish(value, scale, rounding)
  const [least, most] = [shown(sheet.least), shown(sheet.most)]
  return {
    stage,
    standard: { id, version, digest, name },
    level,
    total: least === most ? least : `${least}–${most}`,
    exact:
      exactText(sheet.least) === exactText(sheet.most)
        ? exactText(sheet.least)
        : `${exactText(sheet.least)}–${exactText(sheet.most)}`,
    outcome: sheet.outcome,
    grade: sheet.grade,
    grades: standard.grades.get(level)!.map(({ id, atLeast, outcome }) => ({
      id,
      atLeast: atLeast ? exactText(atLeast) : null,
      outcome,
    })),
    vetoes: sheet.vetoes,
    missing: sheet.missing,
    lines: sheet.lines.map((line) => lineTold(line, standard.facts, answers)),
  }
}

function lineTold(line: Line, facts: ReadonlyMap<string, Fact>, answers: Answers): LineTold {
  const { id, name, state, least, most, points, because, missing, children, source } = line
  return {
    id,
    name,
    state,
    points:
      exactText(least) === exactText(most)
        ? exactText(least)
        : `${exactText(least)}–${exactText(most)}`,
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
    reason.item !== undefined && fact && typeof fact.of === 'object'
      ? inWords(fact.of[reason.item] ?? reason.item, language)
      : reason.item
  const seqs = Object.values(answers[reason.fact] ?? {}).map(({ seq }) => seq)
  return reasonText(
    reason,
    { name, item: item ?? '', unit: fact?.unit ?? '', record: Math.max(0, ...seqs) },
    language,
  )
}

function decisionsOf(rulebook: Rulebook, events: readonly Event[]): readonly DecisionTold[] {
  let step = ''
  const machineSteps = rulebook.steps
  return events.map(({ seq, type, outcome, as, body, at, under }) => {
    const move =
      step === ''
        ? rulebook.opens.find((one) => one.type === type)
        : machineSteps.get(step)?.moves.find((one) => one.type === type)
    const stage = rulebook.procedure.stages[step.split('.')[0] ?? '']
    const to = move?.command.to
    step = typeof to === 'string' ? to : (to?.[outcome ?? ''] ?? step)
    return {
      seq,
      command: type,
      name: commandName(rulebook, type),
      outcome,
      as,
      body,
      at,
      under,
      requires: move?.command.when ?? [],
      source: move?.command.source ?? stage?.source ?? rulebook.procedure.source,
    }
  })
}

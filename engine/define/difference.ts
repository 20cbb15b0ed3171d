import { equal, exactText, parseExact, publish, rational } from '../rational.ts'
import { linesAlone } from '../score/alone.ts'
import { conditionsOf } from '../score/conditions.ts'
import type { Line } from '../score/line.ts'
import type { Answers, Reading } from '../score/readings.ts'
import { score } from '../score/score.ts'
import { everyLine, type Sheet } from '../score/sheet.ts'
import type { ScoringStandard } from '../score/standard.ts'
import { stands } from '../score/verdict.ts'
import type { Example } from './example.ts'

/** A part of what an example wants that the sheet does not give. */
export interface Difference {
  readonly path: readonly string[]
  readonly want: unknown
  readonly got: string
}

/**
 * Compares what an example wants, part by part, with what it comes to: each that differs, by its path, with what was
 * got instead. It is scored, unless its sheet is at hand: of one that wants lines alone, these lines.
 */
export function differences(
  standard: ScoringStandard,
  { level, want }: Pick<Example, 'level' | 'want'>,
  answers: Answers,
  read: Reading,
  sheet?: Sheet,
): readonly Difference[] {
  const few = !sheet && Object.keys(want).every((part) => part === 'points' || part === 'states')
  const alone = few ? linesAlone(standard, level, answers, read) : null
  if (alone) return linesDiffer(want, alone, standard)
  const whole = sheet ?? score(standard, level, answers, read)
  return sheetDiffers(standard, { level, want }, answers, read, whole)
}

function sheetDiffers(
  standard: ScoringStandard,
  { level, want }: Pick<Example, 'level' | 'want'>,
  answers: Answers,
  read: Reading,
  sheet: Sheet,
): readonly Difference[] {
  const beside = [sheet.bonus, sheet.penalty].flatMap((block) => block?.lines ?? [])
  const lines = new Map(everyLine([...sheet.lines, ...beside]).map((line) => [line.id, line]))
  // Few examples are about conditions.
  const found = want.conditions ? conditionsOf(standard, level, answers, read) : []
  const conditions = new Map(found.map(({ id, state }) => [id, state]))
  const fired = sheet.vetoes.filter(stands).map(({ id }) => id)
  const stopped = sheet.gates.filter(({ passed }) => passed === false).map(({ id }) => id)
  return [
    totalDiffers(want.total, sheet, standard),
    betweenDiffers(want.between, sheet),
    differs(['outcome'], want.outcome, sheet.outcome),
    differs(['grade'], want.grade, sheet.grade),
    setDiffers(['missing'], want.missing, sheet.missing),
    setDiffers(['gates'], want.gates, stopped),
    setDiffers(['vetoes'], want.vetoes, fired),
    ...linesDiffer(want, (id) => lines.get(id), standard),
    ...Object.entries(want.conditions ?? {}).map(([id, state]) =>
      differs(['conditions', id], state, conditions.get(id)),
    ),
  ].filter((one) => one !== null)
}

/** Of the lines those whose points or state are not what is wanted. */
const linesDiffer = (
  { points = {}, states = {} }: Example['want'],
  line: (id: string) => Line | undefined,
  standard: ScoringStandard,
): readonly Difference[] =>
  [
    ...Object.entries(points).map(([id, wanted]) =>
      pointsDiffer(['points', id], wanted, line(id), standard),
    ),
    ...Object.entries(states).map(([id, state]) => differs(['states', id], state, line(id)?.state)),
  ].filter((one) => one !== null)

/** What is not wanted does not differ. */
const differs = (path: readonly string[], want: unknown, got: unknown): Difference | null =>
  want === undefined || JSON.stringify(want) === JSON.stringify(got)
    ? null
    : { path, want, got: JSON.stringify(got) ?? '—' }

/** The order of the names says nothing. */
const setDiffers = (
  path: readonly string[],
  want: readonly string[] | undefined,
  got: readonly string[],
): Difference | null => differs(path, want?.toSorted(), got.toSorted())

function totalDiffers(
  want: number | string | undefined,
  { least, most }: Sheet,
  standard: ScoringStandard,
): Difference | null {
  const path = ['total']
  if (want === undefined) return null
  return equal(least, most)
    ? pointsDiffer(path, want, { least }, standard)
    : { path, want, got: `${exactText(least)}–${exactText(most)}` }
}

function betweenDiffers(
  want: readonly (number | string)[] | undefined,
  { least, most }: Sheet,
): Difference | null {
  const ends = [exactText(least), exactText(most)]
  const found = differs(
    ['between'],
    want?.map((end) => exact(String(end))),
    ends,
  )
  return found && { ...found, want }
}

/** As `exactText` writes it; what is no number stays as it is, and differs. */
const exact = (text: string): string =>
  /^[+-]?\d{1,15}(\.\d{1,15})?$|^-?\d{1,15}\/0*[1-9]\d{0,14}$/.test(text)
    ? exactText(parseExact(text))
    : text

/** Points as text are the published ones, as a number the exact ones. */
function pointsDiffer(
  path: readonly string[],
  want: number | string,
  got: Pick<Line, 'least'> | undefined,
  { scale, rounding }: ScoringStandard,
): Difference | null {
  if (!got) return { path, want, got: '—' }
  if (typeof want === 'string') return differs(path, want, publish(got.least, scale, rounding))
  return equal(rational(want), got.least) ? null : { path, want, got: exactText(got.least) }
}

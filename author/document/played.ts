import {
  answersOf,
  type ConditionFound,
  conditionsOf,
  type Example,
  examplesIn,
  examplesOf,
  lessThan,
  type Rational,
  readingFor,
  type Sheet,
  score,
  subtract,
} from '../../engine/index.ts'
import { tellAnswers } from '../../server/index.ts'
import type { Scene } from './scene.ts'

/** An example with its number in the file, all that it gives, and the sheet that the engine makes of it. */
export interface Played {
  readonly number: number
  readonly example: Example
  readonly given: { readonly [fact: string]: unknown }
  readonly sheet: Sheet
  readonly conditions: readonly ConditionFound[]
}

/** Every example, scored now; the rows of a table each as one. */
export const playedIn = ({ authored, standard }: Scene): readonly Played[] =>
  examplesIn(examplesOf(authored)).map((example, at) => {
    const given = example.facts ?? {}
    const reading = readingFor(authored.programme, example)
    const read = [standard, example.level, answersOf(given), reading] as const
    return {
      ...{ number: at + 1, example, given },
      sheet: score(...read),
      conditions: conditionsOf(...read),
    }
  })

/** The sheet of an example, told line by line. */
export function sheetTold({ example, given }: Played, scene: Scene) {
  const { authored, standard, cite } = scene
  const { sanctions, parties } = authored.programme
  const beside = { cite, outcomes: { sanctions }, parties, record: () => undefined }
  const read = readingFor(authored.programme, example)
  return tellAnswers(standard, example.level, answersOf(given), read, beside)
}

/**
 * A few that show the most: the highest total, the smallest margin over a bound and below one, a veto, a gate that
 * is not passed, something beside the tree, something that does not apply, an open sheet.
 */
export function handful(all: readonly Played[]): readonly Played[] {
  const clear = all.filter(({ sheet }) => sheet.grade !== null && !vetoed(sheet))
  const chosen = [
    least(clear, ({ sheet }) => ({ n: -sheet.least.n, d: sheet.least.d })),
    least(clear, ({ sheet }) => margin(sheet)),
    least(clear, ({ sheet }) => shortfall(sheet)),
    all.find(({ sheet }) => vetoed(sheet)),
    all.find(({ sheet }) => sheet.gates.some(({ passed }) => passed === false)),
    all.find(({ sheet }) =>
      [sheet.bonus, sheet.penalty].some((block) => block && block.least.n !== 0n),
    ),
    all.find(({ sheet }) => sheet.lines.some(lapses)),
    all.find(({ sheet }) => sheet.outcome === 'open'),
  ]
  return all.filter((one) => chosen.includes(one))
}

const vetoed = ({ vetoes }: Sheet): boolean =>
  vetoes.some(({ fires, cured }) => fires === true && cured !== true)

const lapses = ({ state, children }: Sheet['lines'][number]): boolean =>
  state === 'na' || children.some(lapses)

/** By how much it has more than its grade asks for; nothing where its grade asks for nothing. */
function margin({ grades, grade, least }: Sheet): Rational | null {
  const bound = grades.find(({ id }) => id === grade)?.atLeast
  return bound ? subtract(least, bound) : null
}

/** How much it lacks for the next better grade. */
function shortfall({ grades, grade, least }: Sheet): Rational | null {
  const at = grades.findIndex(({ id }) => id === grade)
  const bound = grades[at - 1]?.atLeast
  const lacks = bound ? subtract(bound, least) : null
  return lacks && lacks.n > 0n ? lacks : null
}

function least(all: readonly Played[], of: (one: Played) => Rational | null): Played | undefined {
  const found = all.flatMap((one) => {
    const value = of(one)
    return value ? [{ one, value }] : []
  })
  return found.reduce<(typeof found)[number] | undefined>(
    (so, next) => (so === undefined || lessThan(next.value, so.value) ? next : so),
    undefined,
  )?.one
}

import { type BoundWords, sayBound } from '../score/bound.ts'
import type { Text } from '../terms.ts'
import { inWords, type Language } from '../terms.ts'
import type { Said } from './change.ts'
import { inBoth, numberText, valueSaid } from './saying.ts'
import type { Side } from './sides.ts'
import { putWords } from './words.ts'

/** How values that are no single word or number are put, each as its part of the language has it. */
type Put = (value: unknown, side: Side) => Said

const listed = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'zh' ? '，' : ', ')

/** A condition over facts. */
export const conditionSaid: Put = (value, { names }) =>
  inBoth((language) => putWords.condition[language](names[language].formula(String(value))))

/** What cures a veto, and within how many days. */
export const cureSaid: Put = (value, side) => {
  const { when, within_days: days } = value as { when?: string; within_days?: number }
  if (when === undefined) return valueSaid(value)
  const condition = conditionSaid(when, side)
  return inBoth((language) =>
    listed(
      [condition[language], ...(days === undefined ? [] : [putWords.days[language](days)])],
      language,
    ),
  )
}

export const monthsSaid: Put = (value) => {
  const { months } = value as { months: number }
  return inBoth((language) => putWords.months[language](months))
}

/** How long nothing may be filed. */
export const barsSaid: Put = (value) => {
  const { filing } = value as { filing: string | { next_batches?: number; years?: number } }
  if (typeof filing === 'string') return valueSaid(filing)
  const { next_batches: batches, years } = filing
  return inBoth((language) =>
    listed(
      [
        ...(batches === undefined ? [] : [putWords.batches[language](batches)]),
        ...(years === undefined ? [] : [putWords.years[language](years)]),
      ],
      language,
    ),
  )
}

export const appliesSaid: Put = (value) => valueSaid((value as { to: readonly string[] }).to)

/** What becomes of an item that does not apply, or was waived: why, by whose word, and with which effect. */
export const lapseSaid: Put = (value) => {
  const { reasons, by, effect, points } = value as {
    readonly reasons?: { readonly [reason: string]: Text }
    readonly by?: readonly string[]
    readonly effect: string
    readonly points?: number
  }
  return inBoth((language) => {
    const why = Object.values(reasons ?? {}).map((text) => inWords(text, language))
    const say = putWords.lapse[language]
    return listed(
      [
        ...(why.length > 0 ? [say.reasons(why)] : []),
        ...(by ? [say.by(valueSaid(by)[language])] : []),
        valueSaid(effect)[language],
        ...(points === undefined ? [] : [numberText(points)]),
      ],
      language,
    )
  })
}

export const boundSaid: Put = (value, { names }) =>
  inBoth((language) => sayBound(value as BoundWords, '', names[language]))

/** For which units something is there, by the names of facts and options. */
export const kindsSaid: Put = (value, { names }) =>
  inBoth((language) =>
    listed(
      Object.entries(value as Record<string, readonly string[]>).map(([fact, options]) => {
        const all = options.map((option) => names[language].option(fact, option))
        return `${names[language].fact(fact)} ${all.join(language === 'zh' ? '、' : ' or ')}`
      }),
      language,
    ),
  )

/** How many may be chosen: so many, or a share. */
export const placesSaid: Put = (value) => {
  if (typeof value === 'number') return valueSaid(value)
  const { percent, of, round } = value as { percent: number; of: string; round?: string }
  return inBoth((language) =>
    listed(
      [
        putWords.share[language](numberText(percent), putWords.whole[of]![language]),
        ...(round === undefined ? [] : [putWords.rounded[round]![language]]),
      ],
      language,
    ),
  )
}

/** What tells equal totals apart, in order. */
export const tiesSaid: Put = (value, side) =>
  inBoth((language) =>
    listed(
      (value as readonly { fewer?: string; higher?: string }[]).map(({ higher }) =>
        higher === undefined
          ? putWords.fewer[language]
          : putWords.higher[language](indicatorName(side, higher, language)),
      ),
      language,
    ),
  )

export const indicatorSaid: Put = (value, side) =>
  inBoth((language) => `“${indicatorName(side, String(value), language)}”`)

function indicatorName({ value }: Side, id: string, language: Language): string {
  type Node = { id: string; name: Text; children?: readonly Node[] }
  const find = (all: readonly Node[]): Node | undefined =>
    all.find((one) => one.id === id) ?? all.flatMap((one) => find(one.children ?? []) ?? [])[0]
  return inWords(find(value.indicators as readonly Node[])?.name ?? id, language)
}

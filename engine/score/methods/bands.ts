import {
  compare,
  equal,
  exactText,
  larger,
  lessThan,
  type Rational,
  rational,
  smaller,
} from '../../rational.ts'
import { type BoundWords, sayBound } from '../bound.ts'
import { numeric } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { pointsSaid } from '../names.ts'

/** One band, in the four bound words; both ends may be open. */
interface Band extends BoundWords {
  readonly points: number
}

/** 分档: the band that holds the value gives its points. */
interface Bands {
  readonly value: string
  readonly bands: readonly Band[]
}

/** An end of a band: the number, and whether the number itself belongs. */
interface End {
  readonly at: Rational
  readonly closed: boolean
}
const low = ({ at_least, above }: Band): End | null =>
  at_least !== undefined
    ? { at: rational(at_least), closed: true }
    : above !== undefined
      ? { at: rational(above), closed: false }
      : null
const high = ({ at_most, below }: Band): End | null =>
  at_most !== undefined
    ? { at: rational(at_most), closed: true }
    : below !== undefined
      ? { at: rational(below), closed: false }
      : null

const bound = (title: string) => ({ type: 'number', title })

export const bands: Method<Bands> = {
  kind: 'bands',
  title: '分档',
  description:
    '按数值所在的档给分。各档用 at_least（不低于）、above（高于）、at_most（不高于）、below（低于）写明，既不空也不叠。',
  properties: {
    value: { $ref: '#/$defs/variable', title: '看哪个事实' },
    bands: {
      title: '各档',
      type: 'array',
      minItems: 2,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['points'],
        properties: {
          at_least: bound('不低于'),
          above: bound('高于'),
          at_most: bound('不高于'),
          below: bound('低于'),
          points: { type: 'number', title: '得分' },
        },
      },
    },
  },
  required: ['value', 'bands'],
  reads: ({ value }) => [value],
  turns: ({ value, bands }) => ({
    [value]: bands.flatMap((band) => [low(band), high(band)].flatMap((end) => end?.at ?? [])),
  }),

  check({ value, bands }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(value)
    if (fact && !numeric(fact)) {
      flaws.push({ path: ['value'], code: 'fact-type', detail: { fact: value, want: 'number' } })
    }
    const ends = bands.flatMap((band, index): RuleFlaw[] =>
      doubled(band) ? [{ path: ['bands', index], code: 'band-ends', detail: {} }] : [],
    )
    flaws.push(...(ends.length > 0 ? ends : seams(bands)))
    const best = bestOf(bands)
    if (points && !equal(best, points)) {
      flaws.push({
        path: ['bands'],
        code: 'band-best',
        detail: { best: exactText(best), points: exactText(points) },
      })
    }
    return flaws
  },

  least: ({ bands }) => bands.map(({ points }) => rational(points)).reduce(smaller),
  most: ({ bands }) => bestOf(bands),

  say({ value, bands }, names) {
    const { either, fact } = names
    const each = bands.map((band) => {
      return `${sayBound(band, value, names)} ${pointsSaid(names, band.points)}`
    })
    return either(`${fact(value)}：${each.join('；')}`, `${fact(value)}: ${each.join('; ')}`)
  },

  compile({ value, bands }) {
    const ready = bands.map((band) => ({
      low: low(band),
      high: high(band),
      points: rational(band.points),
    }))
    return (read) => {
      const seen = read(value) as Rational
      const found = ready.find(({ low, high }) => reaches(seen, low, 1) && reaches(seen, high, -1))
      if (!found) throw new RangeError(`no band holds ${value} = ${exactText(seen)}`)
      return {
        points: found.points,
        because: [{ rule: 'band', fact: value, times: seen, points: found.points }],
      }
    }
  },
}

const bestOf = (bands: readonly Band[]): Rational =>
  bands.map(({ points }) => rational(points)).reduce(larger)

/** Is the value on the inner side of an end? `side` is 1 for a lower end, -1 for an upper one. */
function reaches(value: Rational, end: End | null, side: 1 | -1): boolean {
  if (!end) return true
  const order = compare(value, end.at) * side
  return order > 0 || (order === 0 && end.closed)
}

/** At the same number the band that holds it begins first. */
const startsBefore = (a: End, b: End): number =>
  compare(a.at, b.at) || Number(b.closed) - Number(a.closed)
const holdsAny = (low: End, high: End): boolean =>
  lessThan(low.at, high.at) || (equal(low.at, high.at) && low.closed && high.closed)
const doubled = ({ at_least, above, at_most, below }: Band): boolean =>
  (at_least !== undefined && above !== undefined) || (at_most !== undefined && below !== undefined)

/** Laid in order from below, each band must begin exactly where the one before ends. */
function seams(bands: readonly Band[]): readonly RuleFlaw[] {
  const laid = bands
    .map((band, index) => ({ index, low: low(band), high: high(band) }))
    .sort((a, b) => (!a.low ? -1 : !b.low ? 1 : startsBefore(a.low, b.low)))
  return laid.flatMap(({ index, low, high }, place): RuleFlaw[] => {
    const path = ['bands', index]
    const flaw = (seam: Seam): RuleFlaw[] => [{ path, code: 'band-gap', detail: detailOf(seam) }]
    if (low && high && !holdsAny(low, high)) return [{ path, code: 'band-order', detail: {} }]
    if (place === laid.length - 1 && high) return flaw({ gap: true, from: high, to: null })
    const before = laid[place - 1]
    if (!before) return low ? flaw({ gap: true, from: null, to: low }) : []
    const seam = seamOf(before, { low, high })
    return seam ? flaw(seam) : []
  })
}

/** What no band holds, or two of them: between which ends; null where it goes on without one. */
interface Seam {
  readonly gap: boolean
  readonly from: End | null
  readonly to: End | null
}
type Ends = { readonly low: End | null; readonly high: End | null }

/** How a band meets the one before it; null where it begins exactly where that one ends. */
function seamOf(before: Ends, { low, high }: Ends): Seam | null {
  if (!low || !before.high) return { gap: false, from: low, to: lower(before.high, high) }
  const order = compare(before.high.at, low.at)
  if (order === 0 && low.closed !== before.high.closed) return null
  return order < 0 || (order === 0 && !low.closed)
    ? { gap: true, from: before.high, to: low }
    : { gap: false, from: low, to: lower(before.high, high) }
}

const lower = (a: End | null, b: End | null): End | null =>
  !a || !b ? (a ?? b) : lessThan(b.at, a.at) ? b : a

/** The number to look at, and both ends of what is wrong there. */
const detailOf = ({ gap, from, to }: Seam) => {
  const at = (end: End | null) => end && exactText(end.at)
  const begins = gap ? (to ?? from) : from
  return { at: at(begins) ?? '−∞', gap, from: at(from), to: at(to) }
}

import {
  addMonths,
  addYears,
  endOf,
  type Instant,
  type LocalDate,
  localDate,
  startOf,
} from './calendar.ts'
import type { Title } from './circumstances.ts'
import { depthOf, type Programme, starsFor } from './programme.ts'

/** When a title of today lapses without a new recognition. */
const expiryFrom = ({ validity }: Programme, now: Instant): Instant =>
  endOf(addYears(localDate(now), validity.years))

/** The title that is in force, if any; a collective has at most one. */
export const inForce = (titles: readonly Title[]): Title | null =>
  titles.find(({ standing }) => standing === 'in-force') ?? null

/** When a collective last lost a title by revocation; null for never. */
export const lastRevoked = (titles: readonly Title[]): Instant | null =>
  titles
    .flatMap(({ revokedAt }) => revokedAt ?? [])
    .toSorted()
    .at(-1) ?? null

/** Titles from before the last revocation count for nothing. */
export function counted(titles: readonly Title[]): readonly Title[] {
  const last = lastRevoked(titles)
  return last === null ? titles : titles.filter(({ since }) => since > last)
}

/** A level reached again forgets neither its revocation nor how long that bars. */
function scar(titles: readonly Title[], level: string): Pick<Title, 'barredUntil' | 'revokedAt'> {
  const { barredUntil = null, revokedAt } = titles.find((title) => title.level === level) ?? {}
  return revokedAt === undefined ? { barredUntil } : { barredUntil, revokedAt }
}

/** Is a title that ran out still counted as reached? For so many cycles as the programme says. */
export const stillCounts = (
  { ladder, cycle }: Programme,
  { standing, endedAt }: Title,
  now: Instant,
): boolean =>
  standing === 'expired' &&
  now <
    endOf(
      addMonths(localDate(endedAt!), (ladder?.after_expiry.counts_for_cycles ?? 0) * cycle.months),
    )

/**
 * plan 2.b: 每被认定1次为1星,最高为3星。 The titles that change by a recognition: one star more at the same
 * level, or a new title there, with the one below superseded.
 */
export function recognise(
  programme: Programme,
  titles: readonly Title[],
  { level, case: id, now }: { level: string; case: string; now: Instant },
): readonly Title[] {
  const before = counted(titles).find((title) => title.level === level)
  const goes = before && (before.standing === 'in-force' || stillCounts(programme, before, now))
  const lower = inForce(titles)
  const promoted = programme.stars?.on_promotion.stars ?? 1
  const first = lower && lower.level !== level ? promoted : 1
  const title: Title = {
    level,
    stars: starsFor(programme, goes ? before.stars + 1 : first),
    recognitions: goes ? before.recognitions + 1 : 1,
    standing: 'in-force',
    cut: goes ? before.cut : 0,
    warned: false,
    disclosed: false,
    since: goes ? before.since : now,
    expires: expiryFrom(programme, now),
    endedAt: null,
    ...scar(titles, level),
    case: id,
  }
  const below =
    lower && lower.level !== level ? [{ ...lower, standing: 'superseded' as const }] : []
  return [title, ...below]
}

/** plan 2.c: an earlier title enters the scheme with the recognitions that were proven. */
export function confirmTitle(
  programme: Programme,
  titles: readonly Title[],
  {
    level,
    case: id,
    recognitions,
    on,
    now,
  }: { level: string; case: string; recognitions: number; on: LocalDate; now: Instant },
): readonly Title[] {
  const stars = starsFor(programme, recognitions)
  const fresh = {
    standing: 'in-force' as const,
    cut: 0,
    warned: false,
    disclosed: false,
    endedAt: null,
    ...scar(titles, level),
  }
  return [
    {
      level,
      stars,
      recognitions,
      ...fresh,
      since: startOf(on),
      expires: expiryFrom(programme, now),
      case: id,
    },
  ]
}

/** plan 3.g: what a sanction makes of the title in force; the outcome says whether any title is left. */
export function sanctionTitle(
  programme: Programme,
  titles: readonly Title[],
  { sanction, case: id, now }: { sanction: string; case: string; now: Instant },
): { outcome: 'held' | 'ended' | 'revoked'; titles: readonly Title[] } {
  const {
    effect,
    discloses = false,
    bars_cycles = 0,
  } = programme.sanctions.find((one) => one.id === sanction)!
  const title = inForce(titles)!
  if (effect === 'warn') return { outcome: 'held', titles: [{ ...title, warned: true }] }
  if (effect === 'revoke') {
    const barredUntil = endOf(addMonths(localDate(now), bars_cycles * programme.cycle.months))
    return {
      outcome: 'revoked',
      titles: [
        {
          ...title,
          standing: 'revoked',
          disclosed: discloses,
          endedAt: now,
          barredUntil,
          revokedAt: now,
        },
      ],
    }
  }
  if (title.stars > 1)
    return { outcome: 'held', titles: [{ ...title, stars: title.stars - 1, cut: title.cut + 1 }] }
  const ended: Title = { ...title, stars: 0, cut: title.cut + 1, standing: 'ended', endedAt: now }
  const below = highest(
    programme,
    counted(titles).filter(({ standing }) => standing === 'superseded'),
  )
  if (!below) return { outcome: 'ended', titles: [ended] }
  const expires = below.expires > title.expires ? below.expires : title.expires
  return { outcome: 'held', titles: [ended, { ...below, standing: 'in-force', expires, case: id }] }
}

/** The highest of some titles; null for none. */
export const highest = (programme: Programme, titles: readonly Title[]): Title | null =>
  titles.toSorted((a, b) => depthOf(programme, a.level) - depthOf(programme, b.level))[0] ?? null

/** Gives back one star that an adjustment took. */
export function restoreStar(programme: Programme, title: Title): readonly Title[] {
  return [{ ...title, stars: starsFor(programme, title.stars + 1), cut: title.cut - 1 }]
}

export const expireTitle = (title: Title, now: Instant): readonly Title[] => [
  { ...title, standing: 'expired', endedAt: now },
]

import type { Instant } from './calendar.ts'
import type { Collective, Title } from './circumstances.ts'
import { depthOf, type Programme, rungs } from './programme.ts'
import type { Refusal } from './refusal.ts'
import { counted, highest, lastRevoked, stillCounts } from './titles.ts'

/** The highest title of the ladder that a collective may build on; null at its foot. */
export function reached(
  programme: Programme,
  titles: readonly Title[],
  now: Instant,
): Title | null {
  const steps = rungs(programme)
  const held = counted(titles).filter(
    (title) =>
      steps.includes(title.level) &&
      (title.standing === 'in-force' || stillCounts(programme, title, now)),
  )
  return highest(programme, held)
}

/** Did creation begin before the ladder's date, with no revocation since? Then any level is open. */
export const climbsFree = (
  { ladder }: Programme,
  { began }: Collective,
  titles: readonly Title[],
): boolean => ladder !== undefined && began < ladder.since && lastRevoked(titles) === null

/**
 * plan 2.d: 须从地市级开始,实行逐级创建、逐级认定。 Every reason against a collective's filing for a level, by the
 * programme's own ladder.
 */
export function againstFiling(
  programme: Programme,
  collective: Collective,
  titles: readonly Title[],
  level: string,
  now: Instant,
): readonly Refusal[] {
  const steps = rungs(programme)
  const held = reached(programme, titles, now)
  const target = steps.indexOf(level)
  if (held) {
    const from = steps.indexOf(held.level)
    if (target < from) return [{ code: 'level-below', detail: { level, held: held.level } }]
    if (target > from + 1)
      return [{ code: 'level-skipped', detail: { level, next: steps[from + 1] ?? null } }]
    const needed = programme.ladder?.stars_needed?.stars ?? 0
    if (target === from + 1 && held.stars < needed) {
      return [
        { code: 'title-at-lower-star', detail: { held: held.level, stars: held.stars, needed } },
      ]
    }
    return []
  }
  const optional = counted(titles).find(({ standing }) => standing === 'in-force')
  if (target < 0) {
    const below = optional && depthOf(programme, level) > depthOf(programme, optional.level)
    return below ? [{ code: 'level-below', detail: { level, held: optional.level } }] : []
  }
  if (target === 0 || climbsFree(programme, collective, titles)) return []
  return [{ code: 'level-skipped', detail: { level, next: steps[0] ?? null } }]
}

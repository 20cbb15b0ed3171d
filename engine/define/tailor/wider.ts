import type { StandardFile } from '../../shapes.ts'
import type { Witness } from './witness.ts'

export type Assessment = NonNullable<StandardFile['assessment']>
type Form = Assessment['forms'][string]

/** How many assess where nobody says, and the weight of a form that is not there. */
export const fewest = 1
const none: Form = { weight: { min: 0, max: 0 } }

/** Where a committee may choose what it could not choose before: another mode, another weight of a form, fewer assessors. */
export function widerChoice(before: Assessment, after: Assessment): Witness | null {
  const mode = after.modes.find((one) => !before.modes.includes(one))
  if (mode !== undefined) return { seen: `modes/${mode}`, before: '✕', after: '✓' }
  const ids = [...new Set([...Object.keys(before.forms), ...Object.keys(after.forms)])]
  const found = ids.flatMap((id) => {
    const [old, now] = [before.forms[id] ?? none, after.forms[id] ?? none]
    const seen = `forms/${id}`
    const wide = widens(old, now) ? [{ seen, before: text(old), after: text(now) }] : []
    return [...wide, ...(after.forms[id] ? fewer(seen, old, now) : [])]
  })
  return found[0] ?? null
}

const widens = ({ weight: old }: Form, { weight: now }: Form): boolean =>
  now.min < old.min || now.max > old.max

const text = ({ weight: { min, max } }: Form): string => `${min}–${max}`

function fewer(seen: string, old: Form, now: Form): readonly Witness[] {
  const [before, after] = [old, now].map((one) => one.assessors_min ?? fewest) as [number, number]
  return after < before
    ? [{ seen: `${seen}/assessors_min`, before: `${before}`, after: `${after}` }]
    : []
}

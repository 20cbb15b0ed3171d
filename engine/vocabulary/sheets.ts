import type { Case } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Programme } from '../programme.ts'
import { exactText, lessThan } from '../rational.ts'
import type { Refusal } from '../refusal.ts'
import type { Sheet } from '../score/sheet.ts'
import { type Differing, differing } from '../score/staged.ts'
import { inWords, type Json } from '../terms.ts'
import { combineNow, moreFollow, rolesNow } from './stages.ts'
import { agreeing, type Guard, no, ownSheetOf, sheetOf, sheetsOf, unless } from './word.ts'

/** What a procedure may require of a sheet, and of the standard it was read by. */
export const sheetGuards = {
  'sheet-complete': (before, given, { programme, data }) => {
    const on = agreeing(before, data)
    if (moreFollow(on, given.standard!)) return lacking(ownSheetOf(on, given, programme))
    const sheet = sheetOf(on, given, programme, false)
    return [...lackingOf(sheet, on, given, programme), ...undecidable(sheet)]
  },

  /** Where a stage weighs roles, whoever is named to read reads in one of them. */
  'role-named': (on, { standard }, { data }) => {
    const roles = standard ? rolesNow(on, standard) : []
    return unless(roles.length === 0 || data.role !== undefined, 'role-missing', { roles })
  },

  /** Something failed, and the standard allows it to be read once more. */
  'retest-open': ({ memory: { failed, retest } }, { standard }) => {
    const most = standard?.retest?.max ?? 0
    if (!failed) return no('retest-none')
    return unless((retest?.number ?? 0) < most, 'retest-used', { most })
  },

  /** plan 1.a: 试行的标准可以考核，但不能单独作为认定的依据。 Default. */
  'ground-not-trial': (_, { standard }, { data }) =>
    unless(standard?.publication !== 'trial' || data.other_ground !== undefined, 'ground-trial', {
      standard: standard ? `${standard.id}@${standard.version}` : null,
    }),
} satisfies Record<string, Guard>

const lacking = ({ missing, unconfirmed }: Sheet): readonly Refusal[] =>
  missing.length === 0
    ? []
    : [
        no('sheet-incomplete', {
          unanswered: missing.filter((id) => !unconfirmed.includes(id)),
          unconfirmed: [...unconfirmed],
        }),
      ]

/** What keeps the sheets of a stage from becoming one, once each is complete and none follows. */
export function apartOn(
  on: Case,
  given: Circumstances,
  programme: Programme,
): readonly Differing[] {
  const { standard } = given
  if (!standard || on.memory.retest || moreFollow(on, standard)) return []
  const each = sheetsOf(on, given, programme)
  if (each.length === 1 || each.some(({ missing }) => missing.length > 0)) return []
  const together = sheetOf(on, given, programme, false)
  const items = differing(together, each)
  // Where they differ on what tells tables apart, no item says so.
  return items.length > 0
    ? items
    : together.missing.map((id) => ({ id, name: standard.facts.get(id)!.name, given: [] }))
}

/** Of that, the items whose points the assessors may agree on: where the stage asks them to, and all gave some. */
export function toAgreeOn(
  on: Case,
  given: Circumstances,
  programme: Programme,
): readonly Differing[] {
  const { standard } = given
  if (!standard || combineNow(on, standard)?.by !== 'consensus') return []
  return apartOn(on, given, programme).filter(
    (one) => one.given.length > 0 && one.given.every((points) => points !== null),
  )
}

/** What is missing; of several sheets that lack nothing, what they differ on. */
function lackingOf(
  sheet: Sheet,
  on: Case,
  given: Circumstances,
  programme: Programme,
): readonly Refusal[] {
  if (sheet.missing.length === 0) return []
  const apart = apartOn(on, given, programme)
  if (apart.length > 0) return [no('sheets-differ', { items: apart.map(said) })]
  return lacking(sheet)
}

const said = ({ id, name, given }: Differing): Json => ({
  id,
  name: inWords(name),
  given: given.map((points) => points && exactText(points)),
})

/** All is known, and still nothing can be decided. */
function undecidable({
  lines,
  missing,
  lapsed,
  mostLapsed,
  vetoes,
  suspendedBy,
}: Sheet): readonly Refusal[] {
  const nothing = missing.length === 0 && lines.every(({ state }) => state === 'na')
  const tooFew = missing.length === 0 && mostLapsed !== null && lessThan(mostLapsed, lapsed)
  const named = vetoes.filter(({ id }) => suspendedBy.includes(id)).map(({ name }) => inWords(name))
  return [
    tooFew
      ? no('sheet-not-assessable', { lapsed: exactText(lapsed), most: exactText(mostLapsed) })
      : null,
    nothing ? no('sheet-not-assessable', { lapsed: exactText(lapsed), most: null }) : null,
    unless(named.length === 0, 'sheet-suspended', { vetoes: named }),
  ].flatMap((reason) => reason ?? [])
}

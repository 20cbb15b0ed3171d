import { exactText, lessThan } from '../rational.ts'
import { inWords } from '../terms.ts'
import { type Guard, no, sheetOf, unless } from './word.ts'

/** What a procedure may require of a sheet, and of the standard it was read by. */
export const sheetGuards = {
  'sheet-complete': (on, given, { programme }) => {
    const sheet = sheetOf(on, given, programme, false)
    const { missing, unconfirmed, lapsed, mostLapsed, vetoes, suspendedBy } = sheet
    const unanswered = missing.filter((id) => !unconfirmed.includes(id))
    const tooFew = mostLapsed !== null && lessThan(mostLapsed, lapsed)
    const suspended = unless(suspendedBy.length === 0, 'sheet-suspended', {
      vetoes: vetoes.filter(({ id }) => suspendedBy.includes(id)).map(({ name }) => inWords(name)),
    })
    return [
      unless(missing.length === 0, 'sheet-incomplete', { unanswered, unconfirmed }),
      missing.length === 0 && tooFew
        ? no('sheet-not-assessable', { lapsed: exactText(lapsed), most: exactText(mostLapsed) })
        : null,
      suspended,
    ].flatMap((reason) => reason ?? [])
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

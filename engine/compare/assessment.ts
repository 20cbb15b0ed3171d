import { type Assessment, fewest } from '../define/tailor/wider.ts'
import { formNamed, modeNamed } from '../programme.ts'
import { inWords, type Language } from '../terms.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import { cameOrWent } from './coming.ts'
import {
  changeAt,
  type Judge,
  type Members,
  memberChanges,
  more,
  overridingMember,
  type Part,
  sourceMember,
} from './members.ts'
import { inBoth, subjectOf, turned } from './saying.ts'
import { type Side, type Sides, same } from './sides.ts'
import { assessmentWords as words } from './words.ts'

type Form = Assessment['forms'][string]
type Weight = Form['weight']

/** The bounds of a committee's choice: what leaves it less tightens, what leaves it more relaxes. */
export function assessmentChanges(sides: Sides): readonly Change[] {
  const [old, now] = [sides.before.value.assessment, sides.after.value.assessment]
  if (!old && !now) return []
  const side = (node: object = {}) => ({ node, at: ['assessment'] })
  const part: Part = { path: 'assessment', subject: null, before: side(old), after: side(now) }
  if (old && now)
    return [
      ...memberChanges(sides, part, members, { apart: ['forms'] }),
      ...formChanges(sides, old, now),
    ]
  const put = (one: Assessment | undefined, of: Side) => one && wholeSaid(one, of)
  const said = turned(words.whole, put(old, sides.before) ?? null, put(now, sides.after) ?? null)
  const turn = { before: old, after: now }
  return [
    changeAt(sides, part, [], said, turn, { kind: now ? 'tightening' : 'relaxing', witness: null }),
  ]
}

/** Of two changes of a choice: it leaves less, or more; or both, and is another choice. */
const judged = (narrower: boolean, wider: boolean): ChangeKind =>
  narrower === wider ? 'structural' : narrower ? 'tightening' : 'relaxing'

const modes: Judge = (before, after) => {
  const [old, now] = [before, after] as (readonly string[])[]
  const [gone, come] = [lacking(old!, now!), lacking(now!, old!)]
  return gone || come ? judged(gone, come) : 'editorial'
}

/** Does the other list lack one of these? */
const lacking = (these: readonly string[], other: readonly string[]): boolean =>
  these.some((one) => !other.includes(one))

const weighed = (old: Weight, now: Weight): ChangeKind =>
  judged(now.min > old.min || now.max < old.max, now.min < old.min || now.max > old.max)

const members: Members = {
  modes: {
    ...{ label: words.modes, kind: modes, plain: true },
    say: (value, side) => modesSaid(value as readonly string[], side),
  },
  source: sourceMember(words.source),
  override: overridingMember,
}

const form: Members = {
  weight: {
    ...{ label: words.weight, kind: (old, now) => weighed(old as Weight, now as Weight) },
    ...{ plain: true, say: (value) => weightSaid(value as Weight) },
  },
  assessors_min: { label: words.assessors, kind: more('tightening', fewest), plain: true },
}

/** What a form that is not there may have. */
const nothing: Weight = { min: 0, max: 0 }

function formChanges(sides: Sides, old: Assessment, now: Assessment): readonly Change[] {
  const ids = [...new Set([...Object.keys(now.forms), ...Object.keys(old.forms)])]
  return ids.flatMap((id) => {
    const [before, after] = [old.forms[id], now.forms[id]]
    if (same(before, after)) return []
    const at = ['assessment', 'forms', id]
    const name = formNamed(sides[after ? 'after' : 'before'].authored.programme, id)
    if (before && after) {
      const part: Part = {
        ...{ path: at.join('/'), subject: subjectOf(name, id) },
        ...{ before: { node: before, at }, after: { node: after, at } },
      }
      return memberChanges(sides, part, form)
    }
    const node = (after ?? before)!
    const kind = weighed(before?.weight ?? nothing, after?.weight ?? nothing)
    const lone = { path: at.join('/'), id, name, node, at, says: formSaid(node) }
    return [cameOrWent(sides, after ? 'after' : 'before', kind, lone)]
  })
}

const weightSaid = ({ min, max }: Weight): Said =>
  inBoth((language) => words.range[language](min, max))

const formSaid = ({ weight, assessors_min: least }: Form): Said =>
  inBoth((language) => words.form[language](weightSaid(weight)[language], least ?? null))

const listed = (all: readonly string[], language: Language): string =>
  all.join(language === 'zh' ? '、' : ', ')

const modesSaid = (ids: readonly string[], { authored: { programme } }: Side): Said =>
  inBoth((language) =>
    listed(
      ids.map((id) => inWords(modeNamed(programme, id), language)),
      language,
    ),
  )

const wholeSaid = ({ modes: ids, forms }: Assessment, side: Side): Said =>
  inBoth((language) => {
    const { programme } = side.authored
    const all = Object.entries(forms).map(([id, one]) =>
      words.named[language](
        inWords(formNamed(programme, id), language),
        weightSaid(one.weight)[language],
      ),
    )
    return words.both[language](modesSaid(ids, side)[language], listed(all, language))
  })

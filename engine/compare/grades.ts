import { lenientGrade } from '../define/tailor/stricter.ts'
import type { Grade as CompiledGrade } from '../score/standard.ts'
import type { StandardFile } from '../shapes.ts'
import { inWords } from '../terms.ts'
import type { Change, Said } from './change.ts'
import { cameOrWent, renamedTo, reordered } from './coming.ts'
import { directionOf, together } from './leaf.ts'
import { renames } from './likeness.ts'
import {
  changeAt,
  type Members,
  memberChanges,
  nameMember,
  overridingMember,
  type Part,
  sourceMember,
  type Trial,
  type Verdict,
} from './members.ts'
import { boundSaid } from './putting.ts'
import { inBoth, joined, subjectOf } from './saying.ts'
import { type Sides, tableIn } from './sides.ts'
import { namesOfLevels } from './where.ts'
import { comingWords, headLabels, labels } from './words.ts'

type Grade = StandardFile['grades'][string][number]

const members: Members = {
  name: nameMember(labels.name),
  at_least: { label: labels.at_least, kind: null },
  optional: { label: labels.optional, kind: null },
  mandatory: { label: labels.mandatory, kind: null },
  outcome: { label: labels.outcome, kind: null },
  source: sourceMember(labels.source),
  override: overridingMember,
}

/** The grades of each level that both have; a level that came or went is told by itself. */
export const gradeChanges = (sides: Sides): readonly Change[] =>
  sides.levels.flatMap((level) => levelChanges(sides, level))

function levelChanges(sides: Sides, level: string): readonly Change[] {
  const [old, now] = [sides.before, sides.after].map(({ value }) => value.grades[level] ?? [])
  const likened = (one: Grade) => ({ id: one.id, name: one.name ?? one.id, said: one })
  const has = (all: readonly Grade[], id: string) => all.some((one) => one.id === id)
  const renamed = renames(
    old!.filter(({ id }) => !has(now!, id)).map(likened),
    now!.filter(({ id }) => !has(old!, id)).map(likened),
  )
  const called = (id: string): string => renamed.find(({ from }) => from === id)?.to ?? id
  const ids = [old!.map(({ id }) => called(id)), now!.map(({ id }) => id)] as const
  const path = (id: string): string => `grades/${level}/${id}`
  const lone = (side: 'before' | 'after', one: Grade, at: number): Change => {
    const { id, name = id } = one
    const given = {
      path: path(id),
      id: `${level}/${id}`,
      name,
      node: one,
      at: ['grades', level, at],
      says: one.at_least === undefined ? null : boundSaid({ at_least: one.at_least }, sides[side]),
    }
    return cameOrWent(sides, side, 'structural', given)
  }
  return [
    ...old!.flatMap((one, at) =>
      ids[1].includes(called(one.id)) ? [] : [lone('before', one, at)],
    ),
    ...now!.flatMap((one, to): readonly Change[] => {
      const from = ids[0].indexOf(one.id)
      if (from < 0) return [lone('after', one, to)]
      const part: Part = {
        path: path(one.id),
        subject: gradeSaid(sides, level, one),
        before: { node: old![from]!, at: ['grades', level, from] },
        after: { node: one, at: ['grades', level, to] },
      }
      const rename = renamed.find(({ to }) => to === one.id)
      const trial = trialOf(sides, level, old![from]!.id, one.id)
      return [
        ...(rename ? [renamedTo(sides, part, rename)] : []),
        ...memberChanges(sides, part, members, { trial, apart: ['id'] }),
      ]
    }),
    ...(reordered(...ids) ? [orderChange(sides, level, ids)] : []),
  ]
}

const gradeSaid = (sides: Sides, level: string, { id, name = id }: Grade): Said =>
  joined(
    inBoth(
      (language) => `${namesOfLevels(sides, [level], language)}${language === 'zh' ? '' : ' '}`,
    ),
    subjectOf(name, id),
  )

/** Another order of grades is another order of what they are worth. */
const orderChange = (
  sides: Sides,
  level: string,
  [before, after]: readonly (readonly string[])[],
): Change =>
  changeAt(
    sides,
    {
      path: `grades/${level}`,
      subject: inBoth((language) => `${headLabels.grades[language]} ${inWords(level)}`),
      before: { node: {}, at: ['grades', level] },
      after: { node: {}, at: ['grades', level] },
    },
    [],
    inBoth((language) => comingWords.reordered[language](after!.map((id) => ` ${id}`))),
    { before, after },
    { kind: 'structural', witness: null },
  )

/** Of a compiled grade what a written member makes. */
const made: { readonly [key: string]: keyof CompiledGrade } = {
  at_least: 'atLeast',
  optional: 'atLeast',
  mandatory: 'mandatory',
  outcome: 'outcome',
}

/** Tries a member by itself: the earlier grade with what the later says of this member alone. */
const trialOf =
  (sides: Sides, level: string, from: string, to: string): Trial =>
  (key, { ways }) =>
    together(
      ways
        .filter((way) => way.level === level)
        .map((way): Verdict => {
          const tables = [sides.before, sides.after].map((side) => tableIn(side, way).grades)
          const old = tables[0]!.find(({ id }) => id === from)!
          const now = tables[1]!.find(({ id }) => id === to)!
          const own = made[key]!
          const changed = { ...old, [own]: now[own] }
          const relaxes = lenientGrade(old, changed, tables) !== null
          const tightens = lenientGrade(changed, old, tables) !== null
          return { kind: directionOf(relaxes, tightens), witness: null }
        }),
    )

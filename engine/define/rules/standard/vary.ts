import { forIn, type Pivot, pivotsOf } from '../../../compile/pivots.ts'
import { branchesOf, type Varied, variedIn } from '../../../compile/settle.ts'
import { blocksOf, factsOf } from '../../../compile/standard.ts'
import { exactText, type Rational } from '../../../rational.ts'
import { boundOf, holds } from '../../../score/bound.ts'
import { type Fact, mayBeBlank, numeric, optionsOf } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** More ways than this for a case to turn out are not checked one by one. */
const mostWays = 400

/** Every `vary` of a standard, with the fact it names; null for the level, or where there is none such. */
function variedOf(standard: StandardFile) {
  const facts = factsOf(standard.facts)
  return variedIn(blocksOf(standard)).map(({ path, varied }) => ({
    path,
    varied,
    fact: facts.get(varied.vary) ?? null,
  }))
}

/** May a standard differ by it? By a number, by yes or no, or by one choice of several. */
const decides = (fact: Fact): boolean =>
  (numeric(fact) && !mayBeBlank(fact)) ||
  fact.type === 'bool' ||
  (fact.type === 'choice' && !fact.many)

/** The words that a choice, or yes or no, may turn out to be. */
const wordsOf = (fact: Fact): readonly string[] =>
  fact.type === 'bool' ? ['true', 'false'] : Object.keys(optionsOf(fact))

/** What differs by level or by a fact: every way in which a case may turn out has its number. */
export const varyRules = {
  'vary-unknown': (standard, report) => {
    const known = [...factsOf(standard.facts).values()].filter(decides).map(({ id }) => id)
    const named = variedOf(standard).map(({ path, varied }): readonly [Path, string] => [
      [...path, 'vary'],
      varied.vary,
    ])
    unknownWords(named, ['level', ...known], report, '可据以区分的事实', 'fact to vary by')
    const kinds = forIn(blocksOf(standard)).flatMap(({ path, kinds }) =>
      Object.keys(kinds).map((fact): readonly [Path, string] => [[...path, fact], fact]),
    )
    const choices = known.filter((id) => standard.facts[id]?.type === 'choice')
    unknownWords(kinds, choices, report, '单选事实', 'fact with one choice', 'key')
  },

  /** A branch is a level, or an option of the fact; a number has bands. */
  'vary-branch': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const { path, varied, fact } of variedOf(standard)) {
      const byLevel = varied.vary === 'level'
      if (!byLevel && !fact) continue
      const measured = fact !== null && numeric(fact)
      if (varied.bands && !measured)
        report(
          [...path, 'bands'],
          `${varied.vary} 不是数值，逐项写明`,
          `"${varied.vary}" is no number: name its branches`,
          undefined,
          'key',
        )
      const known = byLevel ? standard.levels : measured ? ['bands', 'otherwise'] : wordsOf(fact!)
      const named = branchesOf(varied).map((key): readonly [Path, string] => [[...path, key], key])
      unknownWords(named, known, report, '情形', 'branch', 'key')
    }
    for (const { path, kinds } of forIn(blocksOf(standard))) {
      for (const [id, all] of Object.entries(kinds)) {
        const fact = facts.get(id)
        if (!fact) continue
        const named = all.map((kind, at): readonly [Path, string] => [[...path, id, at], kind])
        unknownWords(named, wordsOf(fact), report, '选项', 'option')
      }
    }
  },

  /** Without `otherwise` every way has its branch; no value stands in two bands. */
  'vary-gap': (standard, report) => {
    const pivots = pivotsOf(blocksOf(standard), factsOf(standard.facts))
    for (const { path, varied, fact } of variedOf(standard)) {
      if (varied.vary !== 'level' && !fact) continue
      const pivot = pivots.find((one) => one.fact === fact?.id)
      const found =
        pivot && fact && numeric(fact)
          ? seamsOf(varied, pivot)
          : unnamed(varied, fact ? wordsOf(fact) : standard.levels)
      for (const [zh, en] of found) report(path, zh, en)
    }
  },

  /** The grades are listed by level already. */
  'vary-level-twice': ({ grades }, report) => {
    for (const { path } of variedIn({ grades }).filter(({ varied }) => varied.vary === 'level'))
      report(
        [...path, 'vary'],
        '等次本来就按等级写，不再因等级而异',
        'grades are listed by level already',
      )
  },

  'vary-many': (standard, report) => {
    const pivots = pivotsOf(blocksOf(standard), factsOf(standard.facts))
    const ways = pivots.reduce((all, { values }) => all * values.length, standard.levels.length)
    if (ways > mostWays)
      report(
        ['indicators'],
        `因事实而异的情形有 ${ways} 种，至多 ${mostWays} 种`,
        `there are ${ways} ways to differ, at most ${mostWays}`,
      )
  },

  /** `vary: level` means the level that is applied for. */
  'fact-reserved': ({ facts }, report) => {
    if (Object.hasOwn(facts, 'level'))
      report(
        ['facts', 'level'],
        'level 指所申请的等级，不能作为事实的标识',
        '"level" is the level applied for and cannot name a fact',
        undefined,
        'key',
      )
  },
} satisfies Record<string, Rule<StandardFile>>

type Words = readonly (readonly [zh: string, en: string])[]

const unnamed = (varied: Varied, ways: readonly string[]): Words =>
  varied.otherwise === undefined
    ? ways
        .filter((way) => !Object.hasOwn(varied, way))
        .map((way) => [
          `没有写明 ${way} 时如何，也没有 otherwise`,
          `nothing is said of "${way}", and there is no "otherwise"`,
        ])
    : []

/** Where a number finds no band, or two of them. */
function seamsOf({ bands = [], otherwise }: Varied, { values }: Pivot): Words {
  const bounds = bands.map(boundOf)
  return values.flatMap((value): Words => {
    const held = bounds.filter((bound) => holds(bound, value as Rational)).length
    const at = exactText(value as Rational)
    if (held > 1) return [[`${at} 落在两段里`, `${at} lies in two bands`]]
    return held === 0 && otherwise === undefined
      ? [
          [
            `${at} 不在任何一段里，也没有 otherwise`,
            `${at} lies in no band, and there is no "otherwise"`,
          ],
        ]
      : []
  })
}

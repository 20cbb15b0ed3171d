import { partyNames } from '../../parties.ts'
import type { Programme } from '../../programme.ts'
import { called, levelsNamed, type Rule, unknownLevels, unknownWords } from '../rule.ts'
import type { Path } from '../source.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'

const units = ['working_days', 'days', 'months', 'years'] as const

/** What a schema cannot say of a programme. */
export const programmeRules = {
  'tier-unknown': ({ levels, tiers }, report) =>
    unknownWords(
      levels.of.map((level, index) => [['levels', 'of', index], level]),
      tiers,
      report,
      '层级',
      'tier',
    ),

  'level-unknown': ({ levels, tiers, ladder, legal_basis, procedures }, report) => {
    const known = levelsNamed({ tiers }, levels.of)
    unknownLevels(
      levels.required.map((level, index) => [['levels', 'required', index], level]),
      known,
      report,
    )
    if (ladder) unknownLevels([[['ladder', 'entry'], ladder.entry]], known, report)
    unknownLevels(
      Object.keys(legal_basis).map((level) => [['legal_basis', level], level]),
      known,
      report,
      'key',
    )
    const named = Object.keys(procedures).filter((level) => level !== 'default')
    unknownLevels(
      named.map((level) => [['procedures', level], level]),
      known,
      report,
      'key',
    )
  },

  'legal-basis-missing': ({ levels, tiers, legal_basis }, report) => {
    const bare = levels.of.filter((one) => legal_basis[one] === undefined)
    for (const level of levelsNamed({ tiers }, bare)) {
      report(
        ['legal_basis'],
        `等级 ${called(level)}没有写明依据`,
        `the level "${level.id}" has no legal basis`,
        [`${level.id}: 出处 条款，或 off`, `${level.id}: id clause, or off`],
        'key',
      )
    }
  },

  'procedure-unknown': ({ procedures }, report, world) => {
    const used = Object.entries(procedures).map(([level, id]): [Path, string] => [
      ['procedures', level],
      id,
    ])
    const known = world.procedures?.map(({ id }) => id)
    if (known) unknownWords(used, known, report, '流程', 'procedure')
    if (!procedures.default)
      report(
        ['procedures'],
        '缺少通用流程 default',
        'there is no "default" procedure',
        undefined,
        'key',
      )
  },

  'fallback-unknown': ({ fallback }, report, { standards }) => {
    const known = standards?.map(({ id, version }) => `${id}@${version}`)
    if (known)
      unknownWords([[['fallback'], fallback]], known, report, '兜底标准', 'fallback standard')
  },

  'term-units': ({ terms }, report) => {
    for (const [name, term] of Object.entries(terms)) {
      const given = units.filter((unit) => term[unit] !== undefined)
      if (given.length !== 1) {
        report(
          ['terms', name],
          `期限 ${name} 写了 ${given.length} 种单位`,
          `the term "${name}" has ${given.length} units`,
          [`${units.join('、')} 四者取一`, `one of ${units.join(', ')}`],
        )
      }
    }
  },

  'party-unknown': ({ suppliers, parties = {} }, report) => {
    const acting = Object.entries(suppliers.parties).map(([who, party]): [Path, string] => [
      ['suppliers', 'parties', who],
      party,
    ])
    unknownWords(acting, partyNames, report, '当事方', 'party')
    const named = Object.keys(parties).map((party): [Path, string] => [['parties', party], party])
    unknownWords(named, partyNames, report, '当事方', 'party', 'key')
  },

  /** A supplier that no party is would never be heard, and a claim of it never be one. */
  'supplier-unknown': ({ suppliers }, report) => {
    const used = (['precedence', 'claims', 'confirms'] as const).flatMap((list) =>
      suppliers[list].map((who, index): [Path, string] => [['suppliers', list, index], who]),
    )
    unknownWords(used, Object.keys(suppliers.parties), report, '来源', 'supplier')
  },

  'sanction-order': ({ sanctions }, report) => {
    const gravity = ['warn', 'cut-star', 'revoke']
    for (const [index, { id, name, effect }] of sanctions.entries()) {
      const before = sanctions[index - 1]
      if (before && gravity.indexOf(effect) < gravity.indexOf(before.effect)) {
        report(
          ['sanctions', index],
          `处理措施 ${called({ id, name })}比前一项轻`,
          `the sanction "${id}" is milder than the one before`,
          ['由轻到重排列', 'from mild to grave'],
        )
      }
    }
  },

  /** Nobody ever has more stars than there are. */
  'stars-unreachable': ({ stars, ladder }, report) => {
    const needed = ladder?.stars_needed?.stars ?? 0
    if (!stars || needed <= stars.max) return
    report(
      ['ladder', 'stars_needed', 'stars'],
      `晋级要 ${needed} 星，而最高只有 ${stars.max} 星`,
      `to rise takes ${needed} stars, and there are at most ${stars.max}`,
      [`1 至 ${stars.max}`, `1 to ${stars.max}`],
    )
  },

  'part-missing': ({ stars, sanctions, ladder }, report) => {
    if (ladder?.stars_needed && !stars)
      report(
        ['ladder', 'stars_needed'],
        '晋级要看星级，方案没有写 stars',
        'stars decide who may rise, and the programme has no "stars"',
        ['去掉 stars_needed，或写 stars', 'no "stars_needed", or write "stars"'],
        'key',
      )
    for (const [index, { id, name, effect }] of sanctions.entries()) {
      if (effect !== 'cut-star' || stars) continue
      report(
        ['sanctions', index, 'effect'],
        `处理措施 ${called({ id, name })}要减星，方案没有写 stars`,
        `the sanction "${id}" cuts a star, and the programme has no "stars"`,
        ['warn 或 revoke，或写 stars', 'warn or revoke, or write "stars"'],
      )
    }
  },

  /** Its field sets stand in a file of their own and are checked there. */
  'source-unknown': ({ fields: _, ...own }, report) => sourceUnknown(own, report, own.sources),
  'clause-unknown': ({ fields: _, ...own }, report) => clauseUnknown(own, report, own.sources),
} satisfies Record<string, Rule<Programme>>

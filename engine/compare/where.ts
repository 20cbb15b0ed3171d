import type { Circumstance } from '../compile/settle.ts'
import { exactText, type Rational } from '../rational.ts'
import { optionsOf } from '../score/fact.ts'
import type { Language } from '../terms.ts'
import { inWords } from '../terms.ts'
import type { Said } from './change.ts'
import { inBoth } from './saying.ts'
import type { Sides } from './sides.ts'

/** In which of all ways something holds, in brackets; empty where there is but one way. */
export function whereSaid(sides: Sides, ways: readonly Circumstance[]): Said {
  if (sides.ways.length <= 1) return { zh: '', en: '' }
  return inBoth((language) => {
    const text = waysText(sides, ways, language)
    return language === 'zh' ? `（${text}）` : ` (${text})`
  })
}

function waysText(sides: Sides, ways: readonly Circumstance[], language: Language): string {
  const zh = language === 'zh'
  if (ways.length === sides.ways.length) return zh ? '全部等级' : 'all levels'
  const levels = sides.levels.filter((level) => ways.some((way) => way.level === level))
  const parts = sides.pivots.map((pivot) => ({
    pivot,
    values: pivot.values.filter((value) => ways.some((way) => way.value(pivot.fact) === value)),
  }))
  const whole = parts.reduce((count, { values }) => count * values.length, levels.length)
  const said = [
    levels.length === sides.levels.length ? null : namesOfLevels(sides, levels, language),
    ...parts.map(({ pivot, values }) =>
      values.length === pivot.values.length
        ? null
        : `${factName(sides, pivot.fact, language)}${zh ? '为' : ' is '}${values
            .map((value) => valueName(sides, pivot.fact, value, language))
            .join(zh ? '、' : ', ')}`,
    ),
  ].filter((part) => part !== null)
  const text = said.join(zh ? '，' : '; ')
  if (whole === ways.length) return text
  const some = zh
    ? `其中 ${ways.length} 种情形`
    : `${ways.length} of the ways in which it may turn out`
  return text === '' ? some : `${text}${zh ? '，' : '; '}${some}`
}

/** Levels by the names that the programme gives them. */
export function namesOfLevels(
  { after }: Sides,
  levels: readonly string[],
  language: Language,
): string {
  const { tiers } = after.authored.programme
  const names = levels.map((id) => {
    const tier = tiers.find((one) => one.id === id)
    return tier ? inWords(tier.name, language) : id
  })
  return names.join(language === 'zh' ? '、' : ', ')
}

const factName = ({ after, before }: Sides, id: string, language: Language): string =>
  (after.facts.has(id) ? after : before).names[language].fact(id)

function valueName(
  { after, before }: Sides,
  id: string,
  value: unknown,
  language: Language,
): string {
  if (typeof value === 'object') return exactText(value as Rational)
  const fact = after.facts.get(id) ?? before.facts.get(id)!
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : String(value)
  return inWords(optionsOf(fact)[String(value)] ?? String(value), language)
}

import { derived, type Fact, optionsOf, partsOf } from '../../engine/index.ts'
import { supplierName } from '../../server/index.ts'
import { type Html, html, nameOf, type Value } from '../../web/portal/index.ts'
import { joined, type Scene, unitIn } from './scene.ts'

/** How a derived fact comes from its parts, in their names and signs; null for one that is answered. */
export function formulaText(fact: Fact, { fact: factOf, plain, say }: Scene): string | null {
  const names = partsOf(fact).map((id) => plain(factOf(id).name))
  const [of = '', second = ''] = names
  const per = fact.per === undefined || fact.per === 1 ? '' : ` × ${fact.per}`
  switch (fact.type) {
    case 'ratio':
      return `${of} ÷ ${second}${per}`
    case 'growth':
      return say('growth', { of, over: second, per })
    case 'sum':
      return names.join(' + ')
    case 'difference':
      return `${of} − ${second}`
    case 'age_at':
      return fact.at === undefined || fact.at === 'filing'
        ? say('ageAt', { of })
        : say('ageOn', { of, day: fact.at })
    case 'number_of': {
      const options = optionsOf(factOf(partsOf(fact)[0]!))
      const kinds = (fact.kinds ?? []).map((kind) => plain(options[kind] ?? kind))
      return say('numberOf', {
        of,
        kinds: kinds.length === 0 ? '' : say('kindsOf', { kinds: kinds.join(say('list')) }),
        months: fact.look_back ? say('monthsBack', { n: fact.look_back.months }) : '',
      })
    }
    default:
      return null
  }
}

/** The names of the kinds of evidence that a fact asks for. */
export const evidenceNames = (
  { evidence = [] }: Fact,
  { authored, plain }: Pick<Scene, 'authored' | 'plain'>,
): readonly string[] => evidence.map((kind) => plain(authored.programme.evidence?.[kind] ?? kind))

/** The span or the day that an answer is of. */
export function periodText({ period, as_of }: Fact, { say, language }: Scene): string | null {
  if (period !== undefined) return nameOf('period', period, language)
  if (as_of === undefined) return null
  return as_of === 'filing' ? say('asOfFiling') : say('asOfDay', { day: as_of })
}

export const supplierText = ({ by, ...fact }: Fact, { say, language }: Scene): string =>
  derived(fact as Fact) ? say('systemWorks') : by === undefined ? '' : supplierName(by, language)

/** Facts that are looked at, each leading to its entry: with its unit, span, supplier and evidence, or how it is worked out. */
export function lookedAt(ids: readonly string[], scene: Scene): Value {
  const said = new Set<string>()
  return ids.map((id) => lookedAtOne(id, scene, said))
}

function lookedAtOne(id: string, scene: Scene, said: Set<string>): Html | null {
  if (said.has(id)) return null
  said.add(id)
  const fact = scene.fact(id)
  const formula = formulaText(fact, scene)
  const parts = partsOf(fact).map((part) => lookedAtOne(part, scene, said))
  return html`<div class="fact"><a href="#f-${id}">${scene.name(fact.name)}</a>${hint(fact, formula, scene)}${parts}</div>`
}

function hint(fact: Fact, formula: string | null, scene: Scene): Value {
  const { say } = scene
  const evidence = evidenceNames(fact, scene).join(say('list'))
  const all = [
    formula === null ? null : `= ${formula}`,
    unitIn(fact.unit, scene.language),
    periodText(fact, scene),
    formula === null ? supplierText(fact, scene) : null,
    evidence === '' ? null : say('evidenceOf', { kinds: evidence }),
  ].filter((one) => one !== null && one !== '')
  return all.length === 0 ? null : html` <span class="hint">${joined(all, ' · ')}</span>`
}

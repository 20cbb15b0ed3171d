import { type Fact, optionsOf, partsOf, type Way, withParts } from '../../engine/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { everyIndicator, type Trees } from './criteria.ts'
import { listed } from './decision.ts'
import { evidenceNames, formulaText, periodText, supplierText } from './looked.ts'
import { changedAt } from './origins.ts'
import { joined, type Scene, table, unitIn } from './scene.ts'

/** Every fact: what is given, over which span, by whom, shown by what, and what reads it. */
export function factsHtml(scene: Scene, trees: Trees): Html {
  const { say, standard } = scene
  const users = usersOf(scene, trees)
  const all = [...standard.facts.values()]
  const spans = all.some((fact) => periodText(fact, scene) !== null)
  const rows = all.map((fact) => {
    const used = users.filter(({ reads }) => reads.includes(fact.id))
    const links = used.map(({ anchor, name }) => html`<a href="#${anchor}">${name}</a>`)
    return html`<tr id="f-${fact.id}"><th scope="row">${scene.name(fact.name)}<div class="hint"><code>${fact.id}</code></div>${changedAt(scene, `facts/${fact.id}`)}</th><td>${answerHtml(fact, scene)}</td>${spans && html`<td>${periodText(fact, scene)}</td>`}<td>${suppliedHtml(fact, scene)}</td><td>${joined(links, say('list'))}</td></tr>
`
  })
  const span = spans ? [say('ofSpan')] : []
  const heads = [say('fact'), say('answer'), ...span, say('supplied'), say('usedBy')]
  return html`<p class="note">${say('factsNote')}</p>
${table({ kind: 'facts', caption: say('facts'), heads }, html`<tbody>${rows}</tbody>`)}`
}

interface User {
  readonly anchor: string
  readonly name: Value
  readonly reads: readonly string[]
}

/** All that reads facts, with everything that these are worked out from. */
function usersOf(scene: Scene, trees: Trees): readonly User[] {
  const { differs, standard } = scene
  const all = (reads: readonly string[]) => withParts(reads, standard.facts)
  const anywhere = <T>(stands: (way: Way) => T | null, of: (one: T) => readonly string[]) =>
    all(differs.ways.flatMap((way) => ofNone(stands(way), of)))
  return [
    ...listed(scene, ({ table }) => table.conditions).map(({ first, in: stands }) => ({
      anchor: `c-${first.id}`,
      name: scene.name(first.name),
      reads: anywhere(stands, ({ when }) => when.reads),
    })),
    ...everyIndicator(trees).map((branch) => ({
      anchor: `i-${branch.id}`,
      name: scene.name(branch.first.name),
      reads: anywhere(branch.in, ({ reads }) => reads),
    })),
    ...listed(scene, ({ table }) => table.vetoes).map(({ first, in: stands }) => ({
      anchor: `v-${first.id}`,
      name: scene.name(first.name),
      reads: anywhere(stands, ({ when, cure }) => [...when.reads, ...(cure?.when.reads ?? [])]),
    })),
  ]
}

const ofNone = <T>(one: T | null, of: (one: T) => readonly string[]): readonly string[] =>
  one === null ? [] : of(one)

function suppliedHtml(fact: Fact, scene: Scene): Value {
  const evidence = evidenceNames(fact, scene).join(scene.say('list'))
  return html`${supplierText(fact, scene)}${evidence !== '' && html`<div class="hint">${scene.say('evidenceOf', { kinds: evidence })}</div>`}`
}

/** What an answer is: of which type, in which unit and range, with which options; or how it is worked out. */
function answerHtml(fact: Fact, scene: Scene): Value {
  const { say } = scene
  const unit = unitIn(fact.unit, scene.language)
  const parts = [
    typeText(fact, scene),
    unit === null ? null : say('inUnit', { unit }),
    rangeText(fact, scene),
    fact.step === undefined ? null : say('step', { step: fact.step }),
    fact.reason === 'required' ? say('reasoned') : null,
    fact.if_blank === 'na' ? say('blankNa') : fact.if_blank === 'full' ? say('blankFull') : null,
    zeroText(fact, scene),
    fact.counts === undefined ? null : say('complaints'),
  ].filter((one) => one !== null)
  return parts.join(say('semicolon'))
}

function typeText(fact: Fact, scene: Scene): string {
  const { say, plain } = scene
  const formula = formulaText(fact, scene)
  if (formula !== null) return formula
  const options = Object.values(optionsOf(fact)).map(plain).join(say('list'))
  switch (fact.type) {
    case 'choice':
      return say(fact.many ? 'choices' : 'choice', { options })
    case 'occurrences':
      return say('occurrences', { options })
    case 'panel':
      return panelText(fact, scene)
    case 'bool':
    case 'date':
    case 'text':
    case 'count':
    case 'number':
    case 'percent':
    case 'money':
      return say(fact.type)
    default:
      return fact.type
  }
}

function panelText(fact: Fact, { say }: Scene): string {
  const { combine = 'mean', min_judges: least, drop = {}, weights = {} } = fact
  const weighed = Object.entries(weights).map(([role, weight]) => `${role} ${weight}`)
  const how = [
    ...(least === undefined ? [] : [say('judges', { n: least })]),
    ...(drop.high ? [say('dropHigh', { n: drop.high })] : []),
    ...(drop.low ? [say('dropLow', { n: drop.low })] : []),
    say(combine),
    ...(weighed.length > 0 ? [say('weights', { all: weighed.join(say('list')) })] : []),
  ].join(say('list'))
  return say('panel', { how })
}

function rangeText({ min, max }: Fact, { say }: Scene): string | null {
  if (min !== undefined && max !== undefined) return say('between', { min, max })
  if (min !== undefined) return say('fromMin', { min })
  return max === undefined ? null : say('toMax', { max })
}

function zeroText(fact: Fact, { say, plain, fact: factOf }: Scene): string | null {
  const means = fact.over_zero ?? fact.from_zero
  const last = partsOf(fact).at(-1)
  if (means === undefined || last === undefined) return null
  const part = plain(factOf(last).name)
  const words = { na: 'zeroNa', full: 'zeroFull', zero: 'zeroZero' } as const
  return say(words[means], { part, per: fact.per ?? 1 })
}

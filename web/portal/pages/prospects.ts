import { inWords, type Text } from '../../../engine/index.ts'
import type { SheetTold } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'

/** What of a sheet is still open or could be better: missing facts, what would gain, the way to the next grade. */
export const prospects = (
  visit: Visit,
  sheet: SheetTold,
  gradeName: (id: string) => string,
): Html =>
  html`${missing(visit, sheet)}${gains(visit, sheet)}${toNextGrade(visit, sheet, gradeName)}`

function missing({ say, language }: Visit, { worths, vetoes, gates }: SheetTold): Html | null {
  if (worths.length === 0) return null
  const nameIn = (all: readonly { readonly id: string; readonly name: Text }[]) => (id: string) =>
    inWords(all.find((one) => one.id === id)?.name ?? id, language)
  return html`<h3>${say('worths')}</h3><table class="rows"><thead><tr><th scope="col">${say('worthFact')}</th><th scope="col">${say('worthPoints')}</th><th scope="col">${say('worthTurns')}</th></tr></thead><tbody>${worths.map(
    (one) => {
      const turns = [...one.vetoes.map(nameIn(vetoes)), ...one.gates.map(nameIn(gates))]
      return html`<tr><th scope="row" data-label="${say('worthFact')}">${inWords(one.name, language)}</th><td class="tight" data-label="${say('worthPoints')}">${one.points}</td><td data-label="${say('worthTurns')}">${[...turns, ...one.mandatory].join('、')}</td></tr>`
    },
  )}</tbody></table>`
}

function gains({ say, language }: Visit, { gains }: SheetTold): Html | null {
  if (gains.length === 0) return null
  return html`<h3>${say('gains')}</h3><p class="small muted">${say('gainsWhy')}</p><table class="rows"><tbody>${gains.map(
    ({ name, change, points }) =>
      html`<tr><th scope="row" data-label="${say('indicator')}">${inWords(name, language)}</th><td data-label="${say('gainChange')}">${change.said[language]}</td><td class="tight good" data-label="${say('points')}">+${points}</td></tr>`,
  )}</tbody></table>`
}

function toNextGrade(
  { say, language }: Visit,
  { next }: SheetTold,
  gradeName: (id: string) => string,
): Html | null {
  if (!next) return null
  const head = html`<h3>${say('toGrade', { grade: gradeName(next.grade) })}</h3>`
  if (next.sets.length === 0) return html`${head}<p>${say('outOfReach')}</p>`
  return html`${head}<p class="small muted">${say('toGradeWhy')}</p><ul>${next.sets.map(
    ({ changes, points }) =>
      html`<li>${changes.map(({ said }) => said[language]).join(say('andAlso'))}（+${points}）</li>`,
  )}</ul>`
}

import { inWords, type Language } from '../../../engine/index.ts'
import { type CaseTold, hourText, type ScoreTold } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { citedHtml } from '../naming.ts'
import { nameOf } from '../words.ts'

/** What the sheet came to when it was read: at which stage, with what grade and which vetoes. */
const scoreLine = ({ stage, total, exact, grade, vetoes }: ScoreTold, language: Language): string =>
  [
    stage[language],
    exact === null ? total : `${total}（= ${exact}）`,
    ...(grade === null ? [] : [inWords(grade, language)]),
    ...vetoes.map((veto) => `✕ ${inWords(veto, language)}`),
  ].join(' · ')

/** The ground of every decision, and what was scored by it. */
export function decisionsSection(
  visit: Visit,
  decisions: CaseTold['decisions'],
  bodies: readonly { readonly id: string; readonly name: string }[],
): Html {
  const { say, language } = visit
  return html`<section><h2>${say('decisions')}</h2><table class="rows"><thead><tr>${(
    [
      'record0',
      'what',
      'who',
      'time',
      'result',
      'score',
      'requirements',
      'source',
      'under',
    ] as const
  ).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${decisions.map(({ seq, name, asName, body, at, outcomeName, score, requires, cites, under }) => {
  const where = body === null ? null : (bodies.find(({ id }) => id === body)?.name ?? body)
  return html`<tr><td class="tight" data-label="${say('record0')}">${seq}</td><th scope="row" class="tight" data-label="${say('what')}">${inWords(name, language)}</th><td data-label="${say('who')}">${[inWords(asName, language), where].filter(Boolean).join(' · ')}</td><td class="tight" data-label="${say('time')}">${hourText(at)}</td><td data-label="${say('result')}">${outcomeName !== null && inWords(outcomeName, language)}</td><td data-label="${say('score')}">${score && scoreLine(score, language)}</td><td data-label="${say('requirements')}">${requires.map((word) => nameOf('guard', word, language)).join('、')}</td><td class="small" data-label="${say('source')}">${citedHtml(cites)}</td><td class="tight" data-label="${say('under')}"><code>${under.slice(0, 12)}</code></td></tr>
`
})}</tbody></table></section>`
}

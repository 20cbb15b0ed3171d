import {
  formNamed,
  inWords,
  modeNamed,
  type Rulebook,
  type StandardFile,
} from '../../../engine/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'

type Programme = Rulebook['programme']
type Assessment = NonNullable<StandardFile['assessment']>

/** What a standard says of its sector and of how it may be assessed, in names; nothing where it says nothing of it. */
export function standardSection(
  visit: Visit,
  { sector, assessment }: StandardFile,
  programme: Programme | undefined,
  nameOf: (sector: string) => string,
): Html | null {
  const { say } = visit
  if (sector === undefined && !assessment) return null
  return html`<section>${sector !== undefined && html`<p>${say('sector')} <b>${nameOf(sector)}</b></p>`}${
    assessment && bounds(visit, assessment, programme ?? {})
  }</section>`
}

/** Within what a committee chooses how it assesses. */
function bounds(
  { say, language }: Visit,
  { modes, forms }: Assessment,
  programme: Pick<Programme, 'assessment'>,
): Html {
  const named = modes.map((id) => inWords(modeNamed(programme, id), language))
  const heads = ['assessmentForm', 'weightPercent', 'assessorsLeast'] as const
  const rows = Object.entries(forms).map(
    ([id, { weight, assessors_min: least }]) =>
      html`<tr><th scope="row" data-label="${say('assessmentForm')}">${inWords(formNamed(programme, id), language)}</th><td data-label="${say('weightPercent')}">${weight.min === 0 ? say('weightTo', { max: weight.max }) : say('weightRange', weight)}</td><td data-label="${say('assessorsLeast')}">${least ?? '—'}</td></tr>
`,
  )
  return html`<h2>${say('assessmentBounds')}</h2><p>${say('assessmentModes', { modes: named.join(language === 'zh' ? '、' : ', ') })}</p>
<table class="rows"><thead><tr>${heads.map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table><p class="muted small">${say('assessmentChosen')}</p>`
}

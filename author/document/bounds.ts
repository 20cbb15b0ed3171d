import { formNamed, modeNamed } from '../../engine/index.ts'
import { html, type Value } from '../../web/portal/index.ts'
import { citesHtml, type Told } from './cited.ts'
import { joined, type Scene, table } from './scene.ts'

/** Within what a committee chooses how it assesses: the modes, and each form with the weight it may have. */
export function boundsHtml(scene: Scene, documents: readonly Told[]): Value {
  const { file, authored, say, name } = scene
  const { assessment } = file
  if (!assessment) return null
  const { programme } = authored
  const modes = joined(
    assessment.modes.map((id) => name(modeNamed(programme, id))),
    say('list'),
  )
  const rows = Object.entries(assessment.forms).map(
    ([id, { weight, assessors_min: least }]) =>
      html`<tr><th scope="row">${name(formNamed(programme, id))}</th><td>${weight.min === 0 ? say('weightTo', { max: weight.max }) : say('between', weight)}</td><td>${least !== undefined && say('judges', { n: least })}</td></tr>
`,
  )
  const heads = [say('assessmentForm'), say('weightPercent'), say('assessors')]
  return html`<p class="note">${say('assessmentModes')}${say('colon')}${modes} ${citesHtml(documents, assessment.source, ' ')}</p>
${table({ kind: 'bounds', caption: say('bounds'), heads }, html`<tbody>${rows}</tbody>`)}
<p class="note">${say('boundsNote')}</p>`
}

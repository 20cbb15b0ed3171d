import type { Rulebook } from '../../engine/index.ts'
import { drawFlow, type Marks } from './flow/draw.ts'
import type { Procedure } from './flow/graph.ts'
import { flowTable } from './flow/table.ts'
import { type Html, html } from './html.ts'
import { sayIn } from './words.ts'

export { drawFlow, type Marks } from './flow/draw.ts'
export { type Procedure, waysOf } from './flow/graph.ts'
export { stepName } from './flow/table.ts'

/** The drawing with what its lines mean, and below it the same in words. */
export function flowFigure(
  procedure: Procedure,
  programme: Rulebook['programme'],
  marks: Marks,
  { open = false }: { readonly open?: boolean } = {},
): Html {
  const say = sayIn(marks.language)
  return html`<figure class="flow-figure"><div class="scroll" tabindex="0" role="region" aria-label="${marks.name}">${drawFlow(procedure, { parties: programme.parties, ...marks })}</div><figcaption>${say(marks.counts ? 'legend' : 'legendPlain')}</figcaption></figure>
<details class="flow-words" ${open ? 'open' : null}><summary>${say('flowTable')}</summary>${flowTable(procedure, programme, marks.language)}</details>`
}

import { inWords, type Language } from '../../../engine/index.ts'
import { type PartyNames, partyName } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { sayIn } from '../words.ts'
import { graphOf, type Procedure } from './graph.ts'
import { cut, type Label, labelsOf, widthOf, wordsOf } from './label.ts'
import { type Band, type Box, type Layout, layOut } from './layout.ts'
import type { Line } from './lines.ts'

/** What a drawing shows besides the procedure itself. */
export interface Marks {
  /** Sets apart the drawings of one page. */
  readonly id: string
  readonly name: string
  readonly language: Language
  /** What the programme calls the parties. */
  readonly parties?: PartyNames | undefined
  readonly counts?: ReadonlyMap<string, number>
  readonly current?: string
  readonly href?: (step: string) => string
}

/** Where everything stands, worked out once for a definition: it does not change. */
const known = new WeakMap<Procedure, { layout: Layout; labels: Map<Language, readonly Label[]> }>()

function placed(procedure: Procedure, language: Language) {
  const found = known.get(procedure) ?? { layout: layOut(graphOf(procedure)), labels: new Map() }
  const labels = found.labels.get(language) ?? labelsOf(found.layout, language)
  found.labels.set(language, labels)
  known.set(procedure, found)
  return { layout: found.layout, labels }
}

/** Draws a procedure; the same definition and marks always give the same drawing. */
export function drawFlow(procedure: Procedure, marks: Marks): Html {
  const { layout, labels } = placed(procedure, marks.language)
  const { width, height, bands, boxes, lines } = layout
  const label = sayIn(marks.language)('flowAlt', { name: marks.name })
  return html`<svg class="flow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">
<defs>${['ahead', 'back', 'end'].map(
    (kind) =>
      html`<marker id="${marks.id}-${kind}" class="head ${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto" markerUnits="userSpaceOnUse"><path d="M0 0L8 4L0 8z"/></marker>`,
  )}</defs>
${bands.map((band, at) => drawBand(band, at, marks))}
${lines.map((line) => drawLine(line, marks))}
${boxes.map((box) => drawBox(box, marks))}
${labels.map(drawLabel)}
</svg>`
}

function drawBand({ column, ends, x, y, w, h }: Band, at: number, { language }: Marks): Html {
  const name = inWords(column.name, language)
  const text = ends
    ? html`<text x="${x + 10}" y="${y + h / 2 + 5}" class="stage">${cut(name, 3.4)}</text>`
    : html`<text x="${x + w / 2}" y="${y + 22}" class="stage" text-anchor="middle">${cut(`${at + 1} ${name}`, 10.5)}</text>`
  return html`<g><title>${name}</title><rect class="band" x="${x}" y="${y}" width="${w}" height="${h}" rx="8"/>${text}</g>
`
}

function drawLine({ arrow, kind, points, head, dot }: Line, { id, language }: Marks): Html {
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const [x, y] = points[0]!
  return html`<g class="${kind}${arrow.system ? ' system' : ''}"><title>${wordsOf(arrow, language)}</title><path d="${path}" ${head ? html`marker-end="url(#${id}-${kind})"` : null}/>${dot && html`<circle cx="${x}" cy="${y}" r="4"/>`}</g>
`
}

function drawBox({ node, ends, x, y, w, h }: Box, marks: Marks): Html {
  const { language, current, counts, href } = marks
  const say = sayIn(language)
  const name = inWords(node.name, language)
  const here = current === node.id
  const count = counts?.get(node.id) ?? 0
  const room = (w - 16) / 14
  const rows =
    ends || widthOf(name) <= room ? [cut(name, (w - 12) / (ends ? 12.5 : 14))] : twoRows(name, room)
  const owner = node.owner === null ? null : partyName(node.owner, language, marks.parties)
  const top = ends ? y + h / 2 + 5 : y + (rows.length > 1 ? 19 : 24)
  const loops = node.loops
    .map((one) => inWords(one, language))
    .join(language === 'zh' ? '、' : ', ')
  const box = html`<g class="step${here ? ' here' : ''}${ends ? ' ended' : ''}"><title>${[
    name,
    owner,
    loops && say('stays', { names: loops }),
    here && say('here'),
    count > 0 && say('caseCount', { n: count }),
  ]
    .filter(Boolean)
    .join(' · ')}</title><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6"/>${rows.map(
    (row, at) =>
      html`<text class="name" x="${x + w / 2}" y="${top + at * 17}" text-anchor="middle">${row}</text>`,
  )}${
    owner !== null &&
    html`<text class="owner" x="${x + w / 2}" y="${y + h - 9}" text-anchor="middle">${cut(owner, 9)}</text>`
  }${
    node.loops.length > 0 &&
    html`<path class="loop${node.loopsByPeople ? '' : ' system'}" d="M${x + w - 18} ${y + h - 12}a5 5 0 1 1 5 5"/>`
  }${count > 0 && drawCount(count, x + w - 12, y)}${
    here && html`<path class="pin" d="M${x - 1} ${y + h / 2 - 8}l10 8l-10 8z"/>`
  }</g>
`
  return href ? html`<a href="${href(node.id)}">${box}</a>` : box
}

/** A number on the upper right corner of a box, where no line arrives. */
function drawCount(count: number, x: number, y: number): Html {
  const w = Math.max(20, widthOf(String(count)) * 13 + 10)
  return html`<g class="count"><rect x="${x - w / 2}" y="${y - 10}" width="${w}" height="18" rx="9"/><text x="${x}" y="${y + 4}" text-anchor="middle">${count}</text></g>`
}

function twoRows(name: string, room: number): readonly string[] {
  const words = /\s/.test(name) ? name.split(/(?<=\s)/) : [...name]
  let first = ''
  while (words.length > 0 && widthOf(first + words[0]!.trimEnd()) <= room) first += words.shift()!
  return first === '' ? [cut(name, room)] : [first.trim(), cut(words.join('').trim(), room)]
}

const drawLabel = ({ line, rows, x, y }: Label): readonly Html[] =>
  rows.map(
    (row, at) => html`<text class="label ${line.kind}" x="${x}" y="${y + at * 12}">${row}</text>
`,
  )

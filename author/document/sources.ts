import { type Html, html } from '../../web/portal/index.ts'
import type { Citing, Told } from './cited.ts'
import { joined, type Scene, table } from './scene.ts'

/** Every document that is cited, with its clauses, their texts where these are known, and where each is cited. */
export function sourcesHtml(
  scene: Scene,
  documents: readonly Told[],
  citing: readonly Citing[],
): Html {
  const { say } = scene
  return html`<p class="note">${say('sourcesNote')}</p>
${documents.map((told) => documentHtml(scene, told, citing))}`
}

function documentHtml(scene: Scene, told: Told, citing: readonly Citing[]): Html {
  const { say, name } = scene
  const { id, number, document, clauses } = told
  const { title, number: issued, date, kind } = document
  const facts = [
    say(kind),
    ...(issued === undefined ? [] : [say('numbered', { number: issued })]),
    ...(date === undefined ? [] : [say('dated', { date })]),
  ].join(say('semicolon'))
  const texts = Array.isArray(document.clauses) ? {} : (document.clauses ?? {})
  const bare = citing.filter(({ source }) => [source ?? []].flat().includes(id))
  const rows = clauses.map(({ clause, anchor }) => {
    const at = citing.filter(({ source }) => [source ?? []].flat().includes(`${id} ${clause}`))
    const text = Object.hasOwn(texts, clause) ? texts[clause] : undefined
    return html`<tr id="${anchor}"><th scope="row">${name(clause)}</th><td>${text !== undefined && html`<p>${name(text)}</p>`}${citedAt(scene, at)}</td></tr>
`
  })
  return html`<div${rows.length <= 6 && html` class="short"`}><h3 id="s${number}">[${number}] ${name(title)}</h3>
<p class="note">${facts}</p>${citedAt(scene, bare)}
${rows.length > 0 && table({ kind: 'sources', caption: `[${number}] ${title}`, heads: [say('clause'), say('wording')] }, html`<tbody>${rows}</tbody>`)}</div>
`
}

const citedAt = ({ say }: Scene, at: readonly Citing[]) =>
  at.length > 0 &&
  html`<p class="hint">${say('citedAt')}${joined(
    [...new Map(at.map((one) => [one.anchor, one])).values()].map(
      ({ anchor, name }) => html`<a href="#${anchor}">${name}</a>`,
    ),
    say('list'),
  )}</p>`

import { stringify } from 'yaml'
import { inWords, type StandardFile, type Text } from '../../../engine/index.ts'
import { hourText, type PublicationRecord, recordOf } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { sectorName } from '../naming.ts'
import { type Pages, show, visitOf } from '../portal.ts'
import { nameOf } from '../words.ts'
import { standardSection } from './definition-standard.ts'
import { showMissing } from './error.ts'

/** A definition that cases run by, to be read and compared by digest. */
export const definitionPages: Pages = (app, portal) => {
  const { registry } = portal.house
  const nameIn = (digest: string): Text | null =>
    (registry.body(digest) as { readonly name?: Text } | null)?.name ?? null

  const standardIn = (standard: StandardFile, visit: Visit): Html | null => {
    const programme = registry.programme(standard.programme)?.value
    const called = (sector: string) =>
      sectorName(registry, sector, visit.language, standard.programme)
    return standardSection(visit, standard, programme, called)
  }

  app.get<{ Params: { digest: string } }>('/definitions/:digest', async (request, reply) => {
    await registry.refresh()
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const { digest } = request.params
    const row = registry.published.find((one) => one.digest === digest)
    if (!row) {
      const detail = say('noDefinition', { id: digest })
      return showMissing(reply, visit, 'definition-unknown', detail)
    }
    const name = inWords(nameIn(digest) ?? row.id, language)
    const record = await recordOf(portal.house, digest)
    return show(reply, visit, {
      title: name,
      main: html`<h1>${name}</h1>
<p>${nameOf('kind', row.kind, language)} · ${row.id}@${row.version} · ${nameOf('publication', row.publication, language)} · <a href="/api/v1/definitions/${digest}">JSON</a></p>
<p class="muted small">${say('digest')} <code>${digest}</code></p>
${record && recordSection(visit, record)}
${row.kind === 'standard' && standardIn(registry.body(digest) as StandardFile, visit)}
<pre tabindex="0">${stringify(registry.body(digest), { lineWidth: 96, aliasDuplicateObjects: false })}</pre>
<p><a href="/definitions">← ${say('definitions')}</a></p>`,
    })
  })
}

/** Who signed which step, in what role and when; what the operator's folder brought was signed by nobody. */
function recordSection(
  { say, language }: Visit,
  { origin, steps, digest }: PublicationRecord,
): Html {
  const heads = ['publicationStep', 'time', 'publicationSigners', 'publicationReason'] as const
  const rows = steps.map(
    ({ step, at, reason, signers }) =>
      html`<tr><th scope="row" class="tight" data-label="${say('publicationStep')}">${nameOf('publication', step, language)}</th><td class="tight" data-label="${say('time')}">${hourText(at)}</td><td data-label="${say('publicationSigners')}">${signers.map(
        ({ key, name, at: when }) =>
          html`<div>${inWords(name, language)} <code>${key}</code> ${hourText(when)}</div>`,
      )}</td><td data-label="${say('publicationReason')}">${reason}</td></tr>
`,
  )
  return html`<section><h2>${say('publicationRecord')}</h2>${
    origin === 'folder' && html`<p>${say('fromFolder')}</p>`
  }${
    rows.length > 0 &&
    html`<table class="rows"><thead><tr>${heads.map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${rows}</tbody></table>
<p class="muted small"><a href="/api/v1/definitions/${digest}/record">JSON</a> · <a href="/api/v1/definitions/${digest}/files">${say('signedFiles')}</a></p>`
  }</section>`
}

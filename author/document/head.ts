import { exactText, sectorNamed } from '../../engine/index.ts'
import { type Html, html, nameOf, type Value } from '../../web/portal/index.ts'
import { citesHtml, type Told } from './cited.ts'
import { inEveryWay, type Scene } from './scene.ts'

/** What a standard is, whom it is for, since when, and on what ground. */
export function headHtml(scene: Scene, documents: readonly Told[]): Html {
  const { say, file, authored, name, level, differs, standard } = scene
  const { from, to } = file.effective
  const used = [...new Set(differs.ways.flatMap(({ table: { methods } }) => methods.map(usedText)))]
  const full = inEveryWay(scene, ({ table: { share, outOf } }) =>
    share ? null : [say('points', { n: exactText(outOf) })],
  )
  const sector = (id: string) => sectorNamed(authored.programme, id)
  const rows: readonly (readonly [string, Value])[] = [
    [say('name'), name(file.name)],
    [say('version'), `${file.id}@${file.version}`],
    [say('publication'), say(file.publication)],
    [say('programme'), name(authored.programme.name)],
    ...(file.sector === undefined ? [] : [[say('sector'), name(sector(file.sector))] as const]),
    [say('appliesTo'), appliesTo(scene)],
    [say('levels'), standard.levels.map(level).join(say('list'))],
    ...(file.roll_up === 'share' ? [] : [[say('full'), full] as const]),
    [
      say('effective'),
      to === undefined ? say('effectiveFrom', { from }) : say('effectiveTo', { from, to }),
    ],
    [say('basis'), citesHtml(documents, file.basis, say('semicolon'))],
    ...(file.extends === undefined ? [] : [[say('extends'), file.extends] as const]),
    ...(used.length === 0 ? [] : [[say('methodsUsed'), used.join(say('list'))] as const]),
    [say('digest'), html`<code>${authored.definition.digest}</code>`],
  ]
  return html`<table class="head"><caption>${say('head')}</caption><tbody>
${rows.map(([what, is]) => html`<tr><th scope="row">${what}</th><td>${is}</td></tr>`)}
</tbody></table>
${promises(scene)}`
}

const usedText = (one: {
  readonly kind: string
  readonly package: string
  readonly version: string
}) => `${one.kind} ${one.package}@${one.version}`

function appliesTo({ file, authored, say, level, language, plain }: Scene): string {
  const { applies_to: to } = file
  const listed = (all: readonly string[]) => all.join(say('list'))
  const parts = [
    to.sector && say('ofSector', { is: plain(sectorNamed(authored.programme, to.sector)) }),
    to.field && say('ofField', { is: to.field }),
    to.posts && say('ofPosts', { is: listed(to.posts) }),
    to.ownership && say('ofOwnership', { is: nameOf('ownership', to.ownership, language) }),
    to.regions && say('ofRegions', { is: listed(to.regions) }),
    to.authority && say('ofAuthority', { is: to.authority }),
    to.levels && say('ofLevels', { is: listed(to.levels.map(level)) }),
  ].filter((one) => typeof one === 'string')
  return parts.length === 0 ? say('fallback') : parts.join(say('semicolon'))
}

function promises({ file: { display = {} }, say, name }: Scene): Value {
  const { promises = [], complaint_channel: channel } = display
  if (promises.length === 0 && channel === undefined) return null
  const [before, after] = say('channel', { channel: '\u0000' }).split('\u0000')
  return html`${promises.length > 0 && html`<p class="note">${say('promises')}${say('colon')}</p><ul>${promises.map((one) => html`<li>${name(one)}</li>`)}</ul>`}
${channel !== undefined && html`<p class="note">${before}${name(channel)}${after}</p>`}`
}

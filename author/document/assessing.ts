import { sayBound } from '../../engine/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { boundsHtml } from './bounds.ts'
import { citesHtml, type Told } from './cited.ts'
import type { Scene } from './scene.ts'
import { table } from './scene.ts'

/** How a sheet is read, in what forms, how often and by how many, and how equal totals are ranked. */
export function assessingHtml(scene: Scene, documents: readonly Told[]): Html {
  const { say, standard, file } = scene
  const { scale, rounding, compare } = standard
  const months = standard.selfCheckMonths
  const most = file.not_applicable?.points_max
  const cites = (source: string | readonly string[] | undefined): Value =>
    source === undefined ? null : html` ${citesHtml(documents, source, ' ')}`
  const self = file.supervision?.self_check.source
  return html`<ul class="plain">
<li>${say('numbers', { scale, rounding: say(rounding), compare: say(compare) })}</li>
<li>${say('openNote')}</li>
${typeof most === 'number' && html`<li>${say('lapsedMost', { n: most })}</li>`}
${typeof file.out_of === 'number' && html`<li>${say('outOf', { n: file.out_of })}</li>`}
${file.retest && html`<li>${say('retest', { below: file.retest.below, max: file.retest.max })}${cites(file.retest.source)}</li>`}
${months !== null && html`<li>${say('selfCheck', { n: months })}${cites(self)}</li>`}
<li>${ranking(scene)}</li>
${file.ranking?.quota && html`<li>${quota(scene)}${cites(file.ranking.quota.source)}</li>`}
</ul>
${boundsHtml(scene, documents)}${stages(scene, documents)}`
}

function ranking({ say, standard, plain, differs }: Scene): string {
  const nodes = differs.ways.flatMap(({ table }) => table.indicators)
  const all = (list: typeof nodes): typeof nodes =>
    list.flatMap((one) => [one, ...all(one.children as typeof nodes)])
  const ties = standard.ties.map(({ higher }) => {
    if (higher === undefined) return say('tieFewer')
    const found = all(nodes).find(({ id }) => id === higher)
    return say('tieHigher', { item: plain(found?.name ?? higher) })
  })
  return ties.length === 0 ? say('noTies') : say('ranking', { ties: ties.join(say('list')) })
}

function quota({ say, file }: Scene): string {
  const { places, spare } = file.ranking!.quota!
  const open =
    typeof places === 'number'
      ? say('quotaPlaces', { n: places })
      : say('quotaShare', {
          of: say(places.of),
          n: places.percent,
          round: say(places.round === 'half-up' ? 'round-half-up' : places.round),
        })
  const more = spare && say('spare', { of: say(spare.of), n: spare.percent })
  return [open, ...(more ? [more] : [])].join(say('list'))
}

function stages(scene: Scene, documents: readonly Told[]): Value {
  const { say, file, language, standard } = scene
  const all = file.stages ?? []
  if (all.length === 0) return null
  const figure = (_: string, value: unknown) => String(value)
  const either = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const rows = all.map((one, at) => {
    const bound = one.go_on && sayBound(one.go_on, '', { either, figure })
    const on = bound ?? say(at === standard.stages.length - 1 ? 'last' : 'always')
    return html`<tr><th scope="row">${scene.name(one.name)}</th><td>${combined(scene, one)}</td><td>${on}</td><td class="cites">${citesHtml(documents, one.source)}</td></tr>
`
  })
  const heads = [say('stage'), say('sheets'), say('goesOn'), say('source')]
  return table({ kind: 'stages', caption: say('stages'), heads }, html`<tbody>${rows}</tbody>`)
}

type StageWords = NonNullable<Scene['file']['stages']>[number]

function combined(
  { say }: Pick<Scene, 'say'>,
  stage: Omit<StageWords, 'id' | 'name' | 'source'>,
): string {
  const { combine, min_sheets: least = 2, drop = {}, weights = {}, spread_over: spread } = stage
  if (combine === undefined) return say('oneSheet')
  const weighed = Object.entries(weights).map(([role, weight]) => `${role} ${weight}`)
  return [
    say('minSheets', { n: least }),
    ...(drop.high ? [say('dropHigh', { n: drop.high })] : []),
    ...(drop.low ? [say('dropLow', { n: drop.low })] : []),
    say(combine),
    ...(weighed.length > 0 ? [say('weights', { all: weighed.join(say('list')) })] : []),
    ...(spread === undefined ? [] : [say('spread', { n: spread })]),
  ].join(say('list'))
}

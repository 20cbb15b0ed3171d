import { inWords, type Refusal } from '../../../engine/index.ts'
import {
  type listBatches,
  type listBodies,
  type Opening,
  partyName,
  sayRefusal,
} from '../../../server/index.ts'
import { fieldInputs } from '../forms/fields.ts'
import type { Ground, Typed } from '../forms/ground.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { inNames, levelName, type Programme } from '../naming.ts'
import type { Portal } from '../portal.ts'

/** An opening that was refused, with what was typed. */
export interface OpeningAttempt {
  readonly programme: string
  readonly command: string
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
}

export interface OpeningScene {
  readonly portal: Portal
  readonly visit: Visit
  readonly collective: string
  readonly openings: readonly Opening[]
  readonly batches: Awaited<ReturnType<typeof listBatches>>
  readonly bodies: Awaited<ReturnType<typeof listBodies>>
  readonly attempt: OpeningAttempt | null
}

/** What could begin for a collective: a form where some level is open to the asker, the reasons for every other. */
export function openingForms(scene: OpeningScene): Html {
  const { visit, openings, attempt } = scene
  const { say } = visit
  return html`<section class="screen"><h2>${say('open')}</h2>
${openings.map((opening) => {
  const own =
    attempt?.programme === opening.programme.id && attempt.command === opening.command
      ? attempt
      : null
  const possible = opening.levels.some(({ refusals }) => refusals.length === 0)
  return possible || own ? openingForm(scene, opening, own) : refusedOpening(scene, opening)
})}</section>`
}

const nameOf = ({ visit }: OpeningScene, { programme, name }: Opening): string =>
  `${inWords(programme.name, visit.language)} · ${inWords(name, visit.language)}`

function refusedOpening(scene: OpeningScene, opening: Opening): Html {
  const { say, language } = scene.visit
  const parties = opening.by
    .map((party) => partyName(party, language, opening.programme.parties))
    .join('、')
  return html`<div class="card"><div class="refused"><div><button type="button" disabled>${nameOf(scene, opening)}</button><br><span class="hint">${say('by', { parties })}</span></div>${levelReasons(scene, opening)}</div></div>`
}

/** Level by level; where every level has the same reasons they are said once. */
function levelReasons(scene: OpeningScene, { programme, levels }: Opening): Html {
  const { say, language } = scene.visit
  const said = levels.map(({ level, refusals }) => ({
    level: levelName(programme, level, language),
    reasons: refusals.map((one) => sentence(scene, programme, one)),
  }))
  const groups = new Map<string, { levels: string[]; reasons: readonly string[] }>()
  for (const { level, reasons } of said) {
    const key = reasons.join('\n')
    const group = groups.get(key) ?? { levels: [], reasons }
    group.levels.push(level)
    groups.set(key, group)
  }
  return html`<ul class="plain">${[...groups.values()].map(
    ({ levels: own, reasons }) =>
      html`<li>${own.join('、')}：${
        reasons.length === 0
          ? html`<span class="good">✓ ${say('openYes')}</span>`
          : reasons.join('；')
      }</li>`,
  )}</ul>`
}

/** A reason with the names of levels and bodies. */
function sentence({ visit, bodies }: OpeningScene, programme: Programme, refusal: Refusal): string {
  const { language } = visit
  const level = (id: string) => levelName(programme, id, language)
  const body = (id: string) => bodies.find((one) => one.id === id)?.name ?? id
  const dictionary = {
    ...{ level, next: level, held: level, tier: level },
    ...{ authority: body, wanted: body },
  }
  return sayRefusal(inNames(refusal, dictionary), language, programme.parties)
}

function openingForm(scene: OpeningScene, opening: Opening, attempt: OpeningAttempt | null): Html {
  const { portal, visit, collective, batches, bodies } = scene
  const { say } = visit
  const { programme, command, takes } = opening
  const fields = takes === null ? {} : (programme.fields[takes] ?? {})
  const ground: Ground = {
    visit,
    programme,
    form: command,
    party: opening.by[0] ?? '',
    standard: null,
    level: '',
    tables: [],
    pinned: false,
    answers: {},
    earlier: {},
    unconfirmed: [],
    roles: [],
    apart: [],
    conditions: [],
    batches: batches.filter((one) => one.programme === programme.id),
    bodies,
    typed: attempt?.typed ?? null,
    flaws: new Set(),
  }
  const place = [collective, 'open', programme.id, command].map(encodeURIComponent).join('/')
  return html`${
    attempt &&
    html`<div class="notice bad" role="alert"><p><b>${say('refusedTitle', { name: nameOf(scene, opening) })}</b></p><ul>${attempt.refusals.map((one) => html`<li>${sentence(scene, programme, one)}</li>`)}</ul><p class="small">${say('refusedKept')}</p></div>`
  }<details class="command" ${attempt ? 'open' : null}><summary>${nameOf(scene, opening)}</summary>
<form method="post" action="/collectives/${place}" autocomplete="off"><input type="hidden" name="key" value="${portal.house.random()}"><input type="hidden" name="set" value="${takes}">
<p class="hint">${say('openLevels')}</p>${levelReasons(scene, opening)}
${fieldInputs(ground, fields)}
<div class="bar"><button>${say('submit', { name: nameOf(scene, opening) })}</button></div></form></details>`
}

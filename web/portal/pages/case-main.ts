import { type Event, inWords, type Json, partyNames, systemActors } from '../../../engine/index.ts'
import {
  commandName,
  outcomeName,
  outcomeNames,
  partyName,
  proofText,
  type SeenEvent,
  stageSaid,
} from '../../../server/index.ts'
import { flowFigure } from '../flow.ts'
import { type Html, html } from '../html.ts'
import type { Page } from '../layout.ts'
import { levelName, sectorName, sourceText } from '../naming.ts'
import { dateText, nameOf } from '../words.ts'
import { commandsOf } from './commands.ts'
import { batchText, starText } from './parts.ts'
import { reasonList } from './reasons.ts'
import type { Attempt, Scene } from './scene.ts'

/** What just happened at this case, if anything. */
export interface Happened {
  readonly attempt: Attempt | null
  /** Number of the asker's event that brought them here. */
  readonly done: number | null
  /** What happened after the asker looked, where that is why they were refused. */
  readonly since: readonly Event[]
}

export function caseMain(scene: Scene, { attempt, done, since }: Happened): Page {
  const { visit, desk } = scene
  const { say, language } = visit
  const { view, rulebook } = desk
  const { programme, procedure } = rulebook
  const level = levelName(programme, view.level, language)
  const title = say('caseTitle', { collective: view.collective.name, level })
  const marks = {
    id: 'flow',
    name: inWords(procedure.name, language),
    language,
    current: view.step.id,
  }
  return {
    title,
    main: html`${attempt && refusal(scene, attempt, since)}${doneText(scene, done)}
<h1>${title}</h1>
${header(scene)}
${commandsOf(scene, attempt)}
<section><h2>${say('flowOf', { name: marks.name })}</h2>${flowFigure(procedure, programme, marks)}</section>
${view.conditions.length > 0 && conditions(scene)}
${scores(scene)}
${timeline(scene)}`,
  }
}

function refusal(scene: Scene, { command, refusals }: Attempt, since: readonly Event[]): Html {
  const { visit, desk } = scene
  const { say, language } = visit
  const name = inWords(commandName(desk.rulebook, command), language)
  return html`<div class="notice bad" role="alert"><p><b>${say('refusedTitle', { name })}</b></p><ul>${reasonList(scene, refusals)}</ul>${
    since.length > 0 &&
    html`<p>${say('sinceThen')}</p><ul>${since.map(
      (event) =>
        html`<li>${say('record', { n: event.seq })} ${inWords(commandName(desk.rulebook, event.type), language)}（${partyName(event.as, language, desk.rulebook.programme.parties)}，${dateText(event.at, language)}）</li>`,
    )}</ul>`
  }<p class="small">${say('refusedKept')}</p></div>
`
}

/** What the asker's own command led to, read from the case as it stands. */
function doneText({ visit, desk }: Scene, done: number | null): Html | null {
  const { view } = desk
  const event = view.events.find(({ seq, by }) => seq === done && by === visit.actor)
  if (!event) return null
  const { say, language } = visit
  const step = `${inWords(view.stage.name, language)} · ${inWords(view.step.name, language)}`
  const owner =
    view.owner === null ? null : partyName(view.owner, language, desk.rulebook.programme.parties)
  const next =
    owner === null
      ? say('doneEnd', { step })
      : view.due
        ? say('doneNextDue', {
            step,
            owner,
            due: say('dueAt', { at: dateText(view.due.at, language) }),
          })
        : say('doneNext', { step, owner })
  return html`<div class="notice good" role="status"><p><b>✓ ${say('done', { name: inWords(event.name, language), seq: event.seq })}</b> ${next}</p></div>
`
}

function header({ portal, visit, desk, bodies }: Scene): Html {
  const { say, language } = visit
  const { view, rulebook } = desk
  const { programme } = rulebook
  const proof = proofText(view.due?.proof ?? undefined, language)
  const at = view.due ? dateText(view.due.at, language) : ''
  const due = view.due ? say(proof === '' ? 'dueAt' : 'dueProof', { at, proof }) : say('noDue')
  const fact = (name: string, value: Html | string | null, wide = false) =>
    value !== null &&
    html`<div class="${wide ? 'wide' : ''}"><dt>${name}</dt><dd>${value}</dd></div>`
  const { standard, title } = view
  const stars = title && starText(visit, programme, title.stars)
  const parties = partyNames.flatMap((party) => {
    const name = view.bodies[party] ?? null
    const instead = party === 'endorser' && view.endorserFor
    const tier = instead && programme.tiers.find(({ id }) => id === instead)
    const why = tier ? say('endorserFor', { tier: inWords(tier.name, language) }) : ''
    return name === null ? [] : [`${partyName(party, language, programme.parties)}：${name}${why}`]
  })
  const batch = view.batch === null ? null : batchText(view.batch, bodies)
  return html`<div class="card"><dl class="facts">
${fact(say('step'), html`<b>${inWords(view.stage.name, language)} · ${inWords(view.step.name, language)}</b> <span class="tag">${nameOf('phase', view.phase, language)}</span>`)}
${fact(say('owner'), view.owner === null ? '—' : partyName(view.owner, language, programme.parties))}
${fact(say('due'), html`<b>${due}</b>`)}
${fact(say('collective'), html`<a href="/collectives/${encodeURIComponent(view.collective.id)}">${view.collective.name}</a>`)}
${fact(say('sector'), sectorName(portal.house.registry, view.collective.sector, language, programme.id))}
${fact(say('programme'), `${inWords(programme.name, language)} · ${levelName(programme, view.level, language)}`)}
${fact(say('batch'), batch)}
${
  title &&
  fact(
    say('titleNow'),
    html`${levelName(programme, title.level, language)}${stars && html` ${stars}`}，${say('expires')} ${dateText(title.expires, language)}`,
  )
}
${standard && fact(say('standard'), html`<a href="/definitions/${standard.digest}">${inWords(standard.name, language)} ${standard.id}@${standard.version}</a> <span class="muted small">${say(standard.pinned ? 'standardPinned' : 'standardExpected')}</span>`)}
${fact(say('procedure'), html`<a href="/definitions/${rulebook.pins.procedure}">${inWords(rulebook.procedure.name, language)}</a>`)}
${view.objections.length > 0 && fact(say('objectionsOpen'), view.objections.map((n) => say('record', { n })).join('、'))}
${fact(say('bodies'), parties.join('；'), true)}
</dl><p class="muted small">${say('caseNumber', { id: view.id })} · ${say('revision', { n: view.revision })}</p></div>`
}

function conditions({ visit, desk }: Scene): Html {
  const { say, language } = visit
  const { programme } = desk.rulebook
  const marks = { met: ['✓', 'good'], unmet: ['✕', 'bad'], open: ['?', 'warn'] } as const
  return html`<details class="flow-words"><summary>${say('conditions')}</summary><table class="rows"><tbody>${desk.view.conditions.map(
    ({ name, state, advisory, source }) =>
      html`<tr><th scope="row">${inWords(name, language)} ${advisory && html`<span class="tag">${say('advisory')}</span>`}</th><td class="${marks[state][1]}">${marks[state][0]} ${nameOf('condition', state, language)}</td><td>${sourceText(source, programme.sources)}</td></tr>`,
  )}</tbody></table></details>`
}

function scores({ visit, desk }: Scene): Html {
  const { say, language } = visit
  const { view, rulebook, standard } = desk
  const grades = standard?.tables(view.level).flatMap((table) => table.grades) ?? []
  const gradeName = (id: string) =>
    inWords(grades.find((one) => one.id === id)?.name ?? id, language)
  const link = html`<p><a href="/cases/${encodeURIComponent(view.id)}/explanation">${say('explainLink')}</a></p>`
  return html`<section><h2>${say('scores')}</h2>${
    view.scores.length === 0
      ? html`<p>${say(desk.inside ? 'noScores' : 'insideOnly')}</p>`
      : html`<table class="rows"><thead><tr>${(['scoreStage', 'round', 'points', 'grade', 'result'] as const).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>${view.scores.map(
          ({ round, total, outcome, grade, ...read }) =>
            html`<tr><th scope="row" data-label="${say('scoreStage')}">${stageSaid(read, standard)[language]}</th><td data-label="${say('round')}">${round === null ? '—' : say('roundNumber', { n: round })}</td><td data-label="${say('points')}">${total}</td><td data-label="${say('grade')}">${grade === null ? '—' : gradeName(grade)}</td><td data-label="${say('result')}">${outcomeName(outcome, outcomeNames(rulebook), language)}</td></tr>`,
        )}</tbody></table>`
  }${link}</section>`
}

function timeline(scene: Scene): Html {
  const { visit, desk, bodies } = scene
  const { say, language } = visit
  const { events, revision } = desk.view
  return html`<section><h2>${say('history')}</h2><table class="rows timeline"><thead><tr>${(
    ['record0', 'time', 'what', 'who', 'result'] as const
  ).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${events.toReversed().map((event) => {
  const system = systemActors.includes(event.as)
  const body =
    event.body === null ? null : (bodies.find(({ id }) => id === event.body)?.name ?? event.body)
  const who = [partyName(event.as, language, desk.rulebook.programme.parties), body]
    .filter(Boolean)
    .join(' · ')
  return html`<tr class="${system ? 'muted' : ''}" id="e-${event.seq}"><td class="tight" data-label="${say('record0')}">${event.seq}</td><td class="tight" data-label="${say('time')}">${dateText(event.at, language)}</td><th scope="row" data-label="${say('what')}">${inWords(event.name, language)}${textsOf(scene, event)}</th><td data-label="${say('who')}">${who}${!system && event.by !== null && html` <span class="muted small">${event.by}</span>`}</td><td data-label="${say('result')}">${resultOf(scene, event)}</td></tr>
`
})}</tbody></table>${revision > events.length && html`<p class="muted small">${say('historyCut', { n: events.length })}</p>`}</section>`
}

/** The texts that came with a command, as far as the asker may read them. */
const textsOf = ({ visit: { say, language } }: Scene, { texts }: SeenEvent): readonly Html[] =>
  texts.map(
    ({ name, text }) =>
      html`<p class="small plain"><span class="muted">${inWords(name, language)}：</span>${text ?? say('erased')}</p>`,
  )

/** What an event decided, as far as it fits in a line. */
function resultOf({ visit, desk }: Scene, { outcome, data }: SeenEvent): string {
  const { say, language } = visit
  const member = (value: Json | undefined, name: string) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, Json>>)[name]
      : undefined
  const total = member(data.score, 'total')
  const ends = member(data.notice, 'ends')
  return [
    outcome !== null && outcomeName(outcome, outcomeNames(desk.rulebook), language),
    typeof total === 'string' && say('scored', { total }),
    typeof ends === 'string' && say('noticeUntil', { at: dateText(ends, language) }),
  ]
    .filter(Boolean)
    .join('，')
}

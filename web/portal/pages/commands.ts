import { inWords, type Option } from '../../../engine/index.ts'
import { outcomeName, outcomeNames, partyName } from '../../../server/index.ts'
import { stepName, waysOf } from '../flow.ts'
import { fieldInputs } from '../forms/fields.ts'
import type { Fields, Ground } from '../forms/ground.ts'
import { type Html, html } from '../html.ts'
import { flawsIn, reasonList } from './reasons.ts'
import type { Attempt, Scene } from './scene.ts'

/** What the asker can do, each command as a form; and what cannot be done, with every reason. */
export function commandsOf(scene: Scene, attempt: Attempt | null): Html {
  const { visit, desk } = scene
  const { say, dev, language } = visit
  const { options, owner } = desk.view
  const possible = dev ? options.filter(({ refusals }) => refusals.length === 0) : []
  const refused = options.filter((one) => !possible.includes(one))
  // What the one whose turn it is would do first lies open: what leads on, else what can be done here.
  const own = possible.filter(
    ({ by }) => owner !== null && by.includes(owner) && desk.parties.includes(owner),
  )
  const main = own.find(({ command }) => leadsOn(desk, command)) ?? own[0]
  const lost = attempt && !possible.some(({ command }) => command === attempt.command)
  return html`<section class="screen" aria-labelledby="can"><h2 id="can">${say('youCan')}</h2>
${!dev && html`<p class="notice">${say('readOnly')}</p>`}
${lost && typedBefore(scene, attempt)}
${possible.map((option) => commandForm(scene, option, attempt?.command === option.command ? attempt : null, option === main))}
${
  possible.length === 0 &&
  dev &&
  html`<p>${options.length === 0 ? say('nothingToDo') : say('nobodyHere', { owner: owner === null ? say('none') : partyName(owner, language, desk.rulebook.programme.parties) })}</p>`
}
${
  refused.length > 0 &&
  html`<h3>${say('youCannot')}</h3><div class="card">${refused.map((option) => refusedOption(scene, option))}</div>`
}</section>`
}

/** Whether a command leads to another step, and not to an end. */
const leadsOn = ({ rulebook, view }: Scene['desk'], type: string): boolean => {
  const move = rulebook.move(view.step.id, type)
  const ways = move ? waysOf(move.command) : []
  return ways.some(([, to]) => to !== view.step.id && rulebook.steps.get(to)?.phase !== 'closed')
}

function refusedOption(scene: Scene, { name, by, refusals }: Option): Html {
  const { say, language } = scene.visit
  const own = scene.desk.rulebook.programme.parties
  const parties = by.map((party) => partyName(party, language, own)).join('、')
  return html`<div class="refused"><div><button type="button" disabled>${inWords(name, language)}</button><br><span class="hint">${say('by', { parties })}</span></div><ul class="plain">${reasonList(scene, refusals)}</ul></div>
`
}

function commandForm(scene: Scene, option: Option, attempt: Attempt | null, main: boolean): Html {
  const { portal, visit, desk } = scene
  const { say, language } = visit
  const { command, takes } = option
  const { view, rulebook } = desk
  const fields = takes === null ? {} : (rulebook.programme.fields[takes] ?? {})
  const name = inWords(option.name, language)
  const party = desk.parties.find((one) => option.by.includes(one)) ?? ''
  const move = rulebook.move(view.step.id, command)
  const to = move && typeof move.command.to === 'string' ? move.command.to : null
  const whereTo =
    to === null
      ? null
      : to === view.step.id
        ? say('goesToSame')
        : say('goesTo', { to: stepName(rulebook.procedure, to, language) })
  // A closed group cannot show the browser's own message about an input inside it.
  const long = Object.values(fields).some(({ type }) => type === 'answers')
  return html`<details class="command" id="c-${command}" ${attempt || main ? 'open' : null}><summary>${name} <span class="muted small">${say('by', { parties: partyName(party, language, rulebook.programme.parties) })}${whereTo !== null && ` · ${whereTo}`}</span></summary>
<form method="post" action="/cases/${encodeURIComponent(view.id)}/${command}" ${long ? 'novalidate' : null} autocomplete="off">
<input type="hidden" name="revision" value="${view.revision}"><input type="hidden" name="key" value="${portal.house.random()}"><input type="hidden" name="set" value="${takes}">
${fieldInputs(groundOf(scene, command, party, attempt), fields)}
${option.outcomes.length > 0 && outcomeInputs(scene, option, move?.command.to, attempt)}
<div class="bar"><button>${say('submit', { name })}</button></div></form></details>
`
}

function outcomeInputs(
  { visit, desk }: Scene,
  { command, outcomes }: Option,
  to: string | Readonly<Record<string, string>> | undefined,
  attempt: Attempt | null,
): Html {
  const { say, language } = visit
  const { procedure } = desk.rulebook
  return html`<fieldset><legend>${say('outcome')} <span class="hint">（${say('required')}）</span></legend><div class="choices">${outcomes.map(
    (outcome) => {
      const there = typeof to === 'object' ? to[outcome] : to
      const chosen = attempt?.typed.outcome === outcome
      return html`<label><input type="radio" name="outcome" value="${outcome}" id="${command}-${outcome}" required ${chosen ? 'checked' : null}>${outcomeName(outcome, outcomeNames(desk.rulebook), language)} ${there !== undefined && html`<span class="hint">→ ${stepName(procedure, there, language)}</span>`}</label>`
    },
  )}</div></fieldset>`
}

/** What was typed for a command that the step no longer takes: nobody has to type it again. */
function typedBefore({ visit, desk }: Scene, { typed }: Attempt): Html | null {
  const fields: Fields = desk.rulebook.programme.fields[String(typed.set ?? '')] ?? {}
  const kept = Object.entries(fields).flatMap(([path, field]) => {
    const value = [typed[`f.${path}`] ?? []].flat().join('、')
    return value === '' || field.class === 'sealed'
      ? []
      : [[inWords(field.name, visit.language), value]]
  })
  if (kept.length === 0) return null
  return html`<div class="card"><h3>${visit.say('typedBefore')}</h3><dl class="facts">${kept.map(
    ([name, value]) => html`<div class="wide"><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl></div>`
}

function groundOf(scene: Scene, form: string, party: string, attempt: Attempt | null): Ground {
  const { visit, desk, bodies, batches } = scene
  const { view, rulebook, standard, tables, answers, earlier, unconfirmed, roles, apart } = desk
  const flaws = (attempt?.refusals ?? []).flatMap(({ detail }) => flawsIn(detail?.flaws))
  return {
    visit,
    programme: rulebook.programme,
    form,
    party,
    standard,
    level: view.level,
    tables,
    pinned: view.standard?.pinned ?? false,
    answers,
    earlier,
    unconfirmed,
    roles,
    apart,
    conditions: view.conditions,
    batches,
    bodies,
    typed: attempt?.typed ?? null,
    flaws: new Set(flaws.map(({ field }) => field)),
  }
}

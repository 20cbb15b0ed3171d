import { inWords, type Json, type Option, type Refusal } from '../../../engine/index.ts'
import { type Desk, listBatches, listBodies, partyName, sayRefusal } from '../../../server/index.ts'
import { outcomeName, stepName } from '../flow.ts'
import { fieldInputs } from '../forms/fields.ts'
import type { Fields, Ground, Typed } from '../forms/ground.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { type Dictionary, inNames, levelName } from '../naming.ts'
import type { Portal } from '../portal.ts'

/** A case as one person sees it, with what its forms need. */
export interface Scene {
  readonly portal: Portal
  readonly visit: Visit
  readonly desk: Desk
  readonly bodies: Awaited<ReturnType<typeof listBodies>>
  readonly batches: Awaited<ReturnType<typeof listBatches>>
}

/** A command that was refused, with what was typed. */
export interface Attempt {
  readonly command: string
  readonly typed: Typed
  readonly refusals: readonly Refusal[]
}

export async function sceneOf(portal: Portal, visit: Visit, desk: Desk): Promise<Scene> {
  const { db } = portal.house
  const [bodies, batches] = [await listBodies(db), await listBatches(db, desk.view.programme.id)]
  return { portal, visit, desk, bodies, batches }
}

/** What the asker can do, each command as a form; and what cannot be done, with every reason. */
export function commandsOf(scene: Scene, attempt: Attempt | null): Html {
  const { visit, desk } = scene
  const { say, dev, language } = visit
  const { options, owner } = desk.view
  const possible = dev ? options.filter(({ refusals }) => refusals.length === 0) : []
  const refused = options.filter((one) => !possible.includes(one))
  const lost = attempt && !possible.some(({ command }) => command === attempt.command)
  return html`<section aria-labelledby="can"><h2 id="can">${say('youCan')}</h2>
${!dev && html`<p class="notice">${say('readOnly')}</p>`}
${lost && typedBefore(scene, attempt)}
${possible.map((option) => commandForm(scene, option, attempt?.command === option.command ? attempt : null, possible.length === 1))}
${
  possible.length === 0 &&
  dev &&
  html`<p>${options.length === 0 ? say('nothingToDo') : say('nobodyHere', { owner: owner === null ? say('none') : partyName(owner, language) })}</p>`
}
${
  refused.length > 0 &&
  html`<h3>${say('youCannot')}</h3><div class="card">${refused.map((option) => refusedOption(scene, option))}</div>`
}</section>`
}

function refusedOption(scene: Scene, { name, by, refusals }: Option): Html {
  const { say, language } = scene.visit
  const parties = by.map((party) => partyName(party, language)).join('、')
  return html`<div class="refused"><div><button type="button" disabled>${inWords(name, language)}</button><br><span class="hint">${say('by', { parties })}</span></div><ul class="plain">${reasonList(scene, refusals)}</ul></div>
`
}

/** Each reason as a sentence, with names in place of ids. */
export const reasonList = (scene: Scene, refusals: readonly Refusal[]): readonly Html[] =>
  refusals.map((one) => html`<li>${sayRefusal(named(scene, one), scene.visit.language)}</li>`)

function commandForm(scene: Scene, option: Option, attempt: Attempt | null, only: boolean): Html {
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
  return html`<details class="command" id="c-${command}" ${attempt || only ? 'open' : null}><summary>${name} <span class="muted small">${say('by', { parties: partyName(party, language) })}${whereTo !== null && ` · ${whereTo}`}</span></summary>
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
  const { programme, procedure } = desk.rulebook
  return html`<fieldset><legend>${say('outcome')} <span class="hint">（${say('required')}）</span></legend><div class="choices">${outcomes.map(
    (outcome) => {
      const there = typeof to === 'object' ? to[outcome] : to
      const chosen = attempt?.typed.outcome === outcome
      return html`<label><input type="radio" name="outcome" value="${outcome}" id="${command}-${outcome}" required ${chosen ? 'checked' : null}>${outcomeName(outcome, programme, language)} ${there !== undefined && html`<span class="hint">→ ${stepName(procedure, there, language)}</span>`}</label>`
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
  const { portal, visit, desk, bodies, batches } = scene
  const { view, rulebook, standard, answers, unconfirmed } = desk
  const flaws = (attempt?.refusals ?? []).flatMap(({ detail }) => flawsIn(detail?.flaws))
  return {
    visit,
    programme: rulebook.programme,
    form,
    party,
    standard,
    pinned: view.standard?.pinned ?? false,
    answers,
    unconfirmed,
    conditions: view.conditions,
    batches,
    bodies,
    notApplicable: standard ? reasonNames(portal.house.registry.body(standard.digest)) : () => [],
    typed: attempt?.typed ?? null,
    flaws: new Set(flaws.map(({ field }) => field)),
  }
}

type Flaw = { readonly field: string; readonly why: string; readonly want?: Json }
export const flawsIn = (flaws: Json | undefined): readonly Flaw[] =>
  Array.isArray(flaws) ? (flaws as unknown as readonly Flaw[]) : []

interface RawIndicator {
  readonly children?: readonly RawIndicator[]
  readonly score?: Readonly<Record<string, Json>>
  readonly na?: { readonly reasons: Readonly<Record<string, Parameters<typeof inWords>[0]>> }
}

/** By fact, the reasons for which the indicators that read it may not apply, named as the standard does. */
function reasonNames(body: unknown): Ground['notApplicable'] {
  const found = new Map<string, [string, string][]>()
  const walk = ({ children = [], score = {}, na }: RawIndicator): void => {
    const facts = [score.value, score.of, ...Object.keys((score.each ?? {}) as object)]
    for (const fact of facts)
      if (na && typeof fact === 'string')
        found.set(fact, [
          ...(found.get(fact) ?? []),
          ...Object.entries(na.reasons).map(([id, name]): [string, string] => [id, inWords(name)]),
        ])
    children.forEach(walk)
  }
  for (const one of (body as { indicators: readonly RawIndicator[] }).indicators) walk(one)
  return (fact) => found.get(fact) ?? []
}

/** The names of what a case's refusals speak of. */
export function named({ visit, desk, bodies }: Scene, refusal: Refusal): Refusal {
  const { language } = visit
  const { rulebook, standard, view } = desk
  const { programme, procedure } = rulebook
  const fact = (id: string) => inWords(standard?.facts.get(id)?.name ?? id, language)
  const level = (id: string) => levelName(programme, id, language)
  const body = (id: string) => bodies.find((one) => one.id === id)?.name ?? id
  const commands = [
    ...rulebook.opens,
    ...[...rulebook.steps.values()].flatMap(({ moves }) => moves),
  ]
  const command = (id: string) =>
    inWords(commands.find(({ type }) => type === id)?.command.name ?? id, language)
  const outcome = (id: string) => outcomeName(id, programme, language)
  const dictionary: Dictionary = {
    condition: (id) => inWords(view.conditions.find((one) => one.id === id)?.name ?? id, language),
    missing: fact,
    unanswered: fact,
    unconfirmed: fact,
    level,
    next: (id) => (programme.levels.of.includes(id) ? level(id) : id),
    held: level,
    tier: level,
    step: (id) => stepName(procedure, id, language),
    command,
    corrects: command,
    part: (id) => (commands.some(({ type }) => type === id) ? command(id) : id),
    outcome,
    outcomes: outcome,
    authority: body,
    wanted: body,
  }
  // What happened since stands below in full.
  const { since: _, ...detail } = refusal.detail ?? {}
  const plain = inNames(refusal.code === 'stale' ? { ...refusal, detail } : refusal, dictionary)
  const flaws = flawsIn(refusal.detail?.flaws)
  if (flaws.length === 0) return plain
  return {
    ...plain,
    detail: {
      ...plain.detail,
      flaws: flaws.map((flaw) => flawInNames(flaw, rulebook, fact, view.conditions)),
    },
  }
}

/** A flaw by the name of its field, with bounds in words; lists of ids say nothing to a person. */
function flawInNames(
  { field, why, want }: Flaw,
  { programme }: Desk['rulebook'],
  fact: (id: string) => string,
  conditions: Desk['view']['conditions'],
): Json {
  const [first = '', second] = field.split('.')
  const own = Object.values(programme.fields).find((set) => Object.hasOwn(set, first))?.[first]
  const name =
    second !== undefined
      ? fact(second)
      : own
        ? inWords(own.name)
        : inWords(conditions.find(({ id }) => id === field)?.name ?? field)
  const { min, max, step } = (typeof want === 'object' && want !== null ? want : {}) as Record<
    string,
    Json
  >
  const bounds = [min, max].map((one) => one ?? '…').join('–')
  const hint =
    why === 'range'
      ? step === undefined
        ? bounds
        : `${step}`
      : why === 'too-long'
        ? `≤ ${want}`
        : null
  return hint === null ? { field: name, why } : { field: `${name}（${hint}）`, why }
}

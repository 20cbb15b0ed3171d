import { inWords, type Json, type Refusal } from '../../../engine/index.ts'
import { type Desk, outcomeName, outcomeNames, sayRefusal } from '../../../server/index.ts'
import { stepName } from '../flow.ts'
import { type Html, html } from '../html.ts'
import { type Dictionary, inNames, levelName } from '../naming.ts'
import type { Scene } from './scene.ts'

/** Each reason as a sentence, with names in place of ids. */
export const reasonList = (scene: Scene, refusals: readonly Refusal[]): readonly Html[] =>
  refusals.map((one) => {
    const { programme } = scene.desk.rulebook
    return html`<li>${sayRefusal(named(scene, one), scene.visit.language, programme.parties)}</li>`
  })

type Flaw = { readonly field: string; readonly why: string; readonly want?: Json }
export const flawsIn = (flaws: Json | undefined): readonly Flaw[] =>
  Array.isArray(flaws) ? (flaws as unknown as readonly Flaw[]) : []

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
  const outcome = (id: string) => outcomeName(id, outcomeNames(rulebook), language)
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
    part: command,
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

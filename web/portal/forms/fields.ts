import { exactText, inWords } from '../../../engine/index.ts'
import { hourText, supplierName } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { levelName, sourceText } from '../naming.ts'
import { answerInputs } from './answers.ts'
import { type Field, type Fields, type Ground, typedIn } from './ground.ts'
import { answerText } from './said.ts'

/** Draws one field: `id` for its label, `name` under which it is sent, and what was typed before. */
type Draw = (ground: Ground, field: Field, at: { id: string; name: string; typed: string }) => Html

const line =
  (type: string, more: (field: Field) => Html | null = () => null): Draw =>
  (_, field, { id, name, typed }) =>
    html`<input type="${type}" id="${id}" name="${name}" value="${typed}" ${field.required ? 'required' : null} ${more(field)}>`

/** A choice among known things; an id that is not among them can still be typed where nothing is known. */
const choice =
  (
    options: (ground: Ground, field: Field) => readonly (readonly [value: string, text: string])[],
  ): Draw =>
  (ground, field, at) => {
    const all = options(ground, field)
    if (all.length === 0) return line('text')(ground, field, at)
    return html`<select id="${at.id}" name="${at.name}" ${field.required ? 'required' : null}><option value="">${ground.visit.say('choose')}</option>${all.map(
      ([value, text]) =>
        html`<option value="${value}" ${value === at.typed ? 'selected' : null}>${text}</option>`,
    )}</select>`
  }

const draws: Readonly<
  Record<Exclude<Field['type'], 'answers' | 'conditions' | 'confirms' | 'agreed' | 'bool'>, Draw>
> = {
  text: (_, { max = 5000, required }, { id, name, typed }) =>
    max > 100
      ? html`<textarea id="${id}" name="${name}" maxlength="${max}" rows="3" ${required ? 'required' : null}>${typed}</textarea>`
      : html`<input type="text" id="${id}" name="${name}" maxlength="${max}" size="${Math.min(max, 60)}" value="${typed}" ${required ? 'required' : null}>`,
  count: (ground, field, at) =>
    line(
      /^-?\d*$/.test(at.typed) ? 'number' : 'text',
      ({ min = 0, max }) => html`step="1" min="${min}" ${max !== undefined && html`max="${max}"`}`,
    )(ground, field, at),
  date: line('date'),
  choice: choice(({ visit }, { of = {} }) =>
    Object.entries(of).map(([value, text]) => [value, inWords(text, visit.language)]),
  ),
  level: choice(({ programme, visit }) =>
    programme.levels.of.map((level) => [level, levelName(programme, level, visit.language)]),
  ),
  batch: choice(({ batches, bodies, programme, visit }) =>
    batches.map(({ id, authority, number, level, filing: { opens, closes } }) => {
      const body = bodies.find((one) => one.id === authority)?.name ?? authority
      const days = [opens, closes].map((one) => hourText(one).slice(0, 10))
      return [
        id,
        `${body} · ${levelName(programme, level, visit.language)} · ${number}（${days.join(' – ')}）`,
      ]
    }),
  ),
  body: choice(({ bodies }) => bodies.map(({ id, name }) => [id, `${name}（${id}）`])),
  actor: line('text'),
  collective: line('text'),
  role: choice(({ roles }) => roles.map((role) => [role, role])),
  id: line('text'),
}

/** The inputs of a field set, in its order; texts, choices and bounds as the definition has them. */
export const fieldInputs = (ground: Ground, fields: Fields): readonly Html[] =>
  Object.entries(fields)
    .filter(([, { type }]) => isAsked(type, ground))
    .map(([path, field]) => fieldInput(ground, path, field))

/** A role is asked only where roles are weighed, and an agreement only on what sheets differ on. */
const isAsked = (type: Field['type'], { roles, apart }: Ground): boolean =>
  type === 'role' ? roles.length > 0 : type !== 'agreed' || apart.length > 0

function fieldInput(ground: Ground, path: string, field: Field): Html {
  const { visit, form, programme, flaws } = ground
  const { say, language } = visit
  const name = inWords(field.name, language)
  const hints = [
    field.type !== 'bool' && say(field.required ? 'required' : 'optional'),
    field.type === 'text' && field.max !== undefined && say('atMost', { n: field.max }),
    field.class === 'sealed' && say('sealed'),
    field.source !== undefined && sourceText(field.source, programme.sources),
  ].filter(Boolean)
  const hint = hints.length > 0 && html` <span class="hint">（${hints.join('；')}）</span>`
  const wrong = flaws.has(path) && html` <span class="flaw">✕</span>`
  const legend = html`<legend>${name}${hint}${wrong}</legend>`
  if (field.type === 'agreed')
    return html`<fieldset>${legend}${agreedInputs(ground, path)}</fieldset>`
  if (field.type === 'answers') return html`<fieldset>${legend}${answerInputs(ground)}</fieldset>`
  if (field.type === 'conditions')
    return html`<fieldset>${legend}${conditionInputs(ground)}</fieldset>`
  if (field.type === 'confirms') return html`<fieldset>${legend}${confirmInputs(ground)}</fieldset>`
  const at = {
    id: `${form}-${path}`,
    name: `f.${path}`,
    // What was sealed is not sent back to a screen.
    typed: field.class === 'sealed' ? '' : (typedIn(ground, `f.${path}`)[0] ?? ''),
  }
  if (field.type === 'bool')
    return html`<div class="field"><label><input type="checkbox" name="${at.name}" value="true" ${at.typed === 'true' ? 'checked' : null}>${name}</label>${hint}${wrong}</div>`
  return html`<div class="field"><label for="${at.id}">${name}</label>${hint}${wrong}<div>${draws[field.type](ground, field, at)}</div></div>`
}

/** Each basic condition with how it stands over what was filed, to be confirmed one by one. */
function conditionInputs(ground: Ground): Html {
  const { visit, conditions, standard, programme } = ground
  const { say, language } = visit
  if (!standard) return html`<p class="muted">${say('noStandard')}</p>`
  const factName = (id: string) => inWords(standard.facts.get(id)?.name ?? id, language)
  return html`${conditions.map(({ id, name, state, advisory, missing, source }) => {
    const typed = typedIn(ground, `c.${id}`)[0]
    const said = {
      met: html`<span class="good">✓ ${say('conditionMet')}</span>`,
      unmet: html`<span class="bad">✕ ${say('conditionUnmet')}</span>`,
      open: html`<span class="warn">? ${say('conditionOpen', { missing: missing.map(factName).join('、') })}</span>`,
    }[state]
    const radio = (value: string, text: string) =>
      html`<label><input type="radio" name="c.${id}" value="${value}" ${typed === value ? 'checked' : null}>${text}</label>`
    return html`<div class="answer" role="radiogroup" aria-label="${inWords(name, language)}"><div>${inWords(name, language)} ${advisory && html`<span class="tag">${say('advisory')}</span>`}<br>${said}<br><span class="hint">${sourceText(source, programme.sources)}</span></div><div class="controls choices">${radio('true', say('confirmMet'))}${radio('false', say('confirmUnmet'))}</div></div>
`
  })}`
}

/** Every item that sheets differ on, with what each gave; points between them, and why. */
function agreedInputs(ground: Ground, path: string): Html {
  const { visit, apart, form, flaws } = ground
  const { say, language } = visit
  return html`<div class="answers">${apart.map(({ id, name, given }) => {
    const at = `f.${path}.${id}`
    const [points, reason] = [at, `${at}.reason`].map((one) => typedIn(ground, one)[0] ?? '')
    const shown = given.map((one) => (one ? exactText(one) : say('notScored'))).join('、')
    const wrong = [...flaws].some((one) => one.startsWith(`${path}.${id}`))
    return html`<div class="answer"><div><label for="${form}-${id}">${inWords(name, language)}</label>${wrong && html` <span class="flaw">✕</span>`}<br><span class="hint">${say('sheetsGave', { given: shown })}</span></div><div class="controls"><input type="text" inputmode="decimal" size="6" id="${form}-${id}" name="${at}" value="${points}"><input class="note" name="${at}.reason" value="${reason}" maxlength="1000" placeholder="${say('agreedWhy')}（${say('required')}）" aria-label="${say('agreedWhy')}"></div></div>
`
  })}</div>`
}

/** The claims that await an assessor, each with what was claimed. */
function confirmInputs(ground: Ground): Html {
  const { visit, standard, unconfirmed, answers, programme } = ground
  const { say, language } = visit
  if (!standard || unconfirmed.length === 0)
    return html`<p class="muted">${say('nothingClaimed')}</p>`
  const typed = typedIn(ground, 'k')
  const box = (value: string, text: Html) =>
    html`<li><label><input type="checkbox" name="k" value="${value}" ${typed.includes(value) ? 'checked' : null}>${text}</label></li>`
  return html`<ul class="ticks">${box('all', html`<b>${say('confirmAll', { n: unconfirmed.length })}</b>`)}${unconfirmed.map(
    (id) => {
      const fact = standard.facts.get(id)!
      const claims = programme.suppliers.claims.flatMap((who) => {
        const all: Readonly<Record<string, Parameters<typeof answerText>[1] | undefined>> =
          answers[id] ?? {}
        const answer = all[who]
        return answer
          ? [`${supplierName(who, language)} ${answerText(fact, answer, language, say)}`]
          : []
      })
      return box(id, html`${inWords(fact.name, language)}：${claims.join('；')}`)
    },
  )}</ul>`
}

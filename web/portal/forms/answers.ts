import {
  type Answers,
  derived,
  type Fact,
  inWords,
  type Json,
  mayBeBlank,
  reasonsIn,
  type ScoringStandard,
  type Table,
  type Text,
} from '../../../engine/index.ts'
import { supplierName } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { nameOf } from '../words.ts'
import { basicsOf, type Ground, supplierOf, typedIn } from './ground.ts'
import { leftBlank, mark } from './read.ts'
import { answerText, asOfText, boundsText, stateOf, valuesOf } from './said.ts'
import { isWritten, writtenHint, writtenText } from './written.ts'

interface Group {
  readonly title: string
  readonly open: boolean
  readonly facts: readonly Fact[]
}

type Node = Table['indicators'][number]

const readsOf = ({ reads, children }: Node): readonly string[] => [
  ...reads,
  ...children.flatMap(readsOf),
]

/** Every fact that a table reads: in its tree, beside it, and in what decides. */
const readBy = ({ indicators, bonus, penalty, conditions, vetoes }: Table): readonly string[] => [
  ...[...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])].flatMap(readsOf),
  ...conditions.flatMap(({ when }) => when.reads),
  ...vetoes.flatMap(readByVeto),
]

const readByVeto = ({ when, cure }: Table['vetoes'][number]): readonly string[] => [
  ...when.reads,
  ...(cure?.when.reads ?? []),
]

interface Section {
  readonly title: string
  readonly open: boolean
  readonly reads: readonly string[]
}

/** Where facts are first needed: what decides on the table, conditions, then section by section, then vetoes. */
function sectionsOf(
  { standard, tables, pinned, level, visit: { say, language } }: Ground,
  { pivots, facts }: ScoringStandard,
): readonly Section[] {
  const whens = (all: readonly { readonly when: { readonly reads: readonly string[] } }[]) =>
    all.flatMap(({ when }) => when.reads)
  const first: readonly Section[] = [
    { title: say('factsThatDecide'), open: true, reads: pivots },
    {
      title: say('factsForConditions'),
      open: true,
      reads: tables.flatMap(({ conditions }) => whens(conditions)),
    },
  ]
  const [table, ...others] = tables
  if (!table || others.length > 0) return first
  const anywhere = new Set(standard?.tables(level).flatMap(readBy))
  return [
    ...first,
    ...table.indicators.map((one) => ({
      title: inWords(one.name, language),
      open: pinned,
      reads: readsOf(one),
    })),
    ...(['bonus', 'penalty'] as const).map((block) => ({
      title: say(block),
      open: pinned,
      reads: (table[block]?.items ?? []).flatMap(readsOf),
    })),
    { title: say('factsForVetoes'), open: pinned, reads: table.vetoes.flatMap(readByVeto) },
    {
      title: say('factsOther'),
      open: false,
      reads: [...facts.keys()].filter((id) => !anywhere.has(id)),
    },
  ]
}

/** The facts a party may give, where they are first needed. */
export function groupsOf(ground: Ground): readonly Group[] {
  const { standard, visit } = ground
  if (!standard) return []
  const { say } = visit
  const sections = sectionsOf(ground, standard)
  const seen = new Set<string>()
  const own: Group[] = []
  const others: Fact[] = []
  for (const { title, open, reads } of sections) {
    const ids = basicsOf(standard, reads).filter((id) => !seen.has(id))
    const facts = [...new Set(ids)].map((id) => standard.facts.get(id)!)
    for (const { id } of facts) seen.add(id)
    const mine = facts.filter(
      (fact) => !derived(fact) && supplierOf(ground, fact) !== null && fact.by !== 'system',
    )
    const first = mine.filter((fact) => supplierOf(ground, fact) === fact.by)
    others.push(...mine.filter((fact) => !first.includes(fact)))
    if (first.length > 0) own.push({ title, open, facts: first })
  }
  return others.length > 0
    ? [...own, { title: say('factsOfOthers'), open: false, facts: others }]
    : own
}

/** One input for each fact, with what was given before and by whom. */
export function answerInputs(ground: Ground): Html {
  const { standard, visit, answers, flaws } = ground
  const { say } = visit
  if (!standard) return html`<p class="muted">${say('noStandard')}</p>`
  const groups = groupsOf(ground)
  if (groups.length === 0) return html`<p class="muted">${say('noFacts')}</p>`
  return html`<div class="answers">${groups.map(({ title, open, facts }) => {
    const given = facts.filter((fact) => {
      const state = before(ground, fact)?.state
      return state !== undefined && state !== 'unanswered'
    }).length
    const wrong = facts.some(({ id }) => flaws.has(`answers.${id}`))
    return html`<details class="group" ${open || wrong ? 'open' : null}><summary>${title} <span class="hint">${say('factsGiven', { given, n: facts.length })}</span></summary>
${facts.map((fact) => answerRow(ground, fact, answers[fact.id] ?? {}))}</details>
`
  })}</div>`
}

/** What the same supplier said before; null where nothing. */
export const before = (ground: Ground, fact: Fact) => saidIn(ground.answers, ground, fact)

/** What the collective claimed of it in another case, to be claimed again; whoever assesses looks anew. */
function earlier(ground: Ground, fact: Fact) {
  const { claims } = ground.programme.suppliers
  if (before(ground, fact) || !claims.includes(supplierOf(ground, fact) ?? '')) return null
  const said = saidIn(ground.earlier, ground, fact)
  return said?.state === 'answered' && said.value !== null ? said : null
}

function saidIn(answers: Answers, ground: Ground, fact: Fact) {
  const supplier = supplierOf(ground, fact)
  const all: Readonly<
    Record<
      string,
      { readonly state: string; readonly value: Json; readonly reason?: string } | undefined
    >
  > = answers[fact.id] ?? {}
  return supplier === null ? null : (all[supplier] ?? null)
}

function answerRow(
  ground: Ground,
  fact: Fact,
  given: Readonly<Record<string, { readonly state: string; readonly value: Json } | undefined>>,
): Html {
  const { visit, form, flaws, typed } = ground
  const { say, language } = visit
  const id = `${form}-${fact.id}`
  const wrong = flaws.has(`answers.${fact.id}`)
  const own = supplierOf(ground, fact)
  const others = Object.entries(given).filter(([supplier]) => supplier !== own)
  const hints = [
    fact.period && nameOf('period', fact.period, language),
    asOfText(fact, say),
    boundsText(fact, say),
    fact.evidence && say('evidence'),
    earlier(ground, fact) && say('answeredEarlier'),
    ...others.map(([supplier, answer]) =>
      say('suppliedBy', {
        party: supplierName(supplier, language),
        value: answerText(fact, answer!, language, say),
      }),
    ),
  ].filter(Boolean)
  const reasons = Object.entries(
    reasonsIn(ground.tables, fact.id, supplierOf(ground, fact) ?? undefined),
  )
  const last = before(ground, fact)
  const stood = last ? stateOf(last) : ''
  const state = typed ? (typedIn(ground, `s.${fact.id}`)[0] ?? '') : stood
  const known = last && last.state !== 'unanswered'
  const option = (value: string, text: string) =>
    html`<option value="${value}" ${value === state ? 'selected' : null}>${text}</option>`
  return html`<div class="answer"><div><label for="${id}">${inWords(fact.name, language)}</label>${wrong && html` <span class="flaw">✕</span>`}<br><span class="hint">${hints.join(' · ')}</span></div><div class="controls">${known && html`<input type="hidden" name="o.${fact.id}" value="${mark(stood, valuesOf(last))}">`}${valueInput(ground, fact, id)}${fact.unit && html`<span>${fact.unit}</span>`}
<select name="s.${fact.id}" aria-label="${say('answerState')}">${option('', say('answerAsIs'))}${reasons.map(([reason, name]) => option(`not_applicable:${reason}`, say('notApplicable', { reason: inWords(name, language) })))}${mayBeBlank(fact) && option(leftBlank, say('answerBlank'))}${['no_evidence', 'under_review'].map((one) => option(one, nameOf('answer', one, language)))}</select>${
    fact.reason === 'required' &&
    html`<input class="note" name="n.${fact.id}" value="${typedIn(ground, `n.${fact.id}`)[0]}" maxlength="1000" placeholder="${say('answerWhy')}（${say('required')}）" aria-label="${say('answerWhy')}">`
  }</div></div>
`
}

function valueInput(ground: Ground, fact: Fact, id: string): Html {
  const { visit, typed } = ground
  const { say, language } = visit
  const shown = typed
    ? typedIn(ground, `a.${fact.id}`)
    : valuesOf(before(ground, fact) ?? earlier(ground, fact))
  const name = `a.${fact.id}`
  const one = shown[0] ?? ''
  const option = (value: string, text: Text) =>
    html`<option value="${value}" ${value === one ? 'selected' : null}>${inWords(text, language)}</option>`
  const options = typeof fact.of === 'object' ? Object.entries(fact.of) : []
  if (fact.type === 'choice' && fact.many)
    return html`<span class="choices" id="${id}">${options.map(
      ([value, text]) =>
        html`<label><input type="checkbox" name="${name}" value="${value}" ${shown.includes(value) ? 'checked' : null}>${inWords(text, language)}</label>`,
    )}<label><input type="checkbox" name="${name}" value="-" ${shown.includes('-') ? 'checked' : null}>${say('answerNone')}</label></span>`
  if (fact.type === 'choice')
    return html`<select id="${id}" name="${name}"><option value=""></option>${options.map(([value, text]) => option(value, text))}</select>`
  if (fact.type === 'bool')
    return html`<select id="${id}" name="${name}"><option value=""></option>${option('true', say('yes'))}${option('false', say('no'))}</select>`
  if (fact.type === 'date')
    return html`<input type="date" id="${id}" name="${name}" value="${one}">`
  if (isWritten(fact))
    return html`<textarea id="${id}" name="${name}" rows="4" placeholder="${writtenHint(fact, say, language)}">${typed ? one : writtenText(before(ground, fact))}</textarea>`
  if (fact.type === 'text')
    return html`<textarea id="${id}" name="${name}" rows="3" maxlength="2000">${typed ? one : ''}</textarea>`
  const step = fact.step ?? steps[fact.type] ?? 'any'
  return /^$|^-?\d+(\.\d+)?$/.test(one)
    ? html`<input type="number" id="${id}" name="${name}" value="${one}" step="${step}" ${fact.min !== undefined && html`min="${fact.min}"`} ${fact.max !== undefined && html`max="${fact.max}"`}>`
    : html`<input type="text" inputmode="decimal" id="${id}" name="${name}" value="${one}">`
}

const steps: { readonly [type: string]: number } = { count: 1, money: 0.01 }

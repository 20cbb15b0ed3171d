import {
  derived,
  type Fact,
  inWords,
  type Json,
  type Language,
  optionsOf,
  reasonsIn,
  type ScoringStandard,
  type Table,
  type Text,
} from '../../../engine/index.ts'
import { supplierName } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { nameOf, type Say } from '../words.ts'
import { basicsOf, type Ground, supplierOf, typedIn } from './ground.ts'
import { mark } from './read.ts'
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
  ...[...conditions, ...vetoes].flatMap(({ when }) => when.reads),
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
    { title: say('factsForVetoes'), open: pinned, reads: whens(table.vetoes) },
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
    const ids = reads.flatMap((id) => basicsOf(standard, id)).filter((id) => !seen.has(id))
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
export function before({ answers, ...rest }: Ground, fact: Fact) {
  const supplier = supplierOf({ answers, ...rest }, fact)
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
    boundsText(fact, say),
    fact.evidence && say('evidence'),
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
  const stood =
    last && last.state !== 'answered' ? [last.state, last.reason].filter(Boolean).join(':') : ''
  const state = typed ? (typedIn(ground, `s.${fact.id}`)[0] ?? '') : stood
  const known = last && last.state !== 'unanswered'
  const option = (value: string, text: string) =>
    html`<option value="${value}" ${value === state ? 'selected' : null}>${text}</option>`
  return html`<div class="answer"><div><label for="${id}">${inWords(fact.name, language)}</label>${wrong && html` <span class="flaw">✕</span>`}<br><span class="hint">${hints.join(' · ')}</span></div><div class="controls">${known && html`<input type="hidden" name="o.${fact.id}" value="${mark(stood, valuesOf(last))}">`}${valueInput(ground, fact, id)}${fact.unit && html`<span>${fact.unit}</span>`}
<select name="s.${fact.id}" aria-label="${say('answerState')}">${option('', say('answerAsIs'))}${reasons.map(([reason, name]) => option(`not_applicable:${reason}`, say('notApplicable', { reason: inWords(name, language) })))}${['no_evidence', 'under_review'].map((one) => option(one, nameOf('answer', one, language)))}</select>${
    fact.reason === 'required' &&
    html`<input class="note" name="n.${fact.id}" value="${typedIn(ground, `n.${fact.id}`)[0]}" maxlength="1000" placeholder="${say('answerWhy')}（${say('required')}）" aria-label="${say('answerWhy')}">`
  }</div></div>
`
}

function valueInput(ground: Ground, fact: Fact, id: string): Html {
  const { visit, typed } = ground
  const { say, language } = visit
  const shown = typed ? typedIn(ground, `a.${fact.id}`) : valuesOf(before(ground, fact))
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
  const step = fact.step ?? (fact.type === 'count' ? 1 : 'any')
  return /^$|^-?\d+(\.\d+)?$/.test(one)
    ? html`<input type="number" id="${id}" name="${name}" value="${one}" step="${step}" ${fact.min !== undefined && html`min="${fact.min}"`} ${fact.max !== undefined && html`max="${fact.max}"`}>`
    : html`<input type="text" inputmode="decimal" id="${id}" name="${name}" value="${one}">`
}

const isText = (one: Json): boolean => typeof one === 'string'

/** An answer's values as its inputs hold them; an empty list is the mark for none of them. */
function valuesOf(
  last: { readonly state: string; readonly value: Json } | null,
): readonly string[] {
  const value = last?.state === 'answered' ? last.value : null
  if (value === null) return []
  if (typeof value === 'object' && !(Array.isArray(value) && value.every(isText)))
    return [writtenText(last)]
  if (Array.isArray(value)) return value.length === 0 ? ['-'] : value.map(String)
  return [String(value)]
}

function boundsText({ min, max }: Fact, say: Say): string | null {
  if (min !== undefined && max !== undefined) return say('range', { min, max })
  if (min !== undefined) return say('from', { min })
  return max === undefined ? null : say('upTo', { max })
}

/** An answer in words: its value with unit, or its state. */
export function answerText(
  fact: Fact,
  { state, value }: { readonly state: string; readonly value: Json },
  language: Language,
  say: Say,
): string {
  if (state === 'not_applicable') return say('notScored')
  if (state !== 'answered') return nameOf('answer', state, language)
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  const named = (one: Json) =>
    typeof one === 'string' ? inWords(optionsOf(fact)[one] ?? one, language) : String(one)
  if (isWritten(fact)) return writtenText({ state, value }).replaceAll('\n', '；') || say('none')
  if (Array.isArray(value)) return value.length === 0 ? say('none') : value.map(named).join('、')
  return `${named(value)}${fact.unit ?? ''}`
}

import { inWords, type Rulebook } from '../../../engine/index.ts'
import {
  explainCase,
  type FactTold,
  factText,
  type LineTold,
  listBodies,
  outcomeName,
  outcomeNames,
  type Said,
  type SheetTold,
  viewDesk,
} from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import type { Visit } from '../layout.ts'
import { citedHtml, levelName } from '../naming.ts'
import { type Pages, type Portal, show, visitOf } from '../portal.ts'
import { decisionsSection } from './decisions.ts'
import { showMissing } from './error.ts'
import { prospects } from './prospects.ts'

/** What the sheets and decisions of one case are told with. */
interface Telling {
  readonly visit: Visit
  readonly fact: (id: string) => string
  readonly gradeName: (id: string) => string
  readonly rulebook: Rulebook
}

/** The score line by line, and the ground of every decision: all that anyone needs to check it. */
export const explanationPages: Pages = (app, portal) => {
  const { house } = portal
  app.get<{ Params: { id: string } }>('/cases/:id/explanation', async (request, reply) => {
    const visit = visitOf(portal, request)
    const { say, language } = visit
    const { id } = request.params
    const desk = await viewDesk(house, id, request.actor)
    const told = desk && (await explainCase(house, id, desk.inside))
    if (!told || !desk) return showMissing(reply, visit, 'case-unknown', say('noCase', { id }))
    const { programme } = desk.rulebook
    const level = levelName(programme, desk.view.level, language)
    const title = say('caseTitle', { collective: desk.view.collective.name, level })
    const back = html`<p class="screen"><a href="/cases/${encodeURIComponent(id)}">← ${say('back')}</a></p>`
    return show(reply, visit, {
      title: `${say('explanation')} · ${title}`,
      main: html`<h1>${say('explanation')}</h1><p>${title} · <span class="muted">${say('caseNumber', { id })}</span></p>${back}
${told.sheets.length === 0 && html`<p>${say(desk.inside ? 'noSheet' : 'insideOnly')}</p>`}
${told.sheets.map((sheet) => sheetSection(tellingOf(portal, visit, desk.rulebook, sheet), sheet))}
${decisionsSection(visit, told.decisions, await listBodies(house.db))}
${back}`,
    })
  })
}

/** The words of the sheet's own standard. */
function tellingOf(
  { house }: Portal,
  visit: Visit,
  rulebook: Rulebook,
  sheet: SheetTold | undefined,
): Telling {
  const { language } = visit
  const standard = sheet ? house.registry.standard(sheet.standard.digest) : null
  const grades = sheet ? (standard?.tables(sheet.level) ?? []).flatMap((table) => table.grades) : []
  return {
    visit,
    rulebook,
    fact: (id) => inWords(standard?.facts.get(id)?.name ?? id, language),
    gradeName: (id) => inWords(grades.find((one) => one.id === id)?.name ?? id, language),
  }
}

function sheetSection(telling: Telling, sheet: SheetTold): Html {
  const { visit, rulebook, fact, gradeName } = telling
  const { say, language } = visit
  const { standard, total, exact, grade, missing } = sheet
  const facts = missing.map(fact).join('、')
  return html`<section><h2>${say(sheet.stage === 'self' ? 'sheetSelf' : 'sheetAssessed')}${sheet.called && html` · ${sheet.called[language]}`}${sheet.sheet !== null && html` · ${say('sheetOfSeveral', { n: sheet.sheet })}`}</h2>
<div class="card"><p><b>${counted(telling, sheet) ?? say('sheetTotal', { total, exact })}</b> · ${inWords(sheet.outcomeName, language)}${grade !== null && ` · ${gradeName(grade)}`}</p>
${sheet.of > 1 && html`<p class="small">${say('sheetsTogether', { n: sheet.of })}</p>`}<p class="small">${say('standard')}：<a href="/definitions/${standard.digest}">${inWords(standard.name, language)} ${standard.id}@${standard.version}</a> · ${levelName(rulebook.programme, sheet.level, language)}</p>
<p class="small">${say('gradeBounds')}：${sheet.grades
    .map(({ id, mandatory, atLeast, outcome: to }) => {
      const all = mandatory ? [say('gradeMandatory')] : []
      const some =
        atLeast === null ? [] : [say(sheet.counts ? 'gradeOptional' : 'gradeFrom', { n: atLeast })]
      const bound = [...all, ...some].join('，') || say('gradeRest')
      return `${gradeName(id)} ${bound}（${outcomeName(to, outcomeNames(rulebook), language)}）`
    })
    .join(
      '；',
    )}</p>${missing.length > 0 && html`<p class="warn small">${say('missingFacts', { facts })}</p>`}${suspended(telling, sheet)}${beyond(telling, sheet)}${worked(telling, sheet.working)}${sheet.ceiling !== null && html`<p class="small">${say('totalCapped', { cap: sheet.ceiling })}</p>`}${methodsLine(telling, sheet)}</div>
<table class="rows lines"><thead><tr>${(['indicator', 'points', 'because', 'source'] as const).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${sheet.lines.map((line) => lineRows(telling, line, 0))}
${blockRows(telling, 'bonus', sheet.bonus)}${blockRows(telling, 'penalty', sheet.penalty)}</tbody></table>
${gates(telling, sheet)}${vetoes(telling, sheet)}${prospects(visit, sheet, gradeName)}</section>`
}

/** Without points: the mandatory items that are met, and the share of the optional ones. */
function counted({ visit: { say } }: Telling, { counts, exact }: SheetTold): string | null {
  if (!counts) return null
  const { met, unmet, open } = counts.mandatory
  return say('sheetCounts', { met, of: met + unmet + open, share: exact })
}

/** Why it has no grade though all is known. */
function suspended({ visit: { say, language } }: Telling, sheet: SheetTold): Html | null {
  const by = sheet.vetoes.filter(({ id }) => sheet.suspendedBy.includes(id))
  const vetoes = by.map(({ name }) => inWords(name, language)).join('、')
  return by.length === 0
    ? null
    : html`<p class="warn small">${say('sheetSuspended', { vetoes })}</p>`
}

/** How much does not apply, where the standard limits it. */
const beyond = ({ visit: { say } }: Telling, { lapsed, mostLapsed }: SheetTold): Html | null =>
  mostLapsed === null
    ? null
    : html`<p class="small">${say('sheetLapsed', { lapsed, most: mostLapsed })}</p>`

/** Which packages gave methods it rests on: another version might give another score. */
const methodsLine = ({ visit: { say } }: Telling, { methods }: SheetTold): Html | null =>
  methods.length === 0
    ? null
    : html`<p class="small">${methods.map(({ kind, package: name, version }) => say('methodOf', { kind, from: `${name}@${version}` })).join('；')}</p>`

function lineRows(telling: Telling, line: LineTold, depth: number): Html {
  const { visit, fact } = telling
  const { say, language } = visit
  const { name, state, points, of, cites, because, missing, children } = line
  const got = state === 'na' ? say('notScored') : say('pointsOf', { points, of })
  const leaf = children.length === 0
  const open = leaf && missing.length > 0
  const plain = leaf && state === 'scored' && because.length === 0
  return html`<tr class="depth-${Math.min(depth, 3)}"><th scope="row" data-label="${say('indicator')}">${inWords(name, language)}</th><td class="tight ${state === 'open' ? 'warn' : ''}" data-label="${say('points')}">${got}</td><td data-label="${say('because')}">${because.map((reason, at) => html`${at > 0 && html`<br>`}${reason[language]}`)}${plain && html`<span class="muted">${say('nothingFound')}</span>`}${open && html`<span class="warn">${say('missingFacts', { facts: missing.map(fact).join('、') })}</span>`}${worked(telling, line.working)}${ruleAndFacts(telling, line)}</td><td class="small muted" data-label="${say('source')}">${citedHtml(cites)}</td></tr>
${children.map((child) => lineRows(telling, child, depth + 1))}`
}

const worked = ({ visit: { say } }: Telling, working: string | null): Html | null =>
  working === null ? null : html`<div class="small">${say('workingOf', { working })}</div>`

/** Behind a fold: how points are given, and every fact that was read, with whose word it is. */
function ruleAndFacts(
  { visit: { say, language } }: Telling,
  { rules, facts }: LineTold,
): Html | null {
  if (rules.length === 0) return null
  return html`<details class="small"><summary>${say('ruleAndFacts')}</summary>${rules.map((rule) => html`<p>${rule[language]}</p>`)}<ul>${facts.map((fact) => html`<li>${factText(fact, language)}</li>`)}</ul></details>`
}

/** Why a veto or a gate came out as it did. */
const grounds = (
  { visit: { say, language } }: Telling,
  condition: Said,
  facts: readonly FactTold[],
): Html =>
  html`<div class="small">${say('conditionOf', { condition: condition[language] })}</div>${facts.map((fact) => html`<div class="small muted">${factText(fact, language)}</div>`)}`

/** What stands beside the tree, with what it comes to under its cap. */
function blockRows(
  telling: Telling,
  block: 'bonus' | 'penalty',
  told: SheetTold['bonus'],
): Html | null {
  if (!told) return null
  const { say } = telling.visit
  const { points, cap, lines } = told
  const got = cap === null ? points : say('pointsCapped', { points, cap })
  return html`<tr class="depth-0"><th scope="row" data-label="${say('indicator')}">${say(block)}</th><td class="tight" data-label="${say('points')}">${got}</td><td></td><td></td></tr>
${lines.map((line) => lineRows(telling, line, 1))}`
}

function gates(telling: Telling, sheet: SheetTold): Html | null {
  const { visit, gradeName } = telling
  const { say, language } = visit
  if (sheet.gates.length === 0) return null
  return html`<h3>${say('gates')}</h3><table class="rows"><tbody>${sheet.gates.map(
    ({ name, passed, share, caps, condition, cites }) => {
      const grade = gradeName(caps)
      const [tone, text] =
        passed === null
          ? ['warn', `? ${say('gateOpen', { share: share ?? '', grade })}`]
          : passed
            ? ['good', `✓ ${share === null ? say('notScored') : say('gatePassed', { share })}`]
            : ['bad', `✕ ${say('gateStops', { share: share ?? '', grade })}`]
      return html`<tr><th scope="row">${inWords(name, language)}</th><td><span class="${tone}">${text}</span>${grounds(telling, condition, [])}</td><td class="small muted">${citedHtml(cites)}</td></tr>`
    },
  )}</tbody></table>`
}

function vetoes(telling: Telling, sheet: SheetTold): Html | null {
  const { visit, fact, gradeName } = telling
  const { say, language } = visit
  if (sheet.vetoes.length === 0) return null
  return html`<h3>${say('vetoes')}</h3><table class="rows"><tbody>${sheet.vetoes.map(
    ({ name, fires, cured, effect, caps, terms, missing, condition, facts, cites }) => {
      const lacking = missing.map(fact).join('、')
      const does = {
        disqualify: say('vetoFires'),
        cap_grade: say('vetoCaps', { grade: gradeName(caps ?? '') }),
        suspend: say('vetoSuspends'),
      }
      const [tone, text] =
        fires === null
          ? ['warn', `? ${say('vetoUnknown', { missing: lacking })}`]
          : !fires
            ? ['good', `✓ ${say('vetoNot')}`]
            : cured === null
              ? ['warn', `? ${say('vetoCureUnknown', { missing: lacking })}`]
              : cured
                ? ['good', `✓ ${say('vetoCured')}`]
                : ['bad', `✕ ${does[effect]}`]
      return html`<tr><th scope="row">${inWords(name, language)}</th><td><span class="${tone}">${text}</span><br><span class="small muted">${terms.map((term) => term[language]).join(language === 'zh' ? '；' : '; ')}</span>${grounds(telling, condition, facts)}</td><td class="small muted">${citedHtml(cites)}</td></tr>`
    },
  )}</tbody></table>`
}

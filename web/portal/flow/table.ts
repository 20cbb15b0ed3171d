import { inWords, type Language, type Rulebook } from '../../../engine/index.ts'
import { outcomeName, partyName, stepText } from '../../../server/index.ts'
import { type Html, html } from '../html.ts'
import { nameOf, type Say, sayIn } from '../words.ts'
import { givers, type Procedure, waysOf } from './graph.ts'

type Programme = Rulebook['programme']
type Command = Procedure['opens'][string]

/** The same procedure in words: what the drawing shows, and who may give each command when. */
export function flowTable(procedure: Procedure, programme: Programme, language: Language): Html {
  const say = sayIn(language)
  const row = (
    stage: string,
    step: string,
    owner: string,
    due: string,
    commands: Readonly<Record<string, Command>>,
  ) =>
    html`<tr><td data-label="${say('stage')}">${stage}</td><th scope="row" data-label="${say('step')}">${step}</th><td data-label="${say('owner')}">${owner}</td><td data-label="${say('due')}">${due}</td><td data-label="${say('commands')}"><ul class="plain">${Object.values(
      commands,
    ).map(
      (command) => html`<li>${inCommand(command, procedure, programme, language, say)}</li>`,
    )}</ul></td></tr>
`
  return html`<table class="rows flow-table"><caption>${say('flowTable')}</caption><thead><tr>${(
    ['stage', 'step', 'owner', 'due', 'commands'] as const
  ).map((name) => html`<th scope="col">${say(name)}</th>`)}</tr></thead><tbody>
${row('', say('begins'), '', '', procedure.opens)}${Object.values(procedure.stages).flatMap(
  ({ name, steps }) =>
    Object.values(steps).map((step) =>
      row(
        inWords(name, language),
        inWords(step.name, language),
        step.owner === undefined ? '—' : partyName(step.owner, language, programme.parties),
        dueText(step.due, programme, language),
        step.commands ?? {},
      ),
    ),
)}</tbody></table>`
}

function inCommand(
  command: Command,
  procedure: Procedure,
  programme: Programme,
  language: Language,
  say: Say,
): Html {
  const join = language === 'zh' ? '、' : ', '
  const parties = givers(command).map((party) => partyName(party, language, programme.parties))
  const guards = (command.when ?? []).map((word) => nameOf('guard', word, language))
  const ways = waysOf(command).map(([outcome, to]) => {
    const step = stepName(procedure, to, language)
    return outcome === null
      ? say('leadsTo', { to: step })
      : say('leadsBy', {
          outcome: outcomeName(outcome, { ...programme, ...procedure }, language),
          to: step,
        })
  })
  const said = [
    say('by', { parties: parties.join(join) }),
    command.at !== undefined && say('atHour', { at: nameOf('deadline', command.at, language) }),
    guards.length > 0 && say('whenAll', { guards: guards.join(join) }),
    ways.join(language === 'zh' ? '；' : '; '),
  ].filter(Boolean)
  return html`<b>${inWords(command.name, language)}</b> <span class="muted">${said.join(language === 'zh' ? '，' : ', ')}</span>`
}

/** When a step is due: by a deadline of that name, or a term of the programme. */
export function dueText(
  due: Procedure['stages'][string]['steps'][string]['due'],
  { terms }: Programme,
  language: Language,
): string {
  if (due === undefined) return '—'
  if (typeof due === 'string') return nameOf('deadline', due, language)
  const { working_days, days, months, years } = terms[due.term] ?? {}
  const units = [
    [working_days, '个工作日', 'working days'],
    [days, '天', 'days'],
    [months, '个月', 'months'],
    [years, '年', 'years'],
  ] as const
  const found = units.find(([count]) => count !== undefined)
  return found ? `${found[0]}${language === 'zh' ? found[1] : ` ${found[2]}`}` : due.term
}

/** The name of a step with its stage; its id where a later version dropped it. */
export const stepName = (procedure: Procedure, id: string, language: Language): string =>
  inWords(stepText(procedure, id), language)

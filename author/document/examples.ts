import { isState, type Json, reasonsIn, type Text } from '../../engine/index.ts'
import { type LineTold, type tellAnswers, writtenText } from '../../server/index.ts'
import { type Html, html, nameOf, type Value } from '../../web/portal/index.ts'
import { type Played, sheetTold } from './played.ts'
import { joined, type Scene, table } from './scene.ts'

type Told = ReturnType<typeof tellAnswers>

/** Examples, each a short account: what was seen, what it came to line by line, and what follows. */
export function examplesHtml(scene: Scene, all: readonly Played[], shown: readonly Played[]): Html {
  const { say } = scene
  return html`<p class="note">${say('examplesNote', { all: all.length, shown: shown.length })}</p>
${shown.map((one) => exampleHtml(scene, one, shown))}`
}

function exampleHtml(scene: Scene, played: Played, shown: readonly Played[]): Html {
  const { say, level, name } = scene
  const { number, example } = played
  const told = sheetTold(played, scene)
  const filed = example.filed === undefined ? null : say('filed', { day: example.filed })
  const caption = say('exampleAt', { n: number })
  const heads = [say('item'), say('got'), say('why')]
  return html`<article id="e-${number}"><h3>${caption}${say('colon')}${name(example.note)}</h3>
<p class="note">${joined(
    [level(example.level), filed].filter((one) => one !== null),
    ' · ',
  )}</p>
<p class="given">${givenHtml(scene, played, shown)}</p>
${table({ kind: 'sheet', caption, heads }, html`${linesHtml(scene, told)}${totalHtml(scene, played, told)}`)}
</article>
`
}

/** What was seen; where the example is like one that is told as well, only what differs. */
function givenHtml(scene: Scene, { example, given }: Played, shown: readonly Played[]): Value {
  const { say } = scene
  const base = shown.find((one) => example.like !== undefined && one.example.id === example.like)
  const own = base ? (example.given ?? {}) : given
  const facts = joined(
    Object.entries(own).map(([id, answer]) => factHtml(scene, id, answer, example.level)),
    say('semicolon'),
  )
  if (!base) return html`<b>${say('given')}</b>${say('colon')}${facts}`
  const n = base.number
  const same = say(Object.keys(own).length === 0 ? 'likeAll' : 'likeThat', { n })
  return html`<b>${say('given')}</b>${say('colon')}<a href="#e-${n}">${same}</a>${facts}`
}

function factHtml(scene: Scene, id: string, answer: unknown, level: string): Html {
  const { name, fact } = scene
  return html`${name(fact(id).name)} <span class="value">${answerText(scene, id, answer, level)}</span>`
}

function answerText(scene: Scene, id: string, answer: unknown, level: string): string {
  const { standard, language, fact, plain } = scene
  if (!isState(answer)) return writtenText(fact(id), answer as Json, language)
  const { state, value = null, reason = '' } = answer
  if (state === 'answered')
    return value === null ? scene.say('blank') : writtenText(fact(id), value, language)
  if (state !== 'not_applicable') return nameOf('answer', state, language)
  const names: { readonly [reason: string]: Text } = reasonsIn(standard.tables(level), id)
  return scene.say('lapsedFor', { reason: plain(names[reason] ?? reason) })
}

/** A row for each section, below it those that have not full points, and how many have. */
const linesHtml = (scene: Scene, told: Told): Value => [
  ...told.lines.map((line) => sectionHtml(scene, line)),
  ...(['bonus', 'penalty'] as const).map((block) => blockHtml(scene, told, block)),
]

const leavesOf = (line: LineTold): readonly LineTold[] =>
  line.children.length === 0 ? [line] : line.children.flatMap(leavesOf)

function sectionHtml(scene: Scene, line: LineTold): Html {
  const { say, name } = scene
  const below = line.children.length === 0 ? [] : leavesOf(line)
  const partial = below.filter(({ points, of, state }) => state !== 'scored' || points !== of)
  const full = below.length - partial.length
  const why =
    line.children.length === 0
      ? becauseHtml(scene, line)
      : html`${workedHtml(scene, line.working)}${partial.length > 0 && full > 0 && html`<p class="hint">${say('restFull', { n: full })}</p>`}`
  return html`<tbody><tr class="branch"><th scope="rowgroup">${name(line.name)}</th><td class="worth">${gotText(scene, line)}</td><td>${why}</td></tr>
${partial.map(
  (
    one,
  ) => html`<tr><th scope="row">${name(one.name)}</th><td class="worth">${gotText(scene, one)}</td><td>${becauseHtml(scene, one)}</td></tr>
`,
)}</tbody>
`
}

function blockHtml(scene: Scene, told: Told, block: 'bonus' | 'penalty'): Html | null {
  const found = told[block]
  if (!found) return null
  const { say, name } = scene
  const rows = found.lines
    .flatMap(leavesOf)
    .filter(({ points, state }) => points !== '0' || state !== 'scored')
  return html`<tbody><tr class="branch"><th scope="rowgroup">${say(block)}</th><td class="worth">${found.points}</td><td>${found.cap !== null && say('capped', { cap: found.cap })}</td></tr>
${rows.map(
  (
    one,
  ) => html`<tr><th scope="row">${name(one.name)}</th><td class="worth">${one.points}</td><td>${becauseHtml(scene, one)}</td></tr>
`,
)}</tbody>
`
}

const gotText = ({ say }: Scene, { state, points, of }: LineTold): string =>
  state === 'na' ? say('notScored') : say('pointsOf', { points, of })

function becauseHtml(scene: Scene, { because, working, missing }: LineTold): Value {
  const { language, say, plain, fact } = scene
  const lacking = missing.map((id) => plain(fact(id).name)).join(say('list'))
  return html`${because.map((reason) => html`<p>${reason[language]}</p>`)}${workedHtml(scene, working)}${lacking !== '' && html`<p class="warn">${say('missing', { facts: lacking })}</p>`}`
}

const workedHtml = ({ say }: Scene, working: string | null): Value =>
  working === null ? null : html`<p class="hint">${say('working', { working })}</p>`

function totalHtml(scene: Scene, { conditions }: Played, told: Told): Html {
  const { say, plain } = scene
  const named = (all: readonly { readonly name: Text }[]) =>
    all.map(({ name }) => plain(name)).join(say('list'))
  const grade = told.grades.find(({ id }) => id === told.grade)
  const fired = told.vetoes.filter(({ fires, cured }) => fires === true && cured !== true)
  const stopping = fired.filter(({ id }) => !told.suspendedBy.includes(id))
  const suspending = fired.filter(({ id }) => told.suspendedBy.includes(id))
  const stopped = told.gates.filter(({ passed }) => passed === false)
  const unmet = conditions.filter(({ state, advisory }) => state === 'unmet' && !advisory)
  const follows = [
    grade && say('gradeIs', { grade: plain(grade.name) }),
    stopping.length > 0 && say('vetoed', { vetoes: named(stopping) }),
    suspending.length > 0 && say('suspended', { vetoes: named(suspending) }),
    stopped.length > 0 && say('stopped', { gates: named(stopped) }),
    unmet.length > 0 && say('unmet', { conditions: named(unmet) }),
  ].filter((one) => typeof one === 'string')
  const outcome = plain(told.outcomeName)
  return html`<tbody class="total"><tr><th scope="row">${say('total')}</th><td class="worth">${told.total}</td><td><p><b>${outcome}</b>${follows.map((one) => html`${say('semicolon')}${one}`)}</p>${workedHtml(scene, told.working)}</td></tr></tbody>`
}

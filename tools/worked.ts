/** Fragments of standards in words, and sheets worked through: as the engine and its explanations tell them. */
import {
  conditionsOf,
  displayed,
  type IndicatorNode,
  inWords,
  type ScoringStandard,
} from '../engine/index.ts'
import {
  answerText,
  factText,
  gateText,
  type LineTold,
  outcomeName,
  ruleSaid,
  type SheetTold,
  tellAnswers,
  vetoSaid,
} from '../server/index.ts'
import { type Answered, answersIn, readingIn, type Scored, standardOf } from './fragment.ts'

type Told = ReturnType<typeof tellAnswers>
interface Asked {
  readonly row: Answered
  readonly answers: ReturnType<typeof answersIn>
  readonly standard: ScoringStandard
}

/** How a fragment reads: each item, then its conditions, gates and vetoes. */
export function readAs(fragment: Scored): readonly string[] {
  const standard = standardOf(fragment)
  const { facts } = standard
  const tables = standard.tables(standard.levels[0]!)
  const said = tables.flatMap((table) => [
    ...[...table.indicators, ...(table.bonus?.items ?? []), ...(table.penalty?.items ?? [])]
      .flatMap(leaves)
      .map((node) => `- ${headed(inWords(node.name), ruleSaid(node, facts))}`),
    ...table.conditions.map(
      ({ name, when }) => `- 条件“${inWords(name)}”：${displayed(when, facts)}`,
    ),
    ...table.gates.map(({ name, of, words, caps }) => {
      const part = table.indicators.find(({ id }) => id === of)
      return `- 门槛“${inWords(name)}”：${gateText(inWords(part?.name ?? of), words, facts, 'zh')}，否则最高为“${gradeIn(table.grades, caps)}”`
    }),
    ...table.vetoes.map((veto) => {
      const terms = vetoSaid(veto, facts, table.grades).map(({ zh }) => zh)
      return `- 一票否决“${inWords(veto.name)}”：${[displayed(veto.when, facts), ...terms].join('；')}`
    }),
  ])
  return [...new Set(said)]
}

/** Said under the name of its item, unless it begins with the same name. */
function headed(name: string, said: ReturnType<typeof ruleSaid>): string {
  const text = said.map(({ zh }) => zh).join('；')
  return text.startsWith(`${name}：`) ? text : `${name}：${text}`
}

const leaves = (node: IndicatorNode): readonly IndicatorNode[] =>
  node.children.length > 0 ? node.children.flatMap(leaves) : [node]

const gradeIn = (grades: SheetTold['grades'] | readonly Graded[], grade: string): string =>
  inWords(grades.find(({ id }) => id === grade)?.name ?? grade)
type Graded = {
  readonly id: string
  readonly name?: SheetTold['grades'][number]['name'] | undefined
}

/** Sheets worked through: what was seen, what it came to, and how. */
export function workedRows(
  fragment: Scored,
  rows: readonly Answered[],
): readonly (readonly [seen: string, points: string, how: string])[] {
  const standard = standardOf(fragment)
  return rows.map((row) => {
    const level = row.level ?? standard.levels[0]!
    const [answers, reading] = [unnumbered(answersIn(row)), readingIn(row)]
    const beside = { cite: () => [], outcomes: {}, parties: {}, record: () => undefined }
    const told = tellAnswers(standard, level, answers, reading, beside)
    const conditions = conditionsOf(standard, level, answers, reading)
    const asked = conditions.map(
      ({ name, state }) => `条件“${inWords(name)}”${conditionWords[state]}`,
    )
    const published = fragment.numbers ? `，公布 ${told.total}` : ''
    return [
      seenIn(told, { row, answers, standard }),
      `${pointsIn(told)}${published}`,
      [...workings(told), ...howIn(told), ...asked, ...decided(told, standard)].join('；'),
    ]
  })
}

const conditionWords = { met: '满足', unmet: '不满足', open: '未定' } as const

/** Answers that stand in no record: nothing is told of where they were written down. */
const unnumbered = (answers: ReturnType<typeof answersIn>): ReturnType<typeof answersIn> =>
  Object.fromEntries(
    Object.entries(answers).map(([fact, all]) => [
      fact,
      Object.fromEntries(Object.entries(all).map(([who, one]) => [who, { ...one, seq: 0 }])),
    ]),
  )

const every = (lines: readonly LineTold[]): readonly LineTold[] =>
  lines.flatMap((line) => [line, ...every(line.children)])
const linesOf = (told: Told): readonly LineTold[] =>
  every([...told.lines, ...(told.bonus?.lines ?? []), ...(told.penalty?.lines ?? [])])

const factsOf = (told: Told) => [
  ...linesOf(told).flatMap((line) => line.facts),
  ...told.vetoes.flatMap((veto) => veto.facts),
]

/** What was answered, each fact once; whose word it is only where there is more than one. */
function seenIn(told: Told, { row, answers, standard }: Asked): string {
  const facts = factsOf(told).filter(({ state, working }) => state !== 'unanswered' && !working)
  const several = (one: (typeof facts)[number]) =>
    one.others.length > 0 || one.state === 'unconfirmed' || row.trusts
  const said = facts
    .filter(({ id }) => Object.hasOwn(answers, id))
    .map((one) => factText(several(one) ? one : { ...one, answer: null, others: [] }, 'zh'))
  const beside = Object.entries(answers)
    .filter(([id]) => facts.every((one) => one.id !== id))
    .flatMap(([id, all]) => {
      const fact = standard.facts.get(id)!
      return Object.values(all).map(
        (answer) => `${inWords(fact.name)} = ${answerText(fact, answer, 'zh')}`,
      )
    })
  return [...new Set([...beside, ...said])].join('；') || '什么也没有填'
}

/** How facts were worked out from others. */
const workings = (told: Told): readonly string[] => [
  ...new Set(factsOf(told).flatMap(({ working }) => working?.zh ?? [])),
]

/** What it came to; each item by its name where there are several. */
function pointsIn({ lines, exact, bonus, penalty, outcome }: Told): string {
  const [only, ...others] = lines
  if (only && others.length === 0 && !bonus && !penalty && only.children.length === 0)
    return `**${exact}**`
  const parts = lines.map(({ name, points, state }) =>
    state === 'na' ? `${inWords(name)} 不适用` : `${inWords(name)} ${points}`,
  )
  const more = bonus ? [`加分 ${bonus.points}`] : []
  const less = penalty ? [`扣分 ${penalty.points}`] : []
  const all = others.length > 0 || bonus || penalty || outcome ? [`**合计 ${exact}**`] : []
  return [...parts, ...more, ...less, ...all].join('；')
}

const untouched = '没有扣分'

/** How it came about: the arithmetic of each item, or its reason where that is all there is. */
function howIn(told: Told): readonly string[] {
  const lines = linesOf(told)
  const named = (line: LineTold, text: string) =>
    lines.length > 1 ? `${inWords(line.name)}：${text}` : text
  const said = lines.flatMap((line) => {
    if (line.working) return [named(line, line.working)]
    if (line.state === 'open')
      return line.children.length > 0 ? [] : [named(line, '未定，在两数之间')]
    const all = line.because.map(({ zh }) => zh)
    // The one reason that names no fact.
    return all.length === 0 || all.join() === untouched ? [named(line, untouched)] : all
  })
  const whole = told.lines.length > 1 || told.bonus || told.penalty
  return [...said, ...(whole && told.working ? [`合计：${told.working}${capped(told)}`] : [])]
}

const capped = ({ ceiling, exact }: Told): string =>
  ceiling === null || exact !== ceiling ? '' : `（总分至多 ${ceiling}）`

/** What it decides, where the fragment has anything to decide by. */
function decided(told: Told, standard: ScoringStandard): readonly string[] {
  const vetoes = told.vetoes
    .filter(({ fires }) => fires !== false)
    .map(({ name, fires }) => `一票否决“${inWords(name)}”${fires ? '触发' : '未定'}`)
  const gates = told.gates
    .filter(({ passed }) => passed !== true)
    .map(({ name, passed }) => `门槛“${inWords(name)}”${passed === null ? '未定' : '没有过'}`)
  const table = standard.tables(told.level)[0]!
  if (table.grades.length < 2) return [...vetoes, ...gates]
  const outcome = outcomeName(told.outcome, {}, 'zh')
  const grade = told.grade === null ? [] : [`等次“${gradeIn(told.grades, told.grade)}”`]
  return [...vetoes, ...gates, ...(table.grades.length > 2 ? grade : []), outcome]
}

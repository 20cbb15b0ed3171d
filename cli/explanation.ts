import { type Cited, inWords, type Language, type Text } from '../engine/index.ts'
import {
  type BlockTold,
  type CaseTold,
  factText,
  hourText,
  type LineTold,
  type Said,
  type ScoreTold,
  type SheetTold,
  type WorthTold,
} from '../server/index.ts'
import { say } from './words.ts'

/** How an explanation is written: in which language, and with the clauses' own texts or without. */
export interface Writing {
  readonly language: Language
  readonly clauses: boolean
}

/** An explanation as text, line by line: each sheet, then the decisions. */
export const explanationText = (told: CaseTold, writing: Writing): readonly string[] => [
  ...told.sheets.flatMap((sheet) => [...sheetText(sheet, writing), '']),
  ...decisionsText(told, writing),
]

function sheetText(sheet: SheetTold, writing: Writing): readonly string[] {
  const { language } = writing
  const { standard, stage, called, sheet: number, total, exact, grade, working, methods } = sheet
  const { ceiling } = sheet
  const title = [
    say(language, stage === 'self' ? 'selfScore' : 'assessedScore'),
    ...(called ? [called[language]] : []),
    ...(number === null ? [] : [say(language, 'sheetOfSeveral', number)]),
  ].join(' · ')
  const name = `${inWords(standard.name, language)} ${standard.id}@${standard.version}`
  return [
    `${title}  ${name}`,
    `  ${say(language, 'total', total, exact)}  ${say(language, 'grade', grade === null ? '—' : gradeIn(sheet, grade, language))}  ${say(language, 'outcome', inWords(sheet.outcomeName, language))}`,
    ...(sheet.of > 1 ? [`  ${say(language, 'sheetsTogether', sheet.of)}`] : []),
    ...(working
      ? [
          item(
            1,
            say(language, 'working'),
            `${working}${ceiling === null ? '' : say(language, 'capped', ceiling)}`,
          ),
        ]
      : []),
    ...methods.map(
      ({ kind, package: name, version }) =>
        `  ${say(language, 'methodOf', kind, `${name}@${version}`)}`,
    ),
    '',
    ...linesText(sheet.lines, '', 1, writing),
    ...blockText('bonus', sheet.bonus, writing),
    ...blockText('penalty', sheet.penalty, writing),
    ...vetoesText(sheet, writing),
    ...gatesText(sheet, writing),
    ...prospectsText(sheet, writing),
  ]
}

const gradeIn = ({ grades }: SheetTold, grade: string, language: Language): string =>
  inWords(grades.find(({ id }) => id === grade)?.name ?? grade, language)

/** A label and what it says, so that all that is said stands in one column. */
const item = (depth: number, label: string, text: string): string =>
  `${'  '.repeat(depth)}${label}  ${text}`

const linesText = (
  lines: readonly LineTold[],
  above: string,
  depth: number,
  writing: Writing,
): readonly string[] =>
  lines.flatMap((line, at) => lineText(line, `${above}${at + 1}`, depth, writing))

function lineText(
  line: LineTold,
  number: string,
  depth: number,
  writing: Writing,
): readonly string[] {
  const { language } = writing
  const { name, points, of, because, children, source, cites, state, working } = line
  const got = state === 'na' ? say(language, 'notApplicable') : `${points} / ${of}`
  const told = (label: 'rule' | 'fact' | 'because', all: readonly string[]) =>
    all.map((one) => item(depth + 2, say(language, label), one))
  const ofLanguage = (all: readonly Said[]) => all.map((one) => one[language])
  return [
    `${'  '.repeat(depth)}${number} ${inWords(name, language)}  ${got}${bracketed(source)}`,
    ...clauseTexts(cites, depth + 2, writing),
    ...told('rule', ofLanguage(line.rules)),
    ...told(
      'fact',
      line.facts.map((fact) => factText(fact, language)),
    ),
    ...told('because', ofLanguage(because)),
    ...(working ? [item(depth + 2, say(language, 'working'), working)] : []),
    ...linesText(children, `${number}.`, depth + 1, writing),
  ]
}

function blockText(
  name: 'bonus' | 'penalty',
  block: BlockTold | null,
  writing: Writing,
): readonly string[] {
  if (!block) return []
  const { points, cap, lines } = block
  const { language } = writing
  return [
    `  ${say(language, name)}  ${points}${cap === null ? '' : say(language, 'capped', cap)}`,
    ...linesText(lines, '', 2, writing),
  ]
}

function vetoesText({ vetoes, suspendedBy }: SheetTold, writing: Writing): readonly string[] {
  const { language } = writing
  const suspended = vetoes
    .filter(({ id }) => suspendedBy.includes(id))
    .map(({ name }) => `  ${say(language, 'suspendedBy')}: ${inWords(name, language)}`)
  const head = vetoes.length > 0 ? [...suspended, `  ${say(language, 'vetoes')}`] : []
  return [
    ...head,
    ...vetoes.flatMap(({ name, fires, cured, terms, condition, facts, source, cites }) => [
      `    ${say(language, fires === null ? 'mayFire' : fires ? (cured ? 'cured' : 'fires') : 'cannotFire')}  ${inWords(name, language)}${bracketed(source)}`,
      ...clauseTexts(cites, 4, writing),
      ...terms.map((term) => item(4, say(language, 'term'), term[language])),
      item(4, say(language, 'condition'), condition[language]),
      ...facts.map((fact) => item(4, say(language, 'fact'), factText(fact, language))),
    ]),
  ]
}

function gatesText(sheet: SheetTold, writing: Writing): readonly string[] {
  const { gates } = sheet
  const { language } = writing
  const head = gates.length > 0 ? [`  ${say(language, 'gates')}`] : []
  return [
    ...head,
    ...gates.flatMap(({ name, passed, condition, share, caps, source, cites }) => [
      `    ${say(language, passed === null ? 'mayPass' : passed ? 'passes' : 'stops', gradeIn(sheet, caps, language))}  ${inWords(name, language)}${bracketed(source)}`,
      ...clauseTexts(cites, 4, writing),
      item(4, say(language, 'condition'), condition[language]),
      ...(share === null ? [] : [item(4, say(language, 'shareIs'), `${share}%`)]),
    ]),
  ]
}

/** What is missing and what it is worth, what would gain points, and how the next grade is reached. */
function prospectsText(sheet: SheetTold, { language }: Writing): readonly string[] {
  const { worths, gains, next, vetoes, gates } = sheet
  const nameIn = (all: readonly { readonly id: string; readonly name: Text }[]) => (id: string) =>
    inWords(all.find((one) => one.id === id)?.name ?? id, language)
  const turns = (one: WorthTold): string =>
    [...one.vetoes.map(nameIn(vetoes)), ...one.gates.map(nameIn(gates)), ...one.mandatory]
      .map((name) => `“${name}”`)
      .join('、')
  const missing = worths.map((one) => {
    const bears = turns(one)
    const name = inWords(one.name, language)
    return `    ${say(language, 'worth', name, one.points)}${bears && say(language, 'bearsOn', bears)}`
  })
  const gaining = gains.map(
    ({ name, change, points }) =>
      `    +${points}  ${inWords(name, language)}：${change.said[language]}`,
  )
  const sets = next?.sets.map(({ changes, points }) => {
    const said = changes.map((one) => one.said[language]).join(say(language, 'and'))
    return `    ${said}（+${points}）`
  })
  const reach = sets?.length === 0 ? [`    ${say(language, 'outOfReach')}`] : (sets ?? [])
  return [
    ...(missing.length > 0 ? [`  ${say(language, 'missing')}`, ...missing] : []),
    ...(gaining.length > 0 ? [`  ${say(language, 'gains')}`, ...gaining] : []),
    ...(next
      ? [`  ${say(language, 'toGrade', gradeIn(sheet, next.grade, language))}`, ...reach]
      : []),
  ]
}

const decisionsText = ({ decisions }: CaseTold, writing: Writing): readonly string[] => [
  say(writing.language, 'decisions'),
  ...decisions.flatMap(({ seq, name, outcomeName, asName, body, at, source, cites, score }) => [
    `  ${seq}  ${hourText(at)}  ${inWords(asName, writing.language)}${body ? `（${body}）` : ''}  ${inWords(name, writing.language)}${outcomeName ? ` → ${inWords(outcomeName, writing.language)}` : ''}${bracketed(source)}`,
    ...(score ? [item(3, say(writing.language, 'scored'), scoreText(score, writing))] : []),
    ...clauseTexts(cites, 3, writing),
  ]),
]

/** What the sheet came to when it was read: at which stage, with what grade and which vetoes. */
const scoreText = (
  { stage, total, exact, grade, vetoes }: ScoreTold,
  { language }: Writing,
): string =>
  [
    stage[language],
    exact === null ? total : say(language, 'total', total, exact),
    ...(grade === null ? [] : [say(language, 'grade', inWords(grade, language))]),
    ...vetoes.map((veto) => `${say(language, 'fires')}  ${inWords(veto, language)}`),
  ].join('  ')

const bracketed = (source: string | readonly string[] | null): string =>
  source === null ? '' : `  [${[source].flat().join('；')}]`

/** The texts of what is cited, each on a line of its own. */
const clauseTexts = (
  cites: readonly Cited[],
  depth: number,
  { clauses }: Writing,
): readonly string[] =>
  clauses
    ? cites.flatMap(({ title, clause, text }) =>
        text === null ? [] : [`${'  '.repeat(depth)}§ ${title} ${clause}：${text}`],
      )
    : []

import { type Cited, inWords, type Language } from '../../engine/index.ts'
import {
  explainCase,
  hourText,
  type LineTold,
  openHouse,
  partyName,
  type SheetTold,
  sayRefusal,
  type Where,
} from '../../server/index.ts'
import { say } from '../words.ts'

/** What may be asked for beside the case. */
export interface ExplainFlags {
  readonly database?: string
  readonly json: boolean
  readonly clauses: boolean
}

/** Tells why a case has its score, and each decision on it with its clause; 1 when there is no such case. */
export async function explain(
  id: string,
  where: Where,
  { json, clauses }: Omit<ExplainFlags, 'database'>,
  language: Language,
  print: (line: string) => void,
): Promise<number> {
  const house = await openHouse(where)
  try {
    const told = await explainCase(house, id, true)
    if (!told) {
      print(sayRefusal({ code: 'case-unknown', detail: { case: id } }, language))
      return 1
    }
    if (json) print(JSON.stringify(told, null, 2))
    else {
      const telling = { language, clauses }
      for (const sheet of told.sheets) for (const line of sheetText(sheet, telling)) print(line)
      print(say(language, 'decisions'))
      for (const { seq, name, outcome, as, body, at, source, cites } of told.decisions) {
        print(
          `  ${seq}  ${hourText(at)}  ${partyName(as, language)}${body ? `（${body}）` : ''}  ${inWords(name, language)}${outcome ? ` → ${outcome}` : ''}  [${sourceText(source)}]`,
        )
        for (const line of clauseTexts(cites, 3, telling)) print(line)
      }
    }
    return 0
  } finally {
    await house.close()
  }
}

const sourceText = (source: string | readonly string[] | null): string =>
  source === null ? '' : typeof source === 'string' ? source : source.join('；')

/** How an explanation is written: in which language, and with the clauses' own texts or without. */
interface Telling {
  readonly language: Language
  readonly clauses: boolean
}

/** The texts of what is cited, each on a line of its own. */
const clauseTexts = (
  cites: readonly Cited[],
  depth: number,
  { clauses }: Telling,
): readonly string[] =>
  clauses
    ? cites.flatMap(({ title, clause, text }) =>
        text === null ? [] : [`${'  '.repeat(depth)}§ ${title} ${clause}：${text}`],
      )
    : []

function sheetText(sheet: SheetTold, telling: Telling): readonly string[] {
  const { language } = telling
  const { standard, stage, total, exact, grade, outcome, vetoes, missing } = sheet
  const head = `${say(language, stage === 'self' ? 'selfScore' : 'assessedScore')}  ${inWords(standard.name, language)} ${standard.id}@${standard.version}  ${total}（= ${exact}）  ${grade ?? '—'}  ${outcome}`
  const fired = vetoes.flatMap(({ name, fires, source, cites }) => [
    `  ${fires === null ? '?' : fires ? '✗' : '✓'} ${inWords(name, language)}  [${sourceText(source)}]`,
    ...clauseTexts(cites, 3, telling),
  ])
  const lines = sheet.lines.flatMap((line) => lineText(line, 1, telling))
  return [
    head,
    ...lines,
    ...fired,
    ...(missing.length > 0 ? [`  ${say(language, 'missing')}: ${missing.join('、')}`] : []),
    '',
  ]
}

function lineText(
  { name, points, of, because, children, source, cites, state }: LineTold,
  depth: number,
  telling: Telling,
): readonly string[] {
  const { language } = telling
  const pad = '  '.repeat(depth)
  const mark = state === 'na' ? say(language, 'notApplicable') : `${points} / ${of}`
  return [
    `${pad}${inWords(name, language)}  ${mark}${source ? `  [${sourceText(source)}]` : ''}`,
    ...clauseTexts(cites, depth + 2, telling),
    ...because.map((reason) => `${pad}    ${reason[language]}`),
    ...children.flatMap((child) => lineText(child, depth + 1, telling)),
  ]
}

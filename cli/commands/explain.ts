import { inWords, type Language, type Methods } from '../../engine/index.ts'
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

/** Tells why a case has its score, and each decision on it with its clause; 1 when there is no such case. */
export async function explain(
  id: string,
  where: Where,
  { json, language, methods }: { json: boolean; language: Language; methods: Methods },
  print: (line: string) => void,
): Promise<number> {
  const house = await openHouse(where, { methods })
  try {
    const told = await explainCase(house, id, true)
    if (!told) {
      print(sayRefusal({ code: 'case-unknown', detail: { case: id } }, language))
      return 1
    }
    if (json) print(JSON.stringify(told, null, 2))
    else {
      for (const sheet of told.sheets) for (const line of sheetText(sheet, language)) print(line)
      print(say(language, 'decisions'))
      for (const { seq, name, outcome, as, body, at, source } of told.decisions) {
        print(
          `  ${seq}  ${hourText(at)}  ${partyName(as, language)}${body ? `（${body}）` : ''}  ${inWords(name, language)}${outcome ? ` → ${outcome}` : ''}  [${sourceText(source)}]`,
        )
      }
    }
    return 0
  } finally {
    await house.close()
  }
}

const sourceText = (source: string | readonly string[] | null): string =>
  source === null ? '' : typeof source === 'string' ? source : source.join('；')

function sheetText(sheet: SheetTold, language: Language): readonly string[] {
  const { standard, stage, total, exact, grade, outcome, vetoes, missing } = sheet
  const head = `${say(language, stage === 'self' ? 'selfScore' : 'assessedScore')}  ${inWords(standard.name, language)} ${standard.id}@${standard.version}  ${total}（= ${exact}）  ${grade ?? '—'}  ${outcome}`
  const fired = vetoes.flatMap(({ name, fires, cured, terms, source }) => {
    const open = fires === null || (fires && cured === null)
    const mark = open ? '?' : fires && !cured ? '✗' : '✓'
    const note = fires && cured ? `（${say(language, 'cured')}）` : ''
    return [
      `  ${mark} ${inWords(name, language)}${note}  [${sourceText(source)}]`,
      ...terms.map((term) => `      ${term[language]}`),
    ]
  })
  const suspended = vetoes
    .filter(({ id }) => sheet.suspendedBy.includes(id))
    .map(({ name }) => `  ${say(language, 'suspendedBy')}: ${inWords(name, language)}`)
  const lines = sheet.lines.flatMap((line) => lineText(line, 1, language))
  return [
    head,
    ...lines,
    ...fired,
    ...sheet.methods.map(
      ({ kind, package: name, version }) =>
        `  ${say(language, 'methodOf', kind, `${name}@${version}`)}`,
    ),
    ...suspended,
    ...(missing.length > 0 ? [`  ${say(language, 'missing')}: ${missing.join('、')}`] : []),
    '',
  ]
}

function lineText(
  { name, points, of, because, children, source, state }: LineTold,
  depth: number,
  language: Language,
): readonly string[] {
  const pad = '  '.repeat(depth)
  const mark = state === 'na' ? say(language, 'notApplicable') : `${points} / ${of}`
  return [
    `${pad}${inWords(name, language)}  ${mark}${source ? `  [${sourceText(source)}]` : ''}`,
    ...because.map((reason) => `${pad}    ${reason[language]}`),
    ...children.flatMap((child) => lineText(child, depth + 1, language)),
  ]
}

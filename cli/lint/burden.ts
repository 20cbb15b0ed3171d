import {
  type Authored,
  type Burden,
  burdenOf,
  type Language,
  load,
  type Methods,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { type FormatAsked, formatOf } from '../check/output.ts'
import { burdenHead, say } from './words.ts'

type Budget = NonNullable<Authored['programme']['burden']>

/** Prints what each standard asks of a collective in a cycle, beside what its programme allows; always 0. */
export function tellBurden(
  folder: string,
  { language, methods, ...asked }: FormatAsked & { language: Language; methods: Methods },
  print: (line: string) => void,
): number {
  const { authored } = load(readFolder(folder), methods)
  const burdens = authored.flatMap((one) => {
    const burden = burdenOf(one)
    return burden ? [{ standard: `${one.value.id}@${one.value.version}`, burden, one }] : []
  })
  if (formatOf(asked) === 'json') {
    print(
      JSON.stringify(
        burdens.map(({ standard, burden }) => ({ standard, ...burden })),
        null,
        2,
      ),
    )
    return 0
  }
  const programmes = new Map(authored.map(({ programme }) => [programme.id, programme]))
  for (const { id, burden } of programmes.values()) {
    if (!burden) print(say(language, 'noBudget', id))
    else {
      const mine = burdens.filter(({ one }) => one.programme.id === id)
      const rows = mine.map(({ standard, burden: found }) => rowOf(standard, found, language))
      tellTable([burdenHead(language), ...rows, mostOf(burden, language)], print)
    }
  }
  return 0
}

const rowOf = (standard: string, burden: Burden, language: Language): readonly string[] => {
  const { fields, facts, shared, files, minutes } = burden
  const share = facts === 0 ? '' : ` (${Math.floor((shared * 100) / facts)}%)`
  return [
    standard,
    `${fields}`,
    `${facts}`,
    `${shared}${share}`,
    `${files}`,
    hours(minutes, language),
  ]
}

const mostOf = (budget: Budget, language: Language): readonly string[] => {
  const { fields, facts, files, hours: most } = budget
  return [
    say(language, 'burdenMost'),
    ...[`≤ ${fields.max}`, `≤ ${facts.max}`, `≥ ${facts.shared}%`, `≤ ${files.max}`],
    `≤ ${hours(most.max * 60, language)}`,
  ]
}

const hours = (minutes: number, language: Language): string =>
  say(language, 'hours', (minutes / 60).toFixed(1))

/** Columns as wide as their widest cell; a Chinese letter is as wide as two others. */
function tellTable(rows: readonly (readonly string[])[], print: (line: string) => void): void {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at]!))))
  for (const row of rows)
    print(
      row
        .map((cell, at) => {
          const space = ' '.repeat(widths[at]! - widthOf(cell))
          return at === 0 ? cell + space : space + cell
        })
        .join('  '),
    )
}

const widthOf = (text: string): number =>
  [...text].reduce((width, letter) => width + (/[\u2e80-\uffef]/u.test(letter) ? 2 : 1), 0)

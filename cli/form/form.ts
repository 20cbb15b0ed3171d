import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Authored,
  compileStandard,
  type Fact,
  type Language,
  load,
  type Methods,
  numeric,
  optionsOf,
  type ProcedureFile,
  problemText,
  procedureFor,
  type SheetKind,
  type Sheets,
  sheetKinds,
  sheetsOf,
  type Tellings,
} from '../../engine/index.ts'
import { readFolder, ruleSaid, supplierName, Trouble } from '../../server/index.ts'
import { nameOf } from '../../web/portal/index.ts'
import { say } from './words.ts'

export interface Wanted {
  readonly folder: string
  readonly id: string
  readonly level: string
  readonly sheet: SheetKind | undefined
  /** `fact=value`, of the facts by which the standard differs. */
  readonly for: readonly string[]
  readonly out: string | undefined
  readonly language: Language
  readonly methods: Methods
}

/** Prints the sheets of a standard, or writes them into a folder; 1 where it says why it has not. */
export function writeSheets(wanted: Wanted, print: (line: string) => void): number {
  const { folder, language, methods, level } = wanted
  const { authored, problems, definitions } = load(readFolder(folder), methods)
  const found = authored.filter(
    ({ value: { id, version } }) => id === wanted.id || `${id}@${version}` === wanted.id,
  )
  const [one, ...others] = found
  if (!one || others.length > 0) {
    for (const problem of problems) print(problemText(problem, language))
    const known = (one ? found : authored).map(({ value: { id, version } }) => `${id}@${version}`)
    const why = say(language, one ? 'several' : 'unknown', wanted.id, known.join('、'))
    print(problems.length > 0 ? say(language, 'problems', folder) : why)
    return problems.length > 0 ? 1 : 2
  }
  if (!one.value.levels.includes(level)) {
    print(say(language, 'level', level, one.value.levels.join('、')))
    return 2
  }
  const procedures = definitions.flatMap((definition) =>
    definition.kind === 'procedure' && definition.value.programme === one.programme.id
      ? [definition.value]
      : [],
  )
  return write(one, procedures, wanted, print)
}

function write(
  { value: file, programme, definition }: Authored,
  procedures: readonly ProcedureFile[],
  wanted: Wanted,
  print: (line: string) => void,
): number {
  const { level, language, methods, sheet, out } = wanted
  const standard = compileStandard(file, definition.digest, methods)
  const profile = profileOf(wanted.for, standard)
  if (typeof profile === 'string') {
    const known = standard.pivots.map((id) => choicesOf(standard.facts.get(id)!)).join('；')
    print(say(language, 'profile', profile, known))
    return 1
  }
  const procedure = procedures.find(({ id }) => id === procedureFor(programme, level)) ?? null
  const made = sheetsOf({ file, standard, programme, procedure, level, profile, tell: tellings })
  const kinds = sheet ? [sheet] : sheetKinds
  if (out === undefined) {
    print(JSON.stringify(sheet ? made[sheet] : made, null, 2))
    return 0
  }
  for (const kind of kinds) {
    const place = join(out, `${file.id}-${level}-${kind}.json`)
    writeTo(out, place, `${JSON.stringify(made[kind], null, 2)}\n`)
    print(say(language, 'written', place))
  }
  return 0
}

/** The sentences of the rest of the house. */
export const tellings: Tellings = {
  rules: (node, facts) => ruleSaid(node, facts),
  period: (id) => ({ zh: nameOf('period', id, 'zh'), en: nameOf('period', id, 'en') }),
  supplier: (id) => ({ zh: supplierName(id, 'zh'), en: supplierName(id, 'en') }),
}

/** What is said of the unit, each fact with its value; or the one that does not fit. */
function profileOf(
  all: readonly string[],
  { pivots, facts }: Sheets['standard'],
): Sheets['profile'] | string {
  const profile: Record<string, string | boolean | number> = {}
  for (const one of all) {
    const [, id = '', text = ''] = /^([^=]+)=(.*)$/.exec(one) ?? []
    const value = pivots.includes(id) ? valueIn(facts.get(id)!, text) : undefined
    if (value === undefined) return one
    profile[id] = value
  }
  return profile
}

function valueIn(fact: Fact, text: string): string | boolean | number | undefined {
  if (fact.type === 'bool') return text === 'true' ? true : text === 'false' ? false : undefined
  if (!numeric(fact)) return Object.hasOwn(optionsOf(fact), text) ? text : undefined
  return /^-?\d{1,12}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined
}

const choicesOf = (fact: Fact): string =>
  numeric(fact)
    ? `${fact.id}=…`
    : (fact.type === 'bool' ? ['true', 'false'] : Object.keys(optionsOf(fact)))
        .map((option) => `${fact.id}=${option}`)
        .join('|')

function writeTo(folder: string, place: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(place, text)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: place }, cause)
  }
}

import { type Authored, load, type Methods, type Problem } from '../../engine/index.ts'
import type { Change } from './change.ts'
import { fileFlaw, flaw } from './flaw.ts'
import { type Merged, merge } from './merge.ts'
import { type Patched, patch } from './patch.ts'
import { readRecord, recordName, workbookFormat } from './record.ts'
import { headings } from './sheet-words.ts'
import type { Flaw, Table } from './table.ts'
import { tablesOf } from './tables/tables.ts'
import { placeOfProblem } from './told-problem.ts'
import { readWorkbook, type SheetRead } from './xlsx/read.ts'

/** What a workbook comes to: the texts it would make, change by change, or all that stands against it. */
export interface Taken {
  readonly standard: string | null
  readonly changes: readonly Change[]
  readonly patched: readonly Patched[]
  readonly flaws: readonly Flaw[]
  /** Sheets that are none of the standard's, and were not read. */
  readonly unread: readonly string[]
  /** Another standard extends this one, and is to be locked to it again. */
  readonly relock: boolean
}

const none: Taken = {
  ...{ standard: null, changes: [], patched: [], flaws: [], unread: [], relock: false },
}

/**
 * Reads a workbook against the definitions of today. Nothing is written: what comes of it is a patch to review,
 * which passes the check as a whole, or every reason against it.
 */
export async function takeWorkbook(
  bytes: Uint8Array,
  files: ReadonlyMap<string, string>,
  methods: Methods,
): Promise<Taken> {
  const sheets = await readWorkbook(bytes)
  if (typeof sheets === 'string') return { ...none, flaws: [fileFlaw(sheets)] }
  const record = readRecord(sheets.find(({ name }) => name === recordName)?.data ?? [])
  if (!record) return { ...none, flaws: [fileFlaw('not-ours')] }
  if (record.format !== workbookFormat)
    return { ...none, flaws: [fileFlaw('format-other', record.format, workbookFormat)] }
  const { authored } = load(files, methods)
  const one = standardOf(authored, record.standard)
  if (!one) {
    const known = authored.map(nameOf).join('、')
    return { ...none, flaws: [fileFlaw('standard-missing', record.standard, known)] }
  }
  const tables = tablesOf(one)
  const merged = merge(tables, record, sheets)
  const patched = patchesOf(one, merged.changes)
  const taken = {
    ...none,
    standard: nameOf(one),
    changes: merged.changes,
    unread: unreadIn(sheets, tables),
  }
  const flaws = [...merged.flaws, ...patched.flaws]
  if (flaws.length > 0) return { ...taken, flaws }
  return { ...taken, ...checked(files, methods, tables, merged, patched.patched) }
}

const nameOf = ({ value: { id, version } }: Authored): string => `${id}@${version}`

/** Of the same version, or else of the same id: the version is one of the cells. */
function standardOf(all: readonly Authored[], name: string): Authored | undefined {
  const [id] = name.split('@')
  return all.find((one) => nameOf(one) === name) ?? all.find(({ value }) => value.id === id)
}

const unreadIn = (sheets: readonly SheetRead[], tables: readonly Table[]): readonly string[] =>
  sheets
    .map(({ name }) => name)
    .filter((name) => name !== recordName && name !== headings.guide)
    .filter((name) => !tables.some(({ title }) => title === name))

function patchesOf(
  { own, examples }: Authored,
  changes: readonly Change[],
): { patched: readonly Patched[]; flaws: readonly Flaw[] } {
  const made = [own, examples].flatMap(({ file, text }) => {
    const here = changes.filter((change) => fileOf(change) === file)
    return here.length === 0 ? [] : [patch(file, text, here)]
  })
  return {
    patched: made.flatMap((one) => ('after' in one ? [one] : [])),
    flaws: made.flatMap((one) =>
      'after' in one ? [] : one.map(({ change, code }) => flaw(code, placeOf(change), change.id)),
    ),
  }
}

const fileOf = (change: Change): string =>
  change.does === 'add' ? change.spot.at.file : change.at.file

const placeOf = ({ sheet, row, column }: Change) => ({ sheet, row, column })

/** The folder with the changed texts must have no problem that it did not have before. */
function checked(
  files: ReadonlyMap<string, string>,
  methods: Methods,
  tables: readonly Table[],
  merged: Merged,
  patched: readonly Patched[],
): Pick<Taken, 'patched' | 'flaws' | 'relock'> {
  if (patched.length === 0) return { patched, flaws: [], relock: false }
  const changed = new Map([...files, ...patched.map(({ file, after }) => [file, after] as const)])
  const known = new Set(load(files, methods).problems.map(saidOf))
  const after = load(changed, methods)
  const relocked = new Map([...changed, ...after.locks])
  const moved = [...after.locks].some(([file, text]) => changed.get(file) !== text)
  const { problems } = moved ? load(relocked, methods) : after
  const flaws = problems
    .filter((problem) => !known.has(saidOf(problem)))
    .map((problem) => {
      const place = placeOfProblem(problem, tables, merged, patched)
      return flaw('check', place, problem.code, wordsOf(problem, 'zh'), wordsOf(problem, 'en'))
    })
  return { patched: flaws.length > 0 ? [] : patched, flaws, relock: moved }
}

const saidOf = ({ file, code, zh }: Problem): string => `${file} ${code} ${zh}`

const wordsOf = ({ file, line, zh, en, fix }: Problem, language: 'zh' | 'en'): string => {
  const said = language === 'zh' ? zh : en
  const right = fix ? (language === 'zh' ? `；应为：${fix.zh}` : `; right would be: ${fix.en}`) : ''
  return `${said}${right} (${file}:${line})`
}

import type { Parts } from './archive.ts'

/** What a cell must not be, whatever it shows. */
export type CellFlaw = 'formula' | 'date-cell' | 'format-cell' | 'error-cell' | 'merged'

/** Something in a sheet that is refused before its rows are read. */
export interface Seen {
  readonly code: CellFlaw
  /** As the workbook names it, like `C7`. */
  readonly cell: string
}

/** Of every sheet by its name, what its XML holds that its rows no longer tell; and how far it reaches. */
export interface Scanned {
  readonly flaws: readonly Seen[]
  readonly rows: number
  readonly columns: number
}

export function scanSheets(parts: Parts): ReadonlyMap<string, Scanned> {
  const formats = formatsOf(parts.get('xl/styles.xml') ?? '')
  return new Map(
    sheetsOf(parts).map(([name, xml]) => [name, { ...reachOf(xml), flaws: flawsIn(xml, formats) }]),
  )
}

/** Each sheet with its XML, in order. */
function sheetsOf(parts: Parts): readonly (readonly [name: string, xml: string])[] {
  const book = parts.get('xl/workbook.xml') ?? ''
  const targets = new Map(
    tags(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map(({ attributes }) => [
      attributes.Id ?? '',
      (attributes.Target ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return tags(book, 'sheet').map(({ attributes }) => [
    attributes.name ?? '',
    parts.get(targets.get(attributes.id ?? '') ?? '') ?? '',
  ])
}

interface Tag {
  readonly attributes: { readonly [name: string]: string }
  readonly inner: string
}

/** Elements of a name, with or without a prefix; attributes lose theirs. */
function tags(xml: string, name: string): readonly Tag[] {
  // Each end is looked for once: of what is opened a million times and never closed, nothing is read twice.
  const ends = [...xml.matchAll(new RegExp(`</(?:\\w+:)?${name}>`, 'g'))]
  const begins = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^<>]*?)?(/?)>`, 'g'))
  const found: Tag[] = []
  let next = 0
  let done = 0
  for (const { 0: whole, 1: given = '', 2: closed, index } of begins) {
    if (index < done) continue
    const from = index + whole.length
    while (next < ends.length && ends[next]!.index < from) next++
    const end = closed ? undefined : ends[next]
    found.push({ attributes: attributesIn(given), inner: end ? xml.slice(from, end.index) : '' })
    done = end ? end.index + end[0].length : from
  }
  return found
}

const attributesIn = (given: string): Tag['attributes'] =>
  Object.fromEntries(
    [...given.matchAll(/([\w.]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key, one, two]) => [
      key!,
      decoded(one ?? two ?? ''),
    ]),
  )

const entities: { readonly [name: string]: string } = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

const decoded = (text: string): string =>
  text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return Object.hasOwn(entities, name) ? entities[name]! : whole
    const letter = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return letter <= 0x10ffff ? String.fromCodePoint(letter) : whole
  })

/** The kind of number that each style shows. */
type Format = 'plain' | 'date' | 'other'

function formatsOf(styles: string): readonly Format[] {
  const own = new Map(
    tags(styles, 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  )
  const [cells] = tags(styles, 'cellXfs')
  return tags(cells?.inner ?? '', 'xf').map(({ attributes }) => {
    const id = Number(attributes.numFmtId ?? 0)
    return own.has(id) ? formatOf(own.get(id)!) : builtInFormat(id)
  })
}

/** General, whole numbers, two decimals and text; dates and times, also those of East Asia. */
function builtInFormat(id: number): Format {
  if ([0, 1, 2, 49].includes(id)) return 'plain'
  const isDate = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
  return isDate ? 'date' : 'other'
}

function formatOf(code: string): Format {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]/g, '')
  if (/[ymdhsg年月日时]/i.test(bare.replace(/general/gi, ''))) return 'date'
  return /^(general|@|[#0]*(\.[#0]+)?)$/i.test(bare.trim()) ? 'plain' : 'other'
}

function reachOf(xml: string): { rows: number; columns: number } {
  const filled = cellsOf(xml).filter(({ inner }) => /<(?:\w+:)?(v|t|f)\b/.test(inner))
  const places = filled.map(({ attributes }) => placeOf(attributes.r ?? ''))
  return {
    rows: places.reduce((most, { row }) => Math.max(most, row), 0),
    columns: places.reduce((most, { column }) => Math.max(most, column), 0),
  }
}

const cellsOf = (xml: string): readonly Tag[] => tags(xml, 'c')

function flawsIn(xml: string, formats: readonly Format[]): readonly Seen[] {
  const cells = cellsOf(xml).flatMap(({ attributes, inner }): Seen[] => {
    const code = flawOf(attributes, inner, formats)
    return code ? [{ code, cell: attributes.r ?? '?' }] : []
  })
  const merged = tags(xml, 'mergeCell').map(
    ({ attributes }): Seen => ({
      code: 'merged',
      cell: attributes.ref ?? '?',
    }),
  )
  return [...cells, ...merged]
}

function flawOf(
  { t = 'n', s = '0' }: Tag['attributes'],
  inner: string,
  formats: readonly Format[],
): CellFlaw | null {
  if (/<(?:\w+:)?f\b/.test(inner)) return 'formula'
  if (t === 'd') return 'date-cell'
  if (t === 'e') return 'error-cell'
  if (t !== 'n' || !/<(?:\w+:)?v\b/.test(inner)) return null
  const format = formats[Number(s)] ?? 'plain'
  if (format === 'plain') return null
  return format === 'date' ? 'date-cell' : 'format-cell'
}

/** `C7` as a row and a column, each from 1. */
export function placeOf(cell: string): { row: number; column: number } {
  const [, letters = '', row = '0'] = /^\$?([A-Z]+)\$?(\d+)/.exec(cell) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(row), column }
}

/** A column from 1 by its letters. */
export const lettersOf = (column: number): string =>
  column <= 0
    ? ''
    : lettersOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

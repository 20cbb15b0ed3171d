import { nearest, type Problem } from '../../engine/index.ts'
import { type Edit, lineAround, offsetOf } from './edit.ts'
import { plainSigns } from './signs.ts'

/** What may mend a problem: one of these ways, the first that does. */
export interface Candidate {
  readonly problem: Problem
  /** A notation is put as YAML wants it, and what it says is not touched; what it hid may then be seen. */
  readonly notation: boolean
  readonly ways: readonly (readonly Edit[])[]
}

/** What may mend a problem in the text it is in; null where nobody can know. */
export function candidateFor(problem: Problem, text: string): Candidate | null {
  const { code, line, column } = problem
  const offset = offsetOf(text, line, column)
  const notation = ['indent-tab', 'indent-wide', 'colon-wide', 'syntax'].includes(code)
  const ways = waysOf(code, text, offset, problem).filter((edits) => edits.length > 0)
  return ways.length === 0 ? null : { problem, notation, ways }
}

type Ways = readonly (readonly Edit[])[]

function waysOf(code: string, text: string, offset: number, problem: Problem): Ways {
  const plain = signsIn(text, offset)
  switch (code) {
    case 'indent-tab':
    case 'indent-wide':
      return indents(text, offset)
    case 'colon-wide':
      return [plain, colon(text, offset)]
    case 'syntax':
      return [plain]
    case 'expression':
      return [letter(text, offset, problem), word(text, offset, problem)]
    default:
      return [quotes(text, offset, problem), plain, word(text, offset, problem)]
  }
}

/** A tab for two, four or eight spaces; a wide space for two or one. */
function indents(text: string, offset: number): Ways {
  const [start] = lineAround(text, offset)
  const [indent] = /^[^\S\r\n]*/u.exec(text.slice(start))!
  const spaces = (tab: number, wide: number): Edit => ({
    ...{ start, end: start + indent.length },
    text: [...indent]
      .map((one) => ' '.repeat(one === '\t' ? tab : one === '\u3000' ? wide : 1))
      .join(''),
  })
  return [[spaces(2, 2)], [spaces(4, 1)], [spaces(8, 1)]]
}

/** The colon itself, and one space. */
function colon(text: string, offset: number): readonly Edit[] {
  const [, end] = lineAround(text, offset)
  const found = /：[ \u3000\u00A0]*/u.exec(text.slice(offset, end))
  if (!found) return []
  const start = offset + found.index
  const after = start + found[0].length
  return [{ start, end: after, text: after === end ? ':' : ': ' }]
}

/** The wide signs of the line that a problem is in. */
function signsIn(text: string, offset: number): readonly Edit[] {
  const [start, end] = lineAround(text, offset)
  const line = text.slice(start, end)
  const plain = plainSigns(line)
  return plain === line ? [] : [{ start, end, text: plain }]
}

/** A number that should be a text gets its quotes, and a text that should be a number loses them. */
function quotes(text: string, offset: number, { code, fix }: Problem): readonly Edit[] {
  const put = (written: string, right: string): readonly Edit[] =>
    text.startsWith(written, offset)
      ? [{ start: offset, end: offset + written.length, text: right }]
      : []
  if (code === 'number-notation') {
    const [written] = /^[+-]?[\d.][\w.+-]*/.exec(text.slice(offset)) ?? ['']
    return written === '' ? [] : put(written, `"${written}"`)
  }
  if (code !== 'type' || !fix) return []
  const [, bare] = /^"([^"\\]*)"$/.exec(fix.en) ?? []
  if (bare !== undefined) return put(bare, `"${bare}"`)
  const [, number] = /^(\S+), without quotes$/.exec(fix.en) ?? []
  return number === undefined ? [] : [...put(`"${number}"`, number), ...put(`'${number}'`, number)]
}

const piece =
  /^(?:[<>=!&|＜＞＝！＆｜≤≥≠]+|[A-Za-z_]\w*|[Ａ-Ｚａ-ｚ０-９＿．]+|\p{Script=Han}+|[^\p{ASCII}])/u

/** What an input method left in an expression, where one sign belongs there. */
function letter(text: string, offset: number, { fix }: Problem): readonly Edit[] {
  const [written] = piece.exec(text.slice(offset)) ?? []
  if (written === undefined || !fix) return []
  const right = { 'a plain space': ' ', nothing: '' }[fix.en] ?? fix.en
  const sign = /^(?:[^\w\s]{0,2}| |[A-Za-z0-9_.]+)$/u.test(right) && /[^\w]/u.test(written)
  return sign ? [{ start: offset, end: offset + written.length, text: right }] : []
}

const token = /^[\p{L}\p{N}_.@-]+/u

/** A mistyped word becomes the one that is near to it, of those that would be right. */
function word(text: string, offset: number, { fix }: Problem): readonly Edit[] {
  const quote = /^["']/.test(text.slice(offset)) ? 1 : 0
  const start = offset + quote
  const [written] = token.exec(text.slice(start)) ?? []
  if (written === undefined || !fix) return []
  const near = nearest(
    written,
    fix.en.split(', ').filter((one) => token.exec(one)?.[0] === one),
  )
  return near === null || near === written
    ? []
    : [{ start, end: start + written.length, text: near }]
}

import { Ajv2020, type KeywordDefinition } from 'ajv/dist/2020.js'
import { isLocalDate } from '../calendar.ts'
import { numberOf } from '../compile/values.ts'
import { divide, rational, subtract } from '../rational.ts'
import { isObject, type Json, type Text } from '../terms.ts'

/** One word of the hints: what its value is, what it says, and, where it also refuses, what it refuses. */
interface Hint {
  readonly type: string | readonly string[]
  readonly says: Exclude<Text, string>
  readonly on?: 'array' | 'number'
  readonly refuses?: (hint: never, value: never) => boolean
}

/** A number on the grid of a fact: so many digits, and from where in which steps. */
export interface Grid {
  readonly from: number
  readonly step?: number
}

/**
 * The words that a sheet has beside JSON Schema. They say how to draw an input and what to tell whoever fills it in;
 * a reader that does not know them may leave them out, for what they refuse the server refuses as well.
 */
export const hints = {
  'x-title-en': { type: 'string', says: { zh: '英文标题', en: 'the title in English' } },
  'x-order': { type: 'number', says: { zh: '排在第几', en: 'its place in the order' } },
  'x-group': { type: 'string', says: { zh: '属于哪一组', en: 'the group it stands in' } },
  'x-groups': {
    type: 'array',
    says: {
      zh: '各组：指标、分值、计分办法、不适用的理由、出处',
      en: 'the groups: indicators with points, rules, reasons for not applying, sources',
    },
  },
  'x-used-by': { type: 'array', says: { zh: '哪些指标用它', en: 'the indicators that read it' } },
  'x-widget': { type: 'string', says: { zh: '用什么控件', en: 'which input draws it' } },
  'x-unit': { type: 'string', says: { zh: '单位', en: 'the unit' } },
  'x-help': { type: 'array', says: { zh: '填写说明', en: 'what to know when filling it in' } },
  'x-options': { type: 'object', says: { zh: '各选项的名称', en: 'the names of the options' } },
  'x-source': { type: 'array', says: { zh: '出处', en: 'the provisions it rests on' } },
  'x-supplier': { type: 'object', says: { zh: '谁提供', en: 'whose word it is' } },
  'x-period': { type: 'object', says: { zh: '统计期', en: 'the span it covers' } },
  'x-as-of': { type: 'string', says: { zh: '时点', en: 'the day it is of' } },
  'x-evidence': { type: 'array', says: { zh: '要哪些佐证', en: 'the kinds of evidence asked' } },
  'x-class': { type: 'string', says: { zh: '谁能看', en: 'who may see it' } },
  'x-sheet': {
    type: 'object',
    says: { zh: '哪个标准、等级、单位的哪张表', en: 'of which standard, level and profile it is' },
  },
  'x-grid': {
    type: 'object',
    says: {
      zh: '从哪里起、最小的一步；至多 15 位数字，精确地算',
      en: 'from where and in which steps, exactly; at most 15 digits',
    },
    on: 'number',
    refuses: ({ from, step }: Grid, value: number) => {
      const exact = numberOf(value)
      if (!exact) return true
      if (step === undefined) return false
      return divide(subtract(exact, rational(from)), rational(step)).d !== 1n
    },
  },
  'x-once': {
    type: 'string',
    says: { zh: '表中这一项不得重复', en: 'no two rows may have the same of this' },
    on: 'array',
    refuses: (member: string, rows: readonly Json[]) => {
      const all = rows.map((row) => (isObject(row) ? row[member] : undefined))
      return new Set(all).size < all.length
    },
  },
} satisfies Readonly<Record<`x-${string}`, Hint>>

/** A reader of sheets: strict, with every hint known and days read by the calendar. */
export function sheetReader(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: true })
  ajv.addFormat('date', { type: 'string', validate: isLocalDate })
  for (const [keyword, hint] of Object.entries(hints) as [string, Hint][])
    ajv.addKeyword(keywordOf(keyword, hint))
  return ajv
}

function keywordOf(keyword: string, { type, refuses, on }: Hint): KeywordDefinition {
  const known = { keyword, metaSchema: { type: type as string } }
  if (!refuses || !on) return known
  const validate = (hint: unknown, value: unknown): boolean =>
    !refuses(hint as never, value as never)
  return { ...known, type: on, validate, errors: false }
}

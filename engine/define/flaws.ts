import { type ExpressionFlaw, type Limit, limits } from '../expression.ts'
import type { Fact } from '../score/fact.ts'
import { inWords } from '../terms.ts'
import { nearest } from './problem.ts'
import { called, choices, factMeant } from './rule.ts'

type Said = readonly [zh: string, en: string]

const wanted: { readonly [type: string]: Said } = {
  number: ['数值', 'a number'],
  bool: ['是否', 'a yes or no'],
  date: ['日期（"YYYY-MM-DD"）', 'a date ("YYYY-MM-DD")'],
  choice: ['选项', 'an option'],
  choices: ['可多选的事实', 'a fact of which several options may be found'],
  single: ['单个的值', 'a single value'],
  list: [
    '一列值 […] 或可多选的事实',
    'a list […], or a fact of which several options may be found',
  ],
  fact: ['事实', 'a fact'],
}

const bounds: { readonly [limit in Limit]: Said } = {
  characters: ['个字符', 'characters'],
  nodes: ['个部分', 'parts'],
  depth: ['层', 'levels'],
  names: ['个事实', 'facts'],
  list: ['项的列', 'items in a list'],
  nesting: ['层 all 或 exists', 'levels of all and exists'],
  digits: ['位数字', 'digits in a number'],
}

/** A letter as it can be seen; one that shows nothing by its code. */
const visible = (letters: string): string =>
  letters.replace(
    /(?! )[\p{C}\p{Z}]/gu,
    (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
  )

/** What is wrong with an expression, for its author. */
export function flawWords(
  { code, detail, at, end }: ExpressionFlaw,
  text: string,
  facts?: ReadonlyMap<string, Fact>,
): Said {
  switch (code) {
    case 'syntax': {
      const en = `the expression cannot be read: ${detail}`
      const found = visible(text.slice(at, end))
      return [found === '' ? '表达式没有写完' : `表达式在“${found}”处读不下去`, en]
    }
    case 'letter':
      return [
        `表达式里不能写 ${visible(detail)}`,
        `"${visible(detail)}" cannot stand in an expression`,
      ]
    case 'unknown-name':
      if (facts?.has(detail))
        return [
          `表达式不能读事实 ${called(facts.get(detail)!)}，它的类型是 ${facts.get(detail)!.type}`,
          `no expression reads the fact "${detail}" (${facts.get(detail)!.type})`,
        ]
      return [`表达式里未声明的事实 ${detail}`, `the fact "${detail}" is not declared`]
    case 'unknown-option':
      return [`没有选项 ${detail}`, `there is no option "${detail}"`]
    case 'options-differ':
      return ['两个事实的选项不同', 'the two facts have different options']
    case 'name-taken':
      return [`${detail} 已经是别的名称`, `the name "${detail}" stands for something else`]
    case 'date':
      return [`没有日期 ${detail}`, `there is no date "${detail}"`]
    case 'type':
      return [`此处应为${wanted[detail]![0]}`, `${wanted[detail]![1]} is wanted here`]
    case 'arguments':
      return [
        `${detail} 的参数个数不对（min、max 为 2 至 10 个，size 为 1 个）`,
        `"${detail}" takes another number of arguments (min and max 2 to 10, size 1)`,
      ]
    case 'unsupported':
      return [`表达式不支持 ${visible(detail)}`, `"${visible(detail)}" is not part of the language`]
    case 'divisor':
      return [
        '除数须为写明的、不等于零的数字；两个事实相除请用比率（ratio）',
        'only a written number that is not zero divides; a share of two facts is a ratio fact',
      ]
    case 'too-large': {
      const most = limits[detail as Limit]
      const [zh, en] = bounds[detail as Limit]
      return [
        `表达式过大：至多 ${most} ${zh}`,
        `the expression is too large: at most ${most} ${en}`,
      ]
    }
  }
}

/** What would be right there, as far as it can be known. */
export function rightWords(
  { code, detail, right = [] }: ExpressionFlaw,
  facts: ReadonlyMap<string, Fact>,
): Said | undefined {
  if (code === 'unknown-name')
    return facts.has(detail) ? undefined : factMeant(detail, facts.keys())
  if (code === 'unknown-option') return choices(nearest(detail, right), right)
  if (code !== 'letter') return undefined
  const [letter] = right
  if (letter === '') return ['去掉', 'nothing']
  if (letter === ' ') return ['半角空格', 'a plain space']
  if (letter !== undefined) return [letter, letter]
  const meant = [...facts.values()].find(({ name }) => inWords(name) === detail)
  return meant && [meant.id, meant.id]
}

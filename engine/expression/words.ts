import type { Language } from '../terms.ts'
import type { Compares } from './tree.ts'

type Order = { readonly [op in Compares]: string }
interface Words {
  readonly and: string
  readonly or: string
  readonly not: string
  readonly yes: string
  readonly no: string
  readonly includes: string
  readonly oneOf: (one: string, all: string) => string
  readonly comma: string
  readonly brackets: readonly [string, string]
  readonly numbers: Order
  readonly days: Order
  readonly others: Pick<Order, '==' | '!='>
  readonly calls: { readonly [name: string]: string }
  readonly all: (over: string, item: string, holds: string) => string
  readonly exists: (over: string, item: string, holds: string) => string
  /** A name in which this is found is set in quotes: it could be read as part of the sentence. */
  readonly confusing: RegExp
}

/** What stands for each part of an expression in a sentence. */
export const words: { readonly [language in Language]: Words } = {
  zh: {
    and: '且',
    or: '或',
    not: '并非',
    yes: '是',
    no: '否',
    includes: '含',
    oneOf: (one, all) => `${one} 为 ${all} 之一`,
    comma: '、',
    brackets: ['（', '）'],
    numbers: {
      ...{ '==': '等于', '!=': '不等于' },
      ...{ '<': '少于', '<=': '不多于', '>': '多于', '>=': '不少于' },
    },
    days: {
      ...{ '==': '为', '!=': '不为' },
      ...{ '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' },
    },
    others: { '==': '为', '!=': '不为' },
    calls: { min: '最小值', max: '最大值', size: '项数' },
    all: (over, item, holds) => `${over} 的每一项 ${item} 都满足${holds}`,
    exists: (over, item, holds) => `${over} 中有某项 ${item} 满足${holds}`,
    confusing: /[\s（）()、，,+−×÷“”]|且|或|并非|^[是否为含]$/u,
  },
  en: {
    and: 'and',
    or: 'or',
    not: 'not',
    yes: 'yes',
    no: 'no',
    includes: 'includes',
    oneOf: (one, all) => `${one} is one of (${all})`,
    comma: ', ',
    brackets: ['(', ')'],
    numbers: {
      ...{ '==': 'is', '!=': 'is not' },
      ...{ '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least' },
    },
    days: {
      ...{ '==': 'is', '!=': 'is not' },
      ...{ '<': 'is before', '<=': 'is not after', '>': 'is after', '>=': 'is not before' },
    },
    others: { '==': 'is', '!=': 'is not' },
    calls: { min: 'least', max: 'greatest', size: 'number' },
    all: (over, item, holds) => `every ${item} of ${over} satisfies ${holds}`,
    exists: (over, item, holds) => `some ${item} of ${over} satisfies ${holds}`,
    confusing: /[\s(),+−×÷“”]|^(?:and|or|not|is|includes|yes|no)$/iu,
  },
}

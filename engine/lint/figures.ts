import type { BoundWords } from '../score/bound.ts'

export type BoundWord = keyof BoundWords

/** A number in a sentence, and what the sentence says of it. */
export interface Figure {
  /** Offset of its first digit. */
  readonly at: number
  readonly value: number
  /** As it is written, with what it counts and the words of its bound. */
  readonly said: string
  /** The bound that its words are; null where they are none. */
  readonly word: BoundWord | null
  /** What follows it at once: a unit, mostly. */
  readonly unit: string
}

/** What looks like a number and counts nothing: dates, numbers of documents and clauses, hotlines, hours of opening, codes. */
const noFigures =
  /[A-Z]{2,4}(?:\/[TZ])?\s?\d[\d.]*(?:[-—]\d+)?|〔\d+〕\d*号?|第\d+|[A-Za-z][\w./-]*\d[\w.-]*|\d+[A-Za-z][\w-]*|\d{4}年(?:\d+月(?:\d+日)?)?|\d{4}-\d\d-\d\d|\d+月\d+日|\d{3,6}(?=[^\d\s]{0,4}(?:热线|电话|平台|急救|报警))|24小时|7[×xX*]24|\d{1,2}[:：]\d\d|[“"]\d[^”"]*[”"]|\d{1,2}月/gu

const before: readonly (readonly [RegExp, BoundWord])[] = [
  [/(?:不得?低于|不得?少于|不小于|至少|达到|≥|>=|(?<![未不])满)\s*$/u, 'at_least'],
  [/(?:不得?超过|不得?超出|不得?高于|不得?多于|不大于|至多|最多|≤|<=)\s*$/u, 'at_most'],
  [/(?:超过|超出|高于|多于|大于|＞|>)\s*$/u, 'above'],
  [/\d(?:[^\d，、；。,;]{0,2})(?:至|到)\s*$/u, 'at_most'],
  [/(?:低于|少于|小于|不足|不满|未满|不到|未达到?|＜|<)\s*$/u, 'below'],
]

/** 民法典第一千二百五十九条: 以上、以下、以内 include the number, 以外 does not. */
const after: readonly (readonly [RegExp, BoundWord])[] = [
  [/^[^\d，、；。,;]{0,2}(?:至|到)(?=\d)/u, 'at_least'],
  [
    /^(?:[%％‰]|[^\d，、；。,;（(]{0,4}?)[（(]?(?:及|或|含)?[^\d，、；。,;（(]?[)）]?以上/u,
    'at_least',
  ],
  [
    /^(?:[%％‰]|[^\d，、；。,;（(]{0,4}?)[（(]?(?:及|或|含)?[^\d，、；。,;（(]?[)）]?以下/u,
    'at_most',
  ],
  [/^(?:[%％‰]|[^\d，、；。,;（(]{0,4}?)(?:以内|之内)/u, 'at_most'],
  [/^(?:个?工作)?(?:日|天|小时|分钟|个?月|年|周)内/u, 'at_most'],
  [/^(?:[%％‰]|[^\d，、；。,;（(]{0,4}?)(?:以外|之外)/u, 'above'],
]

const without: { readonly [word in BoundWord]?: BoundWord } = {
  at_least: 'above',
  at_most: 'below',
}

/** The numbers of a sentence that count something. */
export function figuresIn(text: string): readonly Figure[] {
  const plain = text.replaceAll(noFigures, (found) => ' '.repeat(found.length))
  return [...plain.matchAll(/(?<![\d.])\d+(?:\.\d+)?(?![\d.])/g)].map(({ 0: digits, index }) => {
    const [left, right] = [plain.slice(0, index), plain.slice(index + digits.length)]
    const { word, said } = boundIn(left, right)
    const [unit = ''] = /^(?:[%％‰]|[^\d\s，、；。,;（()）]{1,3})/u.exec(right) ?? []
    return {
      at: index,
      value: Number(digits),
      said: word ? said(digits) : `${digits}${/^[%％‰]/u.exec(unit)?.[0] ?? unit}`,
      word,
      unit,
    }
  })
}

/** The bound that the words around a number are; a rate (每超过 5%) is none. */
function boundIn(
  left: string,
  right: string,
): { readonly word: BoundWord | null; readonly said: (digits: string) => string } {
  for (const [pattern, word] of before) {
    const found = pattern.exec(left)
    if (!found) continue
    if (/每[^，、；。,;]{0,2}$/u.test(left.slice(0, found.index))) break
    const [unit = ''] = /^[%％‰]/u.exec(right) ?? []
    return { word, said: (digits) => `${found[0]}${digits}${unit}` }
  }
  for (const [pattern, word] of after) {
    const found = pattern.exec(right)
    if (!found) continue
    const excluded = /^[（(]?不含/u.test(right.slice(found[0].length))
    const means = excluded ? (without[word] ?? word) : word
    return { word: means, said: (digits) => `${digits}${found[0]}${excluded ? '（不含）' : ''}` }
  }
  return { word: null, said: (digits) => digits }
}

const opposite: { readonly [word in BoundWord]: BoundWord } = {
  at_least: 'below',
  below: 'at_least',
  above: 'at_most',
  at_most: 'above',
}

/** Do two bounds at one number part there in the same way? What is `at_least` for some is `below` for the others. */
export const partAlike = (one: BoundWord, other: BoundWord): boolean =>
  one === other || opposite[one] === other

export const boundNames: { readonly [word in BoundWord]: readonly [zh: string, en: string] } = {
  at_least: ['不低于', 'at least'],
  above: ['高于', 'above'],
  at_most: ['不高于', 'at most'],
  below: ['低于', 'below'],
}

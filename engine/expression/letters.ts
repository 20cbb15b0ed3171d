import type { ExpressionFlaw } from './tree.ts'

/** Operators and words of other languages, with the one that is meant. */
const slips: { readonly [written: string]: string } = {
  '=': '==',
  '===': '==',
  '!==': '!=',
  '=>': '>=',
  '=<': '<=',
  '<>': '!=',
  '&': '&&',
  '|': '||',
  and: '&&',
  or: '||',
  not: '!',
  且: '&&',
  并且: '&&',
  或: '||',
  或者: '||',
  非: '!',
  大于: '>',
  小于: '<',
  等于: '==',
  不等于: '!=',
  不少于: '>=',
  不小于: '>=',
  不低于: '>=',
  大于等于: '>=',
  不多于: '<=',
  不大于: '<=',
  不超过: '<=',
  小于等于: '<=',
  是: 'true',
  否: 'false',
}

/** What NFKC leaves as it is, or makes into something that an expression has no use for. */
const letters: { readonly [letter: string]: string } = {
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
  '‘': "'",
  '’': "'",
  '。': '.',
  '、': ',',
  '【': '[',
  '】': ']',
  '《': '<',
  '》': '>',
  '−': '-',
  '–': '-',
  '—': '-',
  '×': '*',
  '÷': '/',
  '％': '',
  '；': '',
  '\u200b': '',
  '\u2060': '',
  '\ufeff': '',
}
const signs: { readonly [letter: string]: string } = { '≥': '>=', '≤': '<=', '≠': '!=' }

/** Quoted texts (looked at with the options), operators, words, wide words, Chinese words, any other letter. */
const pieces =
  /"[^"\n]*"|'[^'\n]*'|\/\/|[<>=!&|＜＞＝！＆｜≤≥≠]+|[A-Za-z_]\w*|[Ａ-Ｚａ-ｚ０-９＿．]+|\p{Script=Han}+|[^\p{ASCII}]/gu
const plain = /^\p{ASCII}*$/u

/** What an input method or another language left in an expression, each with what belongs there. */
export function strangeLetters(
  text: string,
  names: { has(name: string): boolean },
): readonly ExpressionFlaw[] {
  return [...text.matchAll(pieces)].flatMap(({ 0: piece, index }): readonly ExpressionFlaw[] => {
    const covers = { at: index, end: index + piece.length, detail: piece }
    if (/^["']/.test(piece)) return []
    if (piece === '//') return [{ ...covers, code: 'unsupported' }]
    const right = rightFor(piece)
    if (names.has(piece) || right === piece) return []
    return [{ ...covers, code: 'letter', ...(right !== null && { right: [right] }) }]
  })
}

/** What belongs there instead; the piece itself where it is right, null where nobody can know. */
function rightFor(piece: string): string | null {
  const word = piece.toLowerCase()
  if (Object.hasOwn(slips, word)) return slips[word]!
  if (Object.hasOwn(letters, piece)) return letters[piece]!
  const narrow = [...piece].map((letter) => signs[letter] ?? letter.normalize('NFKC')).join('')
  if (!plain.test(narrow)) return null
  return narrow !== piece && Object.hasOwn(slips, narrow) ? slips[narrow]! : narrow
}

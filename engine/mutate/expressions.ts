import type { Slip } from './mutant.ts'

/** Operators of which one may be written for another. */
const beside: { readonly [sign: string]: readonly string[] } = {
  '>=': ['>'],
  '>': ['>='],
  '<=': ['<'],
  '<': ['<='],
  '==': ['!='],
  '!=': ['=='],
  '&&': ['||'],
  '||': ['&&'],
  '!': [''],
}

/** Quoted texts are left as they are; operators, and numbers that are no part of a name. */
const pieces = /"[^"]*"|'[^']*'|>=|<=|==|!=|&&|\|\||[<>!]|(?<![\w.])\d+(?:\.\d+)?/g

/** An operator for the one beside it, a number one step off. */
export const expressionSlips: Slip = ({ path, key, node }) => {
  if (typeof node !== 'string' || !isExpression(key, path)) return []
  return [...node.matchAll(pieces)].flatMap(({ 0: piece, index }) =>
    insteadOf(piece).map((other) => {
      const to = `${node.slice(0, index)}${other}${node.slice(index + piece.length)}`
      return { zh: `${node} 改为 ${to}`, en: `${node} made ${to}`, edits: [{ path, to }] }
    }),
  )
}

const isExpression = (key: string, path: readonly (string | number)[]): boolean =>
  key === 'when' || (key === 'value' && path.at(-2) === 'score')

function insteadOf(piece: string): readonly string[] {
  if (/^\d/.test(piece)) {
    const places = piece.split('.')[1]?.length ?? 0
    const step = 10 ** -places
    return [step, -step]
      .map((by) => (Number(piece) + by).toFixed(places))
      .filter((one) => !one.startsWith('-'))
  }
  return beside[piece] ?? []
}

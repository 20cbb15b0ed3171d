import { isScalar, isSeq, parseDocument, Scalar } from 'yaml'

/** How a scalar stands in its file: quotes are kept, and what is in brackets may not hold their letters. */
export interface Style {
  readonly type: Scalar.Type | null
  readonly flow: boolean
  /** Of a text over several lines, the spaces before each. */
  readonly indent: string
}

/**
 * A text as YAML writes it, in the quotes that it had: one that YAML would read as something else gets quotes.
 */
export function textAsYaml(text: string, { type, flow, indent }: Style): string {
  if (type === Scalar.BLOCK_LITERAL && !flow && isLiteral(text)) return literal(text, indent)
  if (type === Scalar.QUOTE_SINGLE && isOneLine(text)) return `'${text.replaceAll("'", "''")}'`
  if (type === Scalar.QUOTE_DOUBLE) return JSON.stringify(text)
  return readsAsItself(text, flow) ? text : JSON.stringify(text)
}

/** Of the empty lines at its end a literal keeps none, or one. */
const isLiteral = (text: string): boolean => /^\S/.test(text) && !text.endsWith('\n\n')

const isOneLine = (text: string): boolean => !/[\r\n]/.test(text)

/** Nothing but this very text comes of it, be it alone in a block or among others in brackets. */
function readsAsItself(text: string, flow: boolean): boolean {
  if (!isOneLine(text) || /\s#|^[\s]|[\s]$/.test(text)) return false
  const document = parseDocument(flow ? `[${text}]` : `k: ${text}`, { version: '1.2' })
  if (document.errors.length > 0 || document.warnings.length > 0) return false
  const at = flow ? [0] : ['k']
  const node = document.getIn(at, true)
  const alone = !isSeq(document.contents) || document.contents.items.length === 1
  return isScalar(node) && alone && !node.anchor && !node.tag && node.value === text
}

const literal = (text: string, indent: string): string => {
  const lines = text.replace(/\n$/, '').split('\n')
  const mark = text.endsWith('\n') ? '|' : '|-'
  return [mark, ...lines.map((line) => (line === '' ? '' : `${indent}${line}`))].join('\n')
}

import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml'
import type { Problem } from './problem.ts'
import { colonWide } from './syntax.ts'

/** Makes the problem of a node. */
type Say = (
  node: Node,
  code: string,
  zh: string,
  en: string,
  fix?: readonly [zh: string, en: string],
) => Problem

const maxDepth = 40
const plain = /^-?(0|[1-9]\d*)(\.\d+)?$/

/** What YAML allows and a definition does not: it would be read otherwise than it looks. */
export function strictProblems(
  document: Document.Parsed,
  text: string,
  say: Say,
): readonly Problem[] {
  const problems: Problem[] = []
  // The library's own walk makes a list of the whole way to every node, which takes as long as all that is asked here.
  const goesOn = (node: unknown, depth: number): boolean => {
    if (isPair(node)) {
      problems.push(...keyProblems(node as Pair<Node>, say))
      return goesOn(node.key, depth) && goesOn(node.value, depth)
    }
    if (isNode(node)) problems.push(...nodeProblems(node, text, say))
    if (!isCollection(node)) return true
    if (depth < maxDepth) return node.items.every((one) => goesOn(one, depth + 1))
    const en = `nested more than ${maxDepth} deep`
    const fix = ['少几层', 'fewer of them'] as const
    problems.push(say(node, 'too-deep', `嵌套超过 ${maxDepth} 层`, en, fix))
    return false
  }
  goesOn(document.contents, 0)
  return problems
}

/** What is wrong with a node itself, in the order in which it is said. */
function nodeProblems(node: Node, text: string, say: Say): readonly Problem[] {
  if (isAlias(node)) return [aliasProblem(node, say)]
  const anchored = node.anchor
    ? [say(node, 'anchor', '不使用锚点（&）', 'anchors (&) are not used here', anchorFix)]
    : []
  if (isScalar(node))
    return [...numberProblems(node, say), ...lostProblems(node, text, say), ...anchored]
  if (!isMap(node)) return anchored
  const pairs = node.items as readonly Pair<Node>[]
  const commas = node.flow ? commaProblems(pairs, say) : []
  return [...doubleProblems(pairs, say), ...commas, ...anchored]
}

const anchorFix = ['去掉锚点', 'remove the anchor'] as const

function aliasProblem(node: Node, say: Say): Problem {
  const fix = ['写出内容', 'write it out'] as const
  return say(node, 'alias', '不使用别名（*）', 'aliases (*) are not used here', fix)
}

function doubleProblems(pairs: readonly Pair<Node>[], say: Say): readonly Problem[] {
  const seen = new Set<string>()
  return pairs.flatMap(({ key }): readonly Problem[] => {
    if (!isScalar(key)) return []
    const name = String(key.value)
    const double = seen.has(name)
    seen.add(name)
    return double
      ? [
          say(key, 'duplicate-key', `键 ${name} 重复`, `the key "${name}" is repeated`, [
            '只留一处',
            'one of them alone',
          ]),
        ]
      : []
  })
}

/** Between brackets a comma ends a text, and what follows it is read as a key that has no value. */
function commaProblems(pairs: readonly Pair<Node>[], say: Say): readonly Problem[] {
  const cut = ({ value }: Pair<Node>): boolean => value === null
  return pairs.flatMap(({ key }, at): readonly Problem[] => {
    const before = pairs[at - 1]
    if (!cut(pairs[at]!) || (before && cut(before))) return []
    const after = pairs.slice(at).findIndex((one) => !cut(one))
    const rest = pairs.slice(at, after < 0 ? undefined : at + after)
    const words = [before?.value, ...rest.map((one) => one.key)].flatMap((node) =>
      isScalar(node) ? String(node.value) : [],
    )
    const whole = words.join(', ')
    const cited = before && ['source', 'basis'].includes(String(before.key))
    const right = cited ? `[${whole}]` : JSON.stringify(whole)
    const zh = `“${key}”没有值：文字里有逗号要加引号`
    const en = `"${key}" has no value: a text with a comma must be quoted`
    return [say(key, 'comma-in-text', zh, en, before ? [right, right] : undefined)]
  })
}

/** `<<` is an ordinary key in YAML 1.2, and a list or a map is no key of a JavaScript object. */
function keyProblems({ key }: Pair<Node>, say: Say): readonly Problem[] {
  if (isAlias(key)) return []
  if (isScalar(key) && String(key.value).includes('：'))
    return [say(key, 'colon-wide', ...colonWide)]
  if (isScalar(key) && key.value !== '<<' && key.value !== '__proto__') return []
  const fix = ['写出各键各值', 'keys and values written out'] as const
  return [say(key, 'key-forbidden', `不使用键 ${key}`, `the key ${key} is not used here`, fix)]
}

/** Numbers are exact to 15 digits, and written in one way. */
function numberProblems(node: Scalar, say: Say): readonly Problem[] {
  const { value, source = '' } = node
  if (typeof value !== 'number') return []
  if (source.replace(/^[+-]/, '').replace('.', '').replace(/^0+/, '').length > 15) {
    const en = `the number ${source} has more than 15 significant digits`
    const fix = ['位数少些；是编号则加引号', 'fewer digits; a text in quotes'] as const
    return [say(node, 'number-too-long', `数字 ${source} 超过 15 位有效数字`, en, fix)]
  }
  if (plain.test(source)) return []
  const right = String(value)
  const [zh, inEnglish] = plain.test(right) ? [right, right] : ['有限的数', 'a number with an end']
  const fix = [`${zh}；是编号则加引号`, `${inEnglish}; a text in quotes`] as const
  const en = `the notation ${source} is not used for numbers`
  return [say(node, 'number-notation', `数字写法 ${source} 不用`, en, fix)]
}

const han = '[\\p{Script=Han}，。；：、！？）】》”]'
const folded = new RegExp(`${han}[ \\t]*\\r?\\n[ \\t]*${han}`, 'u')
/** Breaks that come to no space: an escaped one, and an empty line. */
const spaceless = /\\\r?\n[ \t]*|\r?\n(?:[ \t]*\r?\n)+[ \t]*/g

/** Words that YAML takes away or pulls apart without a word: behind a `#`, and where lines of Chinese are joined. */
function lostProblems(node: Scalar, text: string, say: Say): readonly Problem[] {
  const { comment, range, type, value } = node
  if (typeof value !== 'string' || !range || type === 'BLOCK_LITERAL') return []
  if (type === 'PLAIN' && comment && /^[\d\p{Script=Han}]/u.test(comment)) {
    const whole = `"${value} #${comment}"`
    const fix = [
      `${whole}；是注释则 # 后空一格`,
      `${whole}; a space behind # of a comment`,
    ] as const
    const en = `what follows #${comment.slice(0, 20)} is read as a comment`
    return [say(node, 'comment-lost', `# 之后会被当作注释丢掉：#${comment.slice(0, 20)}`, en, fix)]
  }
  const written = text.slice(range[0], range[1]).trimEnd()
  const body = type === 'BLOCK_FOLDED' ? written.slice(written.indexOf('\n') + 1) : written
  if (!folded.test(body.replace(spaceless, ''))) return []
  const fix = ['写在一行内，或用 | 保留换行', 'one line, or | that keeps the lines'] as const
  const en = 'lines of Chinese are joined with a space between them'
  return [say(node, 'text-folded', '中文折行会在字间多出空格', en, fix)]
}

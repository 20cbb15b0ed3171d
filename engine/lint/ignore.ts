import { Lexer } from 'yaml'
import { nearest, type Problem } from '../define/problem.ts'
import { choices } from '../define/rule.ts'
import type { Source } from '../define/source.ts'

/** `# lint-ignore rule: why`, at the end of the line that it is about, or on a line of its own before it. */
interface Directive {
  readonly line: number
  readonly column: number
  /** The line on which problems are let be. */
  readonly about: number
  readonly rule: string
  readonly reason: string
}

/**
 * The problems of a file that no directive of it lets be, and what is wrong with its directives: one without a
 * reason, one of a rule that does not exist, one that nothing is reported for. A directive without its reason
 * lets nothing be.
 */
export function heeded(
  problems: readonly Problem[],
  source: Source,
  rules: readonly string[],
): readonly Problem[] {
  const directives = directivesIn(source.text)
  const sound = directives.filter(({ rule, reason }) => rules.includes(rule) && reason !== '')
  const speaksOf = ({ about, rule }: Directive, { line, code }: Problem): boolean =>
    about === line && rule === code
  const left = problems.filter((one) => !sound.some((directive) => speaksOf(directive, one)))
  const idle = sound.filter((directive) => !problems.some((one) => speaksOf(directive, one)))
  const say = ({ line, column }: Directive, ...words: Words): Problem =>
    source.problem({ file: source.file, line, column }, ...words)
  return [
    ...left,
    ...directives
      .filter((one) => !sound.includes(one))
      .map((one) => say(one, ...flawOf(one, rules))),
    ...idle.map((one) => say(one, ...unusedWords(one))),
  ]
}

/** The codes of what may be wrong with a directive. */
export const ignoreCodes = ['ignore-form', 'ignore-unknown', 'ignore-reason', 'ignore-unused']

type Words = readonly [code: string, zh: string, en: string, fix?: readonly [string, string]]

function flawOf({ rule }: Directive, rules: readonly string[]): Words {
  const form = ['# lint-ignore 规则: 理由', '# lint-ignore rule: why'] as const
  if (rule === '') return ['ignore-form', '没有写忽略哪条规则', 'it does not say which rule', form]
  if (!rules.includes(rule))
    return [
      'ignore-unknown',
      `没有规则 ${rule}`,
      `there is no rule "${rule}"`,
      choices(nearest(rule, rules), []) ?? ['biaogan lint --list 所列', 'biaogan lint --list'],
    ]
  return [
    'ignore-reason',
    `忽略 ${rule} 没有写理由`,
    `"${rule}" is ignored without a reason`,
    [`# lint-ignore ${rule}: 理由`, `# lint-ignore ${rule}: why`],
  ]
}

const unusedWords = ({ rule }: Directive): Words => [
  'ignore-unused',
  `此处没有 ${rule} 的问题，不必忽略`,
  `nothing is reported for "${rule}" here`,
  ['去掉这条注释', 'no such comment'],
]

function directivesIn(text: string): readonly Directive[] {
  const lines = text.split('\n')
  return commentsIn(text).flatMap(({ comment, offset }): readonly Directive[] => {
    const [, said] = /^#\s*lint-ignore(?![a-z-])(.*)$/u.exec(comment) ?? []
    if (said === undefined) return []
    const before = text.slice(0, offset).split('\n')
    const [line, column] = [before.length, before.at(-1)!.length + 1]
    const own = before.at(-1)!.trim() === ''
    const [, rule = '', reason = ''] = /^\s*([^\s:：]*)\s*(?:[:：]\s*)?(.*)$/u.exec(said) ?? []
    return [{ line, column, about: own ? nextOf(lines, line) : line, rule, reason: reason.trim() }]
  })
}

/** The next line that holds more than a comment. */
const nextOf = (lines: readonly string[], line: number): number => {
  const ahead = lines.slice(line).findIndex((one) => !/^\s*(#|$)/u.test(one))
  return line + 1 + Math.max(ahead, 0)
}

/** What the lexer puts before a plain text, between documents, and before flow ends: no letter of the file. */
const marks = ['\u0002', '\u0018', '\u001f', '\ufeff']

/** The comments of a text, each with the offset of its `#`. What looks like one inside a text is none. */
function commentsIn(
  text: string,
): readonly { readonly comment: string; readonly offset: number }[] {
  const found: { comment: string; offset: number }[] = []
  let offset = 0
  let scalar = false
  for (const token of new Lexer().lex(text)) {
    if (!scalar && token.startsWith('#')) found.push({ comment: token, offset })
    scalar = token === '\u001f'
    if (!marks.includes(token)) offset += token.length
  }
  return found
}

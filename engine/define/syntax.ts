/** A sentence in both languages, and what would be right. */
export type Said = readonly [zh: string, en: string, fix: readonly [zh: string, en: string]]

const quote = ['整段文字加半角引号："…"', 'put the text in quotes: "…"'] as const

/** Of each error of the parser: what is wrong in Chinese, and what would be right. */
const words: Readonly<
  Record<string, readonly [zh: string, fix: readonly [zh: string, en: string]]>
> = {
  MULTIPLE_DOCS: [
    '一个文件只写一份定义（不用 ---）',
    ['每份定义一个文件', 'one file for each definition'],
  ],
  TAB_AS_INDENT: ['缩进用了制表符', ['空格', 'spaces']],
  MULTILINE_IMPLICIT_KEY: [
    '键必须写在一行内；是否漏了冒号或引号',
    ['键: 值（半角冒号后空一格）', 'key: value, with a plain colon and a space'],
  ],
  BLOCK_AS_IMPLICIT_KEY: ['冒号的位置不对；含冒号的文字要加引号', quote],
  BAD_INDENT: ['缩进不一致', ['同级对齐，每级多空两格', 'two spaces more for each level']],
  MISSING_CHAR: [
    '缺少符号；检查引号和括号是否成对',
    ['成对的半角引号和括号', 'plain quotes and brackets in pairs'],
  ],
  UNEXPECTED_TOKEN: ['出现了意外的符号；含特殊符号的文字要加引号', quote],
  TAG_RESOLVE_FAILED: ['不使用标签（!）', ['去掉标签，只写值', 'the value without the tag']],
  RESOURCE_EXHAUSTION: ['嵌套过深', ['少几层括号', 'fewer brackets inside one another']],
}

/** What authors write instead of a bound, which the parser only stumbles over. */
const notations: readonly (readonly [RegExp, Said])[] = [
  [
    /(?<=[:,{[]\s+|^\s*- )[<>≥≤]=?\s*\d/,
    [
      'YAML 语法错误：界限不用比较符号',
      'YAML syntax: bounds are not written with signs of comparison',
      ['at_least: 80（另有 above、at_most、below）', 'at_least: 80 (or above, at_most, below)'],
    ],
  ],
  [
    /[[(]\s*\d[\d.]*\s*[,，]\s*\d[\d.]*\s*\)|\(\s*\d[\d.]*\s*[,，]\s*\d[\d.]*\s*\]/,
    [
      'YAML 语法错误：区间不用括号',
      'YAML syntax: intervals are not written with brackets',
      ['{ at_least: 60, below: 80 }', '{ at_least: 60, below: 80 }'],
    ],
  ],
]

/** That a wide colon follows a key. */
export const colonWide: Said = [
  '键后用了全角冒号',
  'a wide colon follows the key',
  ['半角冒号加空格 ": "', 'a plain colon and a space'],
]

/** An error of the parser as a sentence for authors; `from` is the text where it was found. */
export function syntaxSaid(code: string, message: string, from: string): Said {
  const unquoted = unquotedIn(code, from)
  if (unquoted) return unquoted
  const [zh, fix] = words[code] ?? ['无法读取', quote]
  return [`YAML 语法错误：${zh}`, `YAML syntax: ${message.split('\n')[0]}`, fix]
}

/** A text that YAML reads as something else, because it holds a colon or begins with `!`. */
function unquotedIn(code: string, from: string): Said | null {
  const [line = ''] = from.split('\n')
  const [inFlow = ''] = /^[^,}\]]*/.exec(line)!
  const quoted = (text: string) => [JSON.stringify(text), JSON.stringify(text)] as const
  if (code === 'TAG_RESOLVE_FAILED')
    return [
      'YAML 语法错误：以 ! 开头的文字要加引号',
      'YAML syntax: a text that begins with "!" must be quoted',
      quoted(inFlow.trim()),
    ]
  const text = (code === 'BLOCK_IN_FLOW' ? inFlow : line).trim()
  if (!['BLOCK_IN_FLOW', 'BLOCK_AS_IMPLICIT_KEY'].includes(code) || !/: /.test(text)) return null
  return [
    'YAML 语法错误：含冒号的文字要加引号',
    'YAML syntax: a text with a colon must be quoted',
    quoted(text),
  ]
}

/** What an author meant on a line that the parser stumbles over, or just before; null where nothing is known. */
export function meantOn(
  lines: readonly string[],
  line: number,
): { readonly line: number; readonly column: number; readonly code: string; said: Said } | null {
  for (const at of [line, line - 1].filter((one) => one >= 1)) {
    const text = lines[at - 1] ?? ''
    for (const [notation, said] of notations) {
      const found = notation.exec(text)
      if (found) return { line: at, column: found.index + 1, code: 'syntax', said }
    }
    const colon = /^\s*(?:- )?[^\s:："'#]+(：)/u.exec(text)
    if (colon) return { line: at, column: colon[0].length, code: 'colon-wide', said: colonWide }
  }
  return null
}

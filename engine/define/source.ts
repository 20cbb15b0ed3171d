import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { maxNested, tooDeep } from './depth.ts'
import { letterAt } from './letter.ts'
import type { Place, Problem } from './problem.ts'
import { strictProblems } from './strict.ts'
import { colonWide, meantOn, syntaxSaid } from './syntax.ts'

/** A path into a definition's value. A number that goes into a text is the offset of a letter in it. */
export type Path = readonly (string | number)[]

/** A definition's text with its value and the way back from any part of it to line and column. */
export interface Source {
  readonly file: string
  readonly text: string
  readonly value: unknown
  /** Place of the value at a path, or of the nearest part that exists above it. */
  place(path: Path): Place
  /** Place of the key at a path. */
  keyPlace(path: Path): Place
  /** The number at a path as the file has it, which `2027.10` read as a number no longer is; null for all else. */
  numeral(path: Path): string | null
  /** The problem, at a place, of this file. */
  problem(
    place: Place,
    code: string,
    zh: string,
    en: string,
    fix?: readonly [zh: string, en: string],
  ): Problem
}

/** Ten times what a long standard needs; a text of this size is read within a second. */
const maxCharacters = 1_000_000
/** What follows the first mistakes is mostly their echo. */
const maxSyntaxProblems = 20

const missing = ['一份定义；不用的文件删去', 'a definition; or no file'] as const

/** Reads YAML 1.2, strictly: first pass of three. Returns the source and everything the text is wrong with. */
export function readSource(
  file: string,
  given: string,
): { source: Source | null; problems: readonly Problem[] } {
  const text = given.replace(/^\uFEFF/, '')
  const at = (line: number, column: number): Place => ({ file, line, column })
  const problem: Source['problem'] = (place, code, zh, en, fix) => ({
    ...place,
    code,
    zh,
    en,
    fix: fix ? { zh: fix[0], en: fix[1] } : null,
  })
  if (text.length > maxCharacters) {
    const say = [
      `文件过大（${text.length} 字符，至多 ${maxCharacters}）`,
      `the file has ${text.length} characters, at most ${maxCharacters} are read`,
      ['分成几份标准', 'several standards'],
    ] as const
    return { source: null, problems: [problem(at(1, 1), 'file-too-large', ...say)] }
  }
  const foreign = /[\0\uFFFD\p{Surrogate}]/u.exec(text)
  if (foreign) {
    const before = text.slice(0, foreign.index).split('\n')
    const place = at(before.length, before.at(-1)!.length + 1)
    const say = [
      '文件不是 UTF-8 编码（可能是 GBK 或 UTF-16）',
      'the file is not UTF-8; it may be GBK or UTF-16',
      ['在编辑器中另存为 UTF-8', 'the file saved again as UTF-8'],
    ] as const
    return { source: null, problems: [problem(place, 'encoding', ...say)] }
  }
  const suspicious = scan(file, text, problem)
  if (suspicious.length > 0) return { source: null, problems: suspicious }

  const lines = new LineCounter()
  const document = parsed(text, lines)
  if (!document) return { source: null, problems: [deepProblem(at(1, 1), problem)] }
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return at(Math.max(line, 1), Math.max(col, 1))
  }
  const syntax = [...document.errors, ...document.warnings].map(({ code, message, pos }) =>
    problem(placeOf(pos[0]), 'syntax', ...syntaxSaid(code, message, text.slice(pos[0]))),
  )
  if (syntax.length > 0) {
    const meant = meantOn(text.split('\n'), syntax[0]!.line)
    // What follows a mistake that is understood is its echo.
    const understood = meant && [problem(at(meant.line, meant.column), meant.code, ...meant.said)]
    return { source: null, problems: understood ?? syntax.slice(0, maxSyntaxProblems) }
  }
  if (document.directives?.yaml.version !== '1.2') {
    const say = [
      'YAML 语法错误：只用 YAML 1.2',
      'YAML syntax: only YAML 1.2 is read',
      ['去掉 %YAML 一行', 'no line with %YAML'],
    ] as const
    return { source: null, problems: [problem(at(1, 1), 'syntax', ...say)] }
  }

  const problems = strictProblems(document, text, (node, ...said) =>
    problem(placeOf(node.range?.[0] ?? 0), ...said),
  )
  if (problems.length > 0) return { source: null, problems }
  if (document.contents === null) {
    return {
      source: null,
      problems: [problem(at(1, 1), 'empty', '文件没有内容', 'the file is empty', missing)],
    }
  }

  const root = document.contents as Node
  if (isScalar(root) && String(root.value).includes('：'))
    return {
      source: null,
      problems: [problem(placeOf(root.range![0]), 'colon-wide', ...colonWide)],
    }
  const source: Source = {
    file,
    text,
    value: document.toJS({ maxAliasCount: 0 }),
    place: (path) => placeOf(find(root, path, text).value),
    keyPlace: (path) => placeOf(find(root, path, text).key),
    numeral: (path) => numeralAt(root, path),
    problem,
  }
  return { source, problems: [] }
}

/** What YAML would take without a word, or explain in words that no author understands. */
function scan(file: string, text: string, problem: Source['problem']): readonly Problem[] {
  const deep = tooDeep(text)
  if (deep) return [deepProblem({ file, line: deep.line + 1, column: deep.column + 1 }, problem)]
  return text.split('\n').flatMap((line, index): Problem[] => {
    const place = (column: number): Place => ({ file, line: index + 1, column: column + 1 })
    const indent = /^\s*/u.exec(line)![0]
    const strange = indent.search(/[^ \r]/u)
    if (strange >= 0 && line.trim() !== '') {
      const tab = indent[strange] === '\t'
      return [
        tab
          ? problem(place(strange), 'indent-tab', '缩进用了制表符', 'the indent holds a tab', [
              '空格',
              'spaces',
            ])
          : problem(
              place(strange),
              'indent-wide',
              '缩进用了全角或不换行空格',
              'the indent holds a wide or no-break space',
              ['半角空格', 'plain spaces'],
            ),
      ]
    }
    const colon = /^\s*(?:- )?[a-z_][a-z0-9_-]*(：)/iu.exec(line)
    if (colon) return [problem(place(colon[0].length - 1), 'colon-wide', ...colonWide)]
    return []
  })
}

const deepProblem = (place: Place, problem: Source['problem']): Problem => {
  const zh = `有 ${maxNested} 个以上的括号没有关上，或一层套一层超过 ${maxNested} 层`
  const en = `more than ${maxNested} are open, one inside another`
  const fix = ['成对的括号，少几层', 'brackets in pairs, and fewer levels'] as const
  return problem(place, 'too-deep', zh, en, fix)
}

/** What the parser made of a text; null where its stack ended over what no sign told before. */
function parsed(text: string, lineCounter: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(text, {
      version: '1.2',
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false, // it compares each key with each; `strictProblems` finds doubles
    })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Offsets of the value and of the key at a path; the nearest part above where it does not exist. */
function find(root: Node, path: Path, text: string): { value: number; key: number } {
  let node: unknown = root
  let offsets = { value: root.range![0], key: root.range![0] }
  for (const step of path) {
    if (isMap(node)) {
      const pair = pairOf(node, step)
      if (!pair) return offsets
      const key = (pair.key as Node).range![0]
      const value = pair.value as Node | null
      offsets = { value: value?.range ? value.range[0] : key, key }
      node = value
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined
      if (!item?.range) return offsets
      offsets = { value: item.range[0], key: item.range[0] }
      node = item
    } else if (isScalar(node) && typeof step === 'number') {
      return { ...offsets, value: letterAt(text, node, step) }
    } else return offsets
  }
  return offsets
}

/** The text of the number at a path. */
function numeralAt(root: Node, path: Path): string | null {
  const node = path.reduce<unknown>(
    (inside, step) => (isMap(inside) || isSeq(inside) ? childOf(inside, step) : null),
    root,
  )
  return isScalar(node) && typeof node.value === 'number' ? (node.source ?? null) : null
}

const childOf = (node: YAMLMap | YAMLSeq, step: string | number): unknown =>
  isMap(node) ? pairOf(node, step)?.value : node.items[Number(step)]

const pairOf = ({ items }: YAMLMap, key: string | number) =>
  items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))

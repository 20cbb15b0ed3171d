/** The page of mistakes that authors make: each is made in the guide's own files, and the message is what comes of it. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Authored, lint, lintRules, load, type Problem } from '../engine/index.ts'
import { blocksIn, guideText, guideWorld } from './guide.ts'
import { made } from './made.ts'

export const mistakesFile = 'docs/mistakes.md'
const tables = 'test/guide/mistakes.yaml'

/** A mistake: what is written instead of what, in which file of the guide, and the code of what is said of it. */
export interface Mistake {
  readonly title: string
  readonly file?: string
  /** Of which standard of the guide, where the file is none of its own. */
  readonly folder?: string
  readonly find: string
  readonly with: string
  readonly code: string
  /** What to do about it, where the message does not say all. */
  readonly then?: string
}
export interface Group {
  readonly group: string
  readonly file: string
  readonly of: readonly Mistake[]
}

export const mistakes = (): readonly Group[] => parse(readFileSync(tables, 'utf8'))

const written = (): readonly string[] =>
  blocksIn(guideText()).flatMap(({ file }) => (file === null ? [] : [file]))

/**
 * The files in which mistakes are made: of the guide's those of one standard, and of what it extends one example,
 * so that not all of them are run each time.
 */
export function filesAround(file: string, world = guideWorld()): ReadonlyMap<string, string> {
  const own = written()
  const isOwn = (path: string) => own.some((one) => path.endsWith(one))
  const [folder] = file.split('/')
  return new Map(
    [...world]
      .filter(([path]) => !isOwn(path) || path.includes(`/${folder}/`))
      .map(([path, text]) => [
        path,
        path.endsWith('/examples.yaml') && !isOwn(path)
          ? text
              .split(/\n(?=- )/)
              .slice(0, 2)
              .join('\n')
          : text,
      ]),
  )
}

/** The guide's files with one mistake made in them. */
export function mistaken(
  files: ReadonlyMap<string, string>,
  { file, find, with: instead }: Mistake & { readonly file: string },
): ReadonlyMap<string, string> {
  const path = [...files.keys()].find((one) => one.endsWith(file))!
  const [before, after, ...more] = files.get(path)!.split(find)
  if (after === undefined || more.length > 0) throw new Error(`not once in ${path}: ${find}`)
  return new Map([...files, [path, `${before}${instead}${after}`]])
}

/** What is said of files: what is wrong, and where nothing is, what had better be written otherwise. */
export function saidOf(files: ReadonlyMap<string, string>): readonly Problem[] {
  const { problems, authored } = load(files)
  return problems.length > 0 ? problems : linted(authored)
}

/** What the lint says of the guide's own standards. */
function linted(authored: readonly Authored[]): readonly Problem[] {
  const own = written()
  return authored
    .filter(({ own: { file } }) => own.some((one) => file.endsWith(one)))
    .flatMap((one) => lint(one, { all: authored }))
}

/** What is said of a mistake, once it is made. */
export const saidOfMistake = (
  mistake: Mistake & { readonly file: string },
  world?: ReadonlyMap<string, string>,
): readonly Problem[] =>
  saidOf(mistaken(filesAround(mistake.folder ?? mistake.file, world), mistake))

/** The mistakes by group, each with what is said of it. */
export function mistakesPage(say = saidOfMistake, world = guideWorld()): string {
  const sections = mistakes().map(({ group, file, of }) => {
    const rows = of.map((mistake) => rowOf({ file, ...mistake }, say({ file, ...mistake }, world)))
    const head = ['| 错在哪里 | 该写的 → 写成了 | 会看到 |', '| --- | --- | --- |']
    return [`## ${group}`, [...head, ...rows].join('\n')].join('\n\n')
  })
  return [
    made,
    '# 常见错误 · Common mistakes',
    '下面的错，都是在[编写指南](../standards/README.md)的两个标准里犯一遍，再运行 `biaogan check`（没有问题时再运行 `biaogan lint`），把看到的消息抄在这里。消息前面的数是行和列。一处错有时引出几条消息，这里抄与它有关的那一条；先改最上面的。能放心自动改的，`biaogan check --fix` 会改。',
    '*Every mistake is made in the two standards of the guide, and the message is what the tools say of it.*',
    ...sections,
  ].join('\n\n')
}

function rowOf(mistake: Mistake, said: readonly Problem[]): string {
  const { title, find, with: instead, code, then } = mistake
  const problem = said.find((one) => one.code === code)
  if (!problem) throw new Error(`${title}: not ${code}, but ${said.map((one) => one.code)}`)
  const { line, column, zh, fix } = problem
  const right = fix ? `；应为：${fix.zh}` : ''
  const name = lintRules.some(({ id }) => id === code) ? `[${code}](lint/${code}.md)` : code
  const written = `${cell(find)} → ${instead === '' ? '（没有写）' : cell(instead)}`
  return `| ${title}${then ? `。${then}` : ''} | ${written} | \`${line}:${column}\` ${name}：${escaped(`${zh}${right}`)} |`
}

/** A piece of YAML inside a cell of a table. */
const cell = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `\`${seen(line).replaceAll('|', '\\|')}\``)
    .join('<br>')

/** A line without its indentation, unless that is the mistake. */
const seen = (line: string): string =>
  line
    .replace(/^ +/, '')
    .replace(/^\u3000+/, '〔全角空格〕')
    .replace(/^\t+/, '〔制表键〕')
    .trimEnd()

const escaped = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')

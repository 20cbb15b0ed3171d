import { posix } from 'node:path'
import { parse, stringify } from 'yaml'
import { type Definition, type LocalDate, load, type Methods } from '../../engine/index.ts'
import { fill, schemaFrom, template } from './template.ts'

/** What is asked of a new standard; what is not said is taken from its programme or its parent. */
export interface Wanted {
  readonly id: string
  readonly name?: string | undefined
  readonly programme?: string | undefined
  readonly sector?: string | undefined
  readonly levels?: readonly string[] | undefined
  /** `id@version` of the standard that it extends. */
  readonly parent?: string | undefined
  readonly today: LocalDate
}

/** Why none is written, in both languages. */
export interface Unfit {
  readonly zh: string
  readonly en: string
}

type Standard = Extract<Definition, { kind: 'standard' }>['value']
type Programme = Extract<Definition, { kind: 'programme' }>['value']

/** The files of a new standard, by path; or why there are none. Nothing is written. */
export function newStandard(
  files: ReadonlyMap<string, string>,
  wanted: Wanted,
  methods: Methods,
): ReadonlyMap<string, string> | Unfit {
  const { definitions } = load(files, methods)
  const programmes = definitions.flatMap((one) => (one.kind === 'programme' ? [one.value] : []))
  const standards = definitions.flatMap((one) => (one.kind === 'standard' ? [one.value] : []))
  const programme = programmeOf(programmes, wanted)
  if ('zh' in programme) return programme
  const parent = parentOf(standards, programme, wanted)
  if (parent && 'zh' in parent) return parent
  const levels = wanted.levels ?? parent?.levels ?? programme.levels.of
  const unfit =
    unfitId(standards, wanted) ?? unfitLevels(levels, parent?.levels ?? programme.levels.of)
  if (unfit) return unfit
  const folder = folderOf(files, programme.id, wanted.id)
  return filled(folder, { ...wanted, levels }, programme, parent)
}

const plain = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** An id is a word of small letters. */
export const unfitWord = (id: string): Unfit | null =>
  plain.test(id)
    ? null
    : {
        zh: `标识 ${id} 只能用小写字母、数字和连字符，以字母开头，如 kennel-hall`,
        en: `the id "${id}" may have small letters, digits and hyphens only and begins with a letter, as kennel-hall does`,
      }

function unfitId(standards: readonly Standard[], { id }: Wanted): Unfit | null {
  const unfit = unfitWord(id)
  if (unfit) return unfit
  return standards.some((one) => one.id === id)
    ? { zh: `标准 ${id} 已经有了；换一个标识`, en: `there is a standard "${id}"; take another id` }
    : null
}

function unfitLevels(levels: readonly string[], known: readonly string[]): Unfit | null {
  const wrong = levels.filter((level) => !known.includes(level))
  if (wrong.length === 0 && levels.length > 0) return null
  return {
    zh: `没有等级 ${wrong.join('、')}；可选 ${known.join('、')}`,
    en: `no such level: ${wrong.join(', ')}; there are ${known.join(', ')}`,
  }
}

function programmeOf(all: readonly Programme[], { programme: id }: Wanted): Programme | Unfit {
  const [only, ...others] = id === undefined ? all : all.filter((one) => one.id === id)
  if (only && others.length === 0) return only
  const ids = all.map((one) => one.id)
  return {
    zh: `请指明活动：--programme ${ids.join(' | ') || '（文件夹里没有可用的活动，先运行 biaogan check）'}`,
    en: `say which programme: --programme ${ids.join(' | ') || '(none in the folder is sound: run biaogan check first)'}`,
  }
}

function parentOf(
  all: readonly Standard[],
  programme: Programme,
  { parent }: Wanted,
): Standard | Unfit | null {
  if (parent === undefined) return null
  const own = all.filter((one) => one.programme === programme.id)
  const versions = own.filter(({ id }) => id === parent.split('@')[0])
  const names = (versions.length > 0 ? versions : own).map(({ id, version }) => `${id}@${version}`)
  return (
    own.find(({ id, version }) => `${id}@${version}` === parent) ?? {
      zh: `没有标准 ${parent}；可沿用 ${names.join('、')}`,
      en: `there is no standard "${parent}"; there are ${names.join(', ')}`,
    }
  )
}

/** Beside the programme's other standards. */
function folderOf(files: ReadonlyMap<string, string>, programme: string, id: string): string {
  const own = [...files].find(
    ([file, text]) => /(^|\/)programme\.yaml$/.test(file) && parse(text)?.id === programme,
  )!
  const at = posix.dirname(own[0])
  const grouped = [...files.keys()].some((file) => file.startsWith(`${at}/industries/`))
  return posix.join(at, grouped ? 'industries' : '', id)
}

function filled(
  folder: string,
  { id, name = id, sector = id, levels, today }: Wanted & { readonly levels: readonly string[] },
  programme: Programme,
  parent: Standard | null,
): ReadonlyMap<string, string> {
  const kind = parent ? 'tailored' : 'standard'
  const words: { readonly [word: string]: string } = {
    ...{ id, sector, today, title: name.replace(/\s+/g, ' '), name: stringify(name).trim() },
    ...{ programme: programme.id, source: sourceOf(programme) },
    ...{ levels: levels.join(', '), level: levels[0]!, grades: gradesOf(levels) },
    ...{ schema: schemaFrom(folder, 'standard'), examples_schema: schemaFrom(folder, 'examples') },
    parent: parent ? `${parent.id}@${parent.version}` : '',
    parent_id: parent?.id ?? '',
    kept: parent?.indicators?.[0]?.id ?? '',
  }
  const own = ownFacts(Object.keys(programme.facts))
  const all = { ...words, marks: own(marksOf(levels)) }
  const parts = ['standard.yaml', 'examples.yaml'].map(
    (part) => [posix.join(folder, part), fill(own(template(kind, part)), all)] as const,
  )
  return new Map(parts)
}

/** The facts that the skeleton declares. */
const declared = [...template('standard', 'standard.yaml').matchAll(/^ {2}(\w+): \{ name: /gm)].map(
  ([, id]) => id!,
)

/** They are its own: one that the programme shares under the same id is called otherwise. */
const ownFacts =
  (shared: readonly string[]) =>
  (text: string): string =>
    declared
      .filter((id) => shared.includes(id))
      .reduce((all, id) => all.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), `own_${id}`), text)

/** The clause that a default cites until the author names the law: a default where the programme has such a source. */
function sourceOf({ sources }: Programme): string {
  const all = Object.entries(sources)
  const [id, { clauses }] = all.find(([, { kind }]) => kind === 'default') ?? all[0]!
  const known = Array.isArray(clauses) ? clauses : Object.keys(clauses ?? {})
  const clause = known.includes('thresholds') ? 'thresholds' : known[0]
  return clause === undefined ? id : `${id} ${clause}`
}

const markAt = (at: number): number => Math.max(60, 90 - 5 * at)

/** What the skeleton asks to be displayed, at five points each; a person who comes late costs two. */
const shown = ['sign', 'identity', 'pledge', 'hotline']

/** Of every level an example that just reaches its mark, and one that just does not. */
export const marksOf = (levels: readonly string[]): string =>
  levels
    .flatMap((level, at) => [
      markExample(level, markAt(at), 'met', '恰好过线'),
      markExample(level, markAt(at) - 1, 'unmet', '差一分'),
    ])
    .join('\n')

function markExample(level: string, total: number, grade: string, note: string): string {
  const off = 100 - total
  const fewer = shown.map((_, at) => at).find((k) => (off - 5 * k) % 2 === 0 && off - 5 * k <= 30)!
  return [
    `- note: ${level} ${note}`,
    `  level: ${level}`,
    '  like: full-marks',
    `  given: { late_times: ${(off - 5 * fewer) / 2}, displayed: [${shown.slice(fewer).join(', ')}] }`,
    `  want: { total: ${total}, grade: ${grade} }`,
  ].join('\n')
}

/** Every level with a mark to reach, the higher the level the more; the levels stand from the highest down. */
export const gradesOf = (levels: readonly string[]): string =>
  levels
    .map((level, at) => {
      const mark = markAt(at)
      return [
        `  ${level}:`,
        `    - { id: met, name: 达标, at_least: ${mark}, outcome: met }`,
        '    - { id: unmet, name: 未达标, outcome: unmet }',
      ].join('\n')
    })
    .join('\n')

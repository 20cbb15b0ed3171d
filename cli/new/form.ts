import { isMap, type Pair, parseDocument, type Scalar, stringify } from 'yaml'
import { load, type Methods } from '../../engine/index.ts'
import { type Unfit, unfitWord } from './standard.ts'
import { fill, template } from './template.ts'

export interface WantedForm {
  readonly id: string
  readonly name?: string | undefined
  readonly programme?: string | undefined
}

type Files = ReadonlyMap<string, string>

/** The programme's `fields.yaml` with one set of fields more behind the others, every other letter as it was; or why there is none. */
export function newForm(
  files: Files,
  { id, name = id, programme }: WantedForm,
  methods: Methods,
): Files | Unfit {
  const unfit = unfitWord(id)
  if (unfit) return unfit
  const found = fieldsOf(files, programme, methods)
  if (typeof found !== 'string') return found
  const text = files.get(found)!
  const sets = parseDocument(text).get('sets', true)
  const pairs = isMap(sets) ? (sets.items as readonly Pair<Scalar<string>>[]) : []
  const [first] = pairs
  if (!isMap(sets) || sets.flow || !first)
    return {
      zh: `${found} 的 sets 须分行写，并且已有一张表单；先运行 biaogan check`,
      en: `"sets" in ${found} must be written in lines and have a set already: run biaogan check first`,
    }
  if (pairs.some(({ key }) => key.value === id))
    return { zh: `表单 ${id} 已经有了；换一个标识`, en: `there is a form "${id}"; take another id` }
  const start = first.key.range![0]
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1)
  const end = endOf(text, sets.range![1])
  const form = fill(template('form', 'fields.yaml'), {
    id,
    title: name.replace(/\s+/g, ' '),
    name: stringify(name).trim(),
  })
  const lines = form
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}\n`)
  const before = text.slice(0, end)
  return new Map([
    [found, `${before}${before.endsWith('\n') ? '' : '\n'}${lines.join('')}${text.slice(end)}`],
  ])
}

/** Behind the last line of what ends there. */
function endOf(text: string, end: number): number {
  const last = text.slice(0, end).trimEnd().length
  const breaks = text.indexOf('\n', last)
  return breaks < 0 ? text.length : breaks + 1
}

/** The file of the programme's fields; the programme must be sound. */
function fieldsOf(files: Files, programme: string | undefined, methods: Methods): string | Unfit {
  const { definitions } = load(files, methods)
  const ids = definitions.flatMap((one) => (one.kind === 'programme' ? [one.id] : []))
  const [only, ...others] = ids.filter((id) => programme === undefined || id === programme)
  const heads = [...files].filter(([file]) => /(^|\/)programme\.yaml$/.test(file))
  const head = heads.find(([, text]) => parseDocument(text).get('id') === only)
  const file = head?.[0].replace(/programme\.yaml$/, 'fields.yaml')
  if (only && others.length === 0 && file && files.has(file)) return file
  return {
    zh: `请指明活动：--programme ${ids.join(' | ') || '（文件夹里没有可用的活动，先运行 biaogan check）'}`,
    en: `say which programme: --programme ${ids.join(' | ') || '(none in the folder is sound: run biaogan check first)'}`,
  }
}

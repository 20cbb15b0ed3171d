import { posix } from 'node:path'
import { stringify } from 'yaml'
import { type LocalDate, load, type Methods } from '../../engine/index.ts'
import { gradesOf, marksOf, type Unfit, unfitWord } from './standard.ts'
import { fill, partsOf, schemaFrom, template } from './template.ts'

export interface WantedProgramme {
  readonly id: string
  readonly name?: string | undefined
  readonly today: LocalDate
}

type Files = ReadonlyMap<string, string>

/** The levels of the template, from the highest down. */
const levels = ['city', 'county']

/**
 * The files of a new programme in a folder of its own: its rules, sources, facts, forms, a procedure, a standard with
 * examples for whoever has none, and a history that plays. Or why there are none. Nothing is written.
 */
export function newProgramme(
  files: Files,
  wanted: WantedProgramme,
  methods: Methods,
): Files | Unfit {
  const { id, name = id } = wanted
  const unfit = unfitWord(id) ?? taken(files, id, methods)
  if (unfit) return unfit
  const words = {
    id,
    today: wanted.today,
    title: name.replace(/\s+/g, ' '),
    name: stringify(name).trim(),
  }
  const title = stringify(`${words.title}办法`).trim()
  const own = partsOf('programme').map((part) => {
    const path = posix.join(id, part)
    return [
      path,
      filled('programme', part, posix.dirname(path), { ...words, rules: title }),
    ] as const
  })
  return new Map([...own, ...standard(wanted, words.title)])
}

function taken(files: Files, id: string, methods: Methods): Unfit | null {
  const { definitions } = load(files, methods)
  const there = definitions.some((one) => one.kind === 'programme' && one.id === id)
  const folder = [...files.keys()].some((file) => file.startsWith(`${id}/`))
  return there || folder
    ? {
        zh: `活动或文件夹 ${id} 已经有了；换一个标识`,
        en: `there is a programme or folder "${id}"; take another id`,
      }
    : null
}

function filled(
  kind: string,
  part: string,
  folder: string,
  words: { readonly [word: string]: string },
): string {
  const names = ['programme', 'sources', 'facts', 'fields', 'procedure', 'script']
  const schemas = names.map((name) => [`schema:${name}`, schemaFrom(folder, name)])
  return fill(template(kind, part), { ...words, ...Object.fromEntries(schemas) })
}

/** The standard for those who have none: published, since a case that is registered rests on it. */
function standard({ id, today }: WantedProgramme, title: string): Files {
  const folder = `${id}/${id}-basic`
  const words = {
    ...{
      id: `${id}-basic`,
      sector: id,
      today,
      title: `${title}基本标准`,
      name: `${title}基本标准`,
    },
    ...{ programme: id, source: 'rules 2', levels: levels.join(', '), level: levels.at(-1)! },
    ...{ grades: gradesOf(levels), marks: marksOf(levels) },
    ...{ schema: schemaFrom(folder, 'standard'), examples_schema: schemaFrom(folder, 'examples') },
  }
  const made = ['standard.yaml', 'examples.yaml'].map((part) => {
    const text = fill(template('standard', part), { ...words, name: stringify(words.name).trim() })
      .replace(/^publication: draft/m, 'publication: published')
      .replace(/^applies_to: .*$/m, 'applies_to: {} # 给谁用：没有别的标准的都用它')
    return [`${folder}/${part}`, text] as const
  })
  return new Map(made)
}

import { nearest, type Problem } from './problem.ts'
import { choices } from './rule.ts'
import type { Kind } from './schemas.ts'

/** Which kind of definition a file is, by its place: the folder says it, nothing has to be listed. */
const kinds: readonly (readonly [RegExp, Kind])[] = [
  [/(^|\/)calendar\/[^/]+\.yaml$/, 'calendar'],
  [/(^|\/)procedures\/[^/]+\.yaml$/, 'procedure'],
  [/(^|\/)histories\/[^/]+\.yaml$/, 'script'],
  [/(^|\/)history\.yaml$/, 'script'],
  [/(^|\/)province\.yaml$/, 'script'],
  [/(^|\/)programme\.yaml$/, 'programme'],
  [/(^|\/)fields\.yaml$/, 'fields'],
  [/(^|\/)facts\.yaml$/, 'facts'],
  [/(^|\/)sources\.yaml$/, 'sources'],
  [/(^|\/)lock\.yaml$/, 'lock'],
  [/(^|\/)standard\.yaml$/, 'standard'],
  [/(^|\/)examples\.yaml$/, 'examples'],
  [/(^|\/)biaogan\.config\.yaml$/, 'config'],
  [/(^|\/)trust\.yaml$/, 'trust'],
]

/** Kinds that mean something by themselves; the others belong to a programme. */
const alone: readonly Kind[] = ['calendar', 'script', 'programme', 'config', 'trust']

/** null for a file that is no definition. */
export const kindOf = (file: string): Kind | null =>
  kinds.find(([pattern]) => pattern.test(file))?.[1] ?? null

export const folderName = (file: string): string => file.split('/').at(-2) ?? ''
/** A file of this name in the same folder. */
export const beside = (file: string, name: string): string =>
  `${file.slice(0, file.lastIndexOf('/') + 1)}${name}`

/** Files that would be passed over: of a name that no kind has, or below no programme. */
export function strayProblems(files: readonly string[]): readonly Problem[] {
  const roots = files.filter((file) => kindOf(file) === 'programme').map((file) => beside(file, ''))
  return files.flatMap((file) => {
    const within = roots.some((root) => file.startsWith(root))
    const kind = kindOf(file)
    if (kind) return within || alone.includes(kind) ? [] : [programmeMissing(file)]
    const belongs = within && /\.ya?ml$/.test(file)
    return belongs || kindOf(proper(file)) ? [fileUnknown(file)] : []
  })
}

/** As it would be called if it ended as definitions do. */
const proper = (file: string): string => file.replace(/\.yml$/, '.yaml')
const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

const names = [
  ...['programme', 'fields', 'facts', 'sources', 'lock'].map((name) => `${name}.yaml`),
  ...['standard', 'examples', 'history', 'province'].map((name) => `${name}.yaml`),
  ...['procedures/*.yaml', 'histories/*.yaml'],
]

function fileUnknown(file: string): Problem {
  const name = nameOf(proper(file))
  const near = kindOf(proper(file)) ? name : nearest(name, names)
  const [zh, en] = choices(near, names)!
  return problem(
    file,
    'file-unknown',
    `不认识的文件名 ${nameOf(file)}`,
    `no definition has the file name "${nameOf(file)}"`,
    { zh, en },
  )
}

const programmeMissing = (file: string): Problem =>
  problem(
    file,
    'programme-missing',
    '所在文件夹及其上级都没有 programme.yaml',
    'there is no programme.yaml in its folder or above',
    null,
  )

const problem = (
  file: string,
  code: string,
  zh: string,
  en: string,
  fix: Problem['fix'],
): Problem => ({ file, line: 1, column: 1, code, zh, en, fix })

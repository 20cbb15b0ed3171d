import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { isSeq, parseDocument } from 'yaml'
import { type Language, type Methods, problemText } from '../../engine/index.ts'
import { configFile, home, readPlugins } from '../../server/index.ts'
import { say } from '../words.ts'
import { writeAll } from './new.ts'
import type { Unfit } from './standard.ts'
import { fill, partsOf, template } from './template.ts'
import { sayNew } from './words.ts'

export interface WantedMethod {
  readonly kind: string
  readonly title?: string | undefined
  /** Where the package's folder is to lie. */
  readonly folder: string
  readonly config?: string | undefined
}

/** Writes a package with one scoring method, its table and its tests, and names it in the configuration; 1 where it says why not. */
export async function newMethodIn(
  wanted: WantedMethod,
  { language, methods }: { readonly language: Language; readonly methods: Methods },
  print: (line: string) => void,
): Promise<number> {
  const config = wanted.config ?? configFile
  const folder = join(wanted.folder, wanted.kind)
  const unfit = unfitMethod(wanted, folder, methods)
  const text = unfit ?? namedIn(config, folder)
  if (typeof text !== 'string') {
    print(text[language])
    return 1
  }
  const flaws = await tried(wanted, config, language)
  for (const one of flaws) print(one)
  if (flaws.length > 0) {
    print(sayNew(language, 'nothingWritten'))
    return 1
  }
  const files = [...filesOf(wanted, folder)].map(([file, part]) => [file, part, false] as const)
  writeAll([...files, [config, text, existsSync(config)]])
  for (const [file] of files) print(say(language, 'written', file))
  print(say(language, 'written', config))
  print(sayNew(language, 'methodNext', folder, wanted.kind, config))
  return 0
}

function unfitMethod({ kind }: WantedMethod, folder: string, methods: Methods): Unfit | null {
  if (methods.has(kind))
    return {
      zh: `计分方法 ${kind} 已经有了；换一个名称`,
      en: `there is a method "${kind}"; take another name`,
    }
  if (existsSync(folder))
    return {
      zh: `文件夹 ${folder} 已经有了；换一个名称`,
      en: `there is a folder ${folder}; take another name`,
    }
  return word.test(kind)
    ? null
    : {
        zh: `名称 ${kind} 只能用小写字母和下划线，如 best_of`,
        en: `the kind "${kind}" may have small letters and underscores only, as best_of has`,
      }
}

/** As the engine takes it. */
const word = /^[a-z]+(_[a-z]+)*$/

/** The files of the package, by their paths. */
function filesOf(
  { kind, title = kind }: WantedMethod,
  folder: string,
): ReadonlyMap<string, string> {
  const engine = resolve(home, 'dist/engine/index.js')
  // A path from the package stays right when both are moved together.
  const beside = relative(resolve(folder), engine).replaceAll('\\', '/')
  const quoted = JSON.stringify(title).slice(1, -1)
  const words = {
    ...{ kind, title: title.replace(/\s+|\*\//g, ' '), title_js: quoted.replaceAll("'", "\\'") },
    ...{ package: `biaogan-${kind.replaceAll('_', '-')}`, described: quoted },
    engine: beside.startsWith('.') ? beside : `./${beside}`,
  }
  const named = (part: string): string => part.replace(/^cases/, kind)
  return new Map(
    partsOf('method').map((part) => [
      join(folder, named(part)),
      fill(template('method', part), words),
    ]),
  )
}

/** The configuration with the package in its list, every other letter as it was; or why it cannot be. */
function namedIn(config: string, folder: string): string | Unfit {
  const path = relative(dirname(resolve(config)), resolve(folder)).replaceAll('\\', '/')
  const entry = path.startsWith('.') ? path : `./${path}`
  if (!existsSync(config)) return `format: 1\nmethods: [${entry}]\n`
  const text = readFileSync(config, 'utf8')
  const list = parseDocument(text).get('methods', true)
  if (list === undefined) return `${text.replace(/\n?$/, '\n')}methods: [${entry}]\n`
  if (!isSeq(list) || !list.range)
    return { zh: `${config} 的 methods 应为列表`, en: `"methods" in ${config} should be a list` }
  const end = list.range[1]
  if (list.flow) {
    const more = list.items.length > 0 ? `, ${entry}` : entry
    const before = text.slice(0, end - 1).trimEnd()
    return `${before}${more}${text.slice(end - 1)}`
  }
  const start = list.range[0]
  const indent = ' '.repeat(start - text.lastIndexOf('\n', start - 1) - 1)
  const before = text.slice(0, end).replace(/\n?$/, '\n')
  return `${before}${indent}- ${entry}\n${text.slice(end)}`
}

/** What is wrong with the package as the engine takes it, tried in a folder that is gone afterwards. */
async function tried(
  wanted: WantedMethod,
  config: string,
  language: Language,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(resolve(dirname(config)), '.new-method-'))
  try {
    const own = join(folder, wanted.kind)
    const file = join(folder, basename(config))
    const files = [...filesOf(wanted, own)].map(([path, text]) => [path, text, false] as const)
    writeAll([...files, [file, `format: 1\nmethods: [./${wanted.kind}]\n`, false]])
    const { problems } = await readPlugins(file)
    return problems.map((one) => problemText(one, language))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

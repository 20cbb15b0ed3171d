import { isAbsolute, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Language } from '../../engine/index.ts'
import { type Replacement, severityOf, type Told } from './told.ts'

/** What a log says of the tool, and how it finds the files. */
export interface SarifOptions {
  readonly language: Language
  readonly version: string
  /** The path of a problem's file from the working folder. */
  readonly pathOf: (file: string) => string
  /** More than the first problem of a code says of it. */
  readonly helpOf?: (code: string) => string | undefined
}

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json'

/** Problems as a log of SARIF 2.1.0: one rule for each code, one result for each problem, files from the working folder. */
export function sarifOf(all: readonly Told[], options: SarifOptions): object {
  const codes = [...new Set(all.map(({ code }) => code))].sort()
  const rules = codes.map((code) => ruleOf(all.find((one) => one.code === code)!, options))
  const results = all.map((told) => resultOf(told, codes.indexOf(told.code), options))
  const driver = {
    name: 'biaogan',
    semanticVersion: options.version,
    language: tags[options.language],
    rules,
  }
  const base = { description: { text: words.base[options.language] } }
  const run = {
    tool: { driver },
    language: tags[options.language],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { SRCROOT: base },
    results,
  }
  return { $schema: schema, version: '2.1.0', runs: [run] }
}

const tags = { zh: 'zh-CN', en: 'en' } as const
const words = {
  base: { zh: '运行命令时的工作文件夹', en: 'the folder that the command was run in' },
  right: { zh: '应为：', en: 'right would be: ' },
  fix: { zh: '改为上面应为的写法', en: 'written as it should be' },
} as const

function ruleOf(told: Told, { language, helpOf }: SarifOptions): object {
  const text = helpOf?.(told.code) ?? said(told, language)
  return {
    id: told.code,
    shortDescription: { text: told.code },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: severityOf(told) },
  }
}

const said = (told: Told, language: Language): string =>
  told.fix ? `${told[language]} (${words.right[language]}${told.fix[language]})` : told[language]

function resultOf(told: Told, ruleIndex: number, options: SarifOptions): object {
  const { line, column, endLine, endColumn, edits = [] } = told
  const artifactLocation = locationOf(options.pathOf(told.file))
  const region = {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  }
  const change = { artifactLocation, replacements: edits.map(replacementOf) }
  const fix = { description: { text: words.fix[options.language] }, artifactChanges: [change] }
  return {
    ...{ ruleId: told.code, ruleIndex, level: severityOf(told) },
    message: { text: said(told, options.language) },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(edits.length > 0 ? { fixes: [fix] } : {}),
  }
}

const replacementOf = ({ start, end, text }: Replacement): object => ({
  deletedRegion: { charOffset: start, charLength: end - start },
  insertedContent: { text },
})

/** From the working folder where it is inside; a file elsewhere by its whole address. */
function locationOf(path: string): object {
  const inside = !isAbsolute(path) && path.split(/[\\/]/)[0] !== '..'
  if (!inside) return { uri: pathToFileURL(resolve(path)).href }
  const uri = path.split(sep).map(encodeURIComponent).join('/')
  return { uri, uriBaseId: 'SRCROOT' }
}

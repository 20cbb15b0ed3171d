/**
 * Makes what is derived: the schema of scoring rules from the methods, the types of definitions from the
 * schemas. A test makes them again and compares, so that neither can go stale.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compile } from 'json-schema-to-typescript'
import { programOf } from '../cli/program.ts'
import { referencePage } from '../cli/shell/reference.ts'
import { withMethods } from '../engine/define/rule-schema.ts'
import { builtIn, inWords, load } from '../engine/index.ts'
import { readFolder } from '../server/index.ts'
import { drawFlow } from '../web/portal/flow.ts'
import { guideFile, guidePage } from './guide.ts'
import { examplesFile, lintExamples, lintPages } from './lint-pages.ts'
import { mechanicsFile, mechanicsPage } from './mechanics-page.ts'
import { methodsFile, methodsPage } from './methods-page.ts'
import { mistakesFile, mistakesPage } from './mistakes-page.ts'
import { pictures } from './pictures.ts'
import { provenNow, standardsFile, standardsPage } from './standards-page.ts'

const folder = 'standards/schema'
export const picture = 'docs/six-stages.svg'
export const referenceFile = 'docs/command-line.md'

/** Every command with what it takes, from the tree of commands. */
export const reference = (): string => referencePage(programOf(() => {}).program)

const order = [
  'calendar',
  'programme',
  'procedure',
  'fields',
  'facts',
  'sources',
  'lock',
  'standard',
  'examples',
  'overlay',
  'batch',
  'script',
  'config',
  'trust',
  'signature',
]

/** `standard.json` with its `score` made from the table of methods. */
export function standardSchema(): string {
  return `${JSON.stringify(withMethods(schemaOf('standard'), builtIn), null, 2)}\n`
}

const schemaOf = (name: string) => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** What an overlay says as a standard says it, with what is other about it there. */
const overlaid: { readonly [property: string]: object } = {
  publication: { description: '生成的标准走到哪一步，以叠加版与原标准中较靠前的为准。' },
  applies_to: {
    minProperties: 1,
    description: '只给哪些集体用；与各标准自己的适用范围合在一起。',
  },
  effective: { description: '生成的标准自叠加版与原标准中较晚的一天起施行。' },
  basis: { description: '接在各标准自己的依据后面。' },
  sources: {},
  facts: {},
  rubrics: {},
  conditions: {},
  exclusive: {},
  gates: {},
  vetoes: {},
  tailor: {
    title: '对各标准的改动',
    description:
      '改哪里都以 over 所写的标识开头，如 measures-2016/league_work；在每一份标准上改同名的那一处。',
  },
  display: { description: '公开承诺接在各标准自己的后面；投诉渠道写了的换掉原来的。' },
}

/** `overlay.json` with the words that it shares with a standard and its examples, made of theirs. */
export function overlaySchema(): string {
  const [own, standard, examples] = ['overlay', 'standard', 'examples'].map(schemaOf)
  const shared = Object.entries(overlaid).map(([name, other]) => [
    name,
    { ...standard.properties[name], ...other },
  ])
  const { $schema: _, $id: __, ...list } = examples
  const schema = {
    ...own,
    properties: { ...own.properties, ...Object.fromEntries(shared) },
    $defs: { ...standard.$defs, examples: list },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

/** TypeScript types of every definition, from its schema: one name for what the files share. */
export async function shapes(): Promise<string> {
  const present = readdirSync(folder).map((file) => file.replace('.json', ''))
  const files = order.filter((one) => present.includes(one))
  const $defs: Record<string, unknown> = {}
  for (const name of files) {
    const { $defs: own = {}, ...schema } = schemaOf(name)
    Object.assign($defs, bare(own, true), { [`${name}-file`]: bare(schema) })
  }
  const root = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(files.map((name) => [name, { $ref: `#/$defs/${name}-file` }])),
    required: files,
    $defs,
  }
  const text = await compile(root as never, 'Files', { bannerComment: '', format: false })
  return `// Made by \`npm run generate\` from standards/schema; do not edit.\n${text.replaceAll(/\/\*\*[\s\S]*?\*\/\n/g, '')}`
}

/** A schema without the words for editors, with the settled form of what may vary, and without minima that would make tuples of lists. */
function bare(schema: unknown, isMap = false): unknown {
  if (Array.isArray(schema)) return schema.map((item) => bare(item))
  if (schema === null || typeof schema !== 'object') return schema
  if (!isMap && 'else' in schema) return bare(schema.else)
  if (!isMap && 'allOf' in schema) return { oneOf: ofKinds(schema.allOf as readonly object[]) }
  if (!isMap && 'then' in schema) {
    const { if: _, then: whole, ...rest } = schema as Record<string, object>
    return bare(together(rest, whole!))
  }
  const dropped = [
    'title',
    'description',
    'enumDescriptions',
    'patternErrorMessage',
    'defaultSnippets',
    'examples',
    'minItems',
    'maxItems',
    '$id',
    '$schema',
    'propertyNames',
  ]
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => isMap || !dropped.includes(key))
      .map(([key, value]) => [
        key,
        bare(value, !isMap && (key === 'properties' || key === '$defs')),
      ]),
  )
}

/** Two schemas as one: what both say of a part is joined there, and otherwise the second stands instead. */
function together(one: object, other: object): object {
  const joined = (key: string, value: unknown): unknown => {
    const before = (one as Record<string, unknown>)[key]
    return isPart(before) && isPart(value) ? together(before, value) : value
  }
  const own = Object.entries(other).map(([key, value]) => [key, joined(key, value)])
  return { ...one, ...Object.fromEntries(own) }
}

const isPart = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What each kind of a union takes, once it is named. */
const ofKinds = (kinds: readonly object[]): unknown =>
  kinds.map((one) => bare((one as { readonly then: unknown }).then))

/** The picture of the default flow, from its definition, with the few rules of style that it needs inside it. */
export function flowPicture(): string {
  const { definitions } = load(readFolder('standards/youth-model-unit'))
  const programme = definitions.find((one) => one.kind === 'programme')
  const procedure = definitions.find(
    (one) => one.kind === 'procedure' && one.id === programme?.value.procedures.default,
  )
  if (programme?.kind !== 'programme' || procedure?.kind !== 'procedure')
    throw new Error('the default procedure does not load')
  const sheet = readFileSync('web/portal/style.css', 'utf8')
  const rules = sheet.match(/^(?::root|svg\.flow)[^{]*(?:,\n[^{]*)*\{[^}]*\}/gm) ?? []
  const { parties } = programme.value
  const marks = {
    id: 'flow',
    name: inWords(procedure.value.name),
    language: 'zh' as const,
    parties,
  }
  const drawing = String(drawFlow(procedure.value, marks))
  const open = drawing.indexOf('>') + 1
  const head = drawing.slice(0, open).replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
  const font =
    'svg{background:#fff;font-family:"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}'
  return `${head}<style>${[font, ...rules].join('\n')}</style>${drawing.slice(open)}\n`
}

if (process.argv[1]?.endsWith('generate.js')) {
  writeFileSync(join(folder, 'standard.json'), standardSchema())
  writeFileSync(join(folder, 'overlay.json'), overlaySchema())
  writeFileSync('engine/shapes.ts', await shapes())
  writeFileSync(picture, flowPicture())
  writeFileSync(methodsFile, `${methodsPage()}\n`)
  writeFileSync(mechanicsFile, `${mechanicsPage()}\n`)
  writeFileSync(guideFile, guidePage())
  writeFileSync(mistakesFile, `${mistakesPage()}\n`)
  for (const [file, drawing] of pictures()) writeFileSync(file, drawing)
  writeFileSync(referenceFile, `${reference()}\n`)
  for (const [file, page] of [...lintPages(), [lintExamples, examplesFile().trimEnd()] as const]) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${page}\n`)
  }
  const proven = provenNow((name) => process.stdout.write(`${standardsFile}: ${name}\n`))
  writeFileSync(standardsFile, `${standardsPage(proven)}\n`)
}

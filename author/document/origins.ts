import {
  type Authored,
  inWords,
  namesOf,
  ownOf,
  type Text,
  type Traced,
} from '../../engine/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { citesHtml, type Told } from './cited.ts'
import { type Scene, table } from './scene.ts'
import { memberText } from './words.ts'

type Tailoring = Traced['tailored'][number]

/** The standards of a chain, each by the path of its own file, the eldest last. */
type Above = Pick<Authored, 'own' | 'value' | 'parent'>
const chainOf = (one: Above): readonly Above[] => [one, ...(one.parent ? chainOf(one.parent) : [])]
const called = ({ value: { id, version } }: Above): string => `${id}@${version}`

/** What was done to a part, in short, leading to what is said of it in full; nothing where nothing was. */
export function changedAt({ traces, say }: Scene, node: string): Value {
  const found = traces.find((one) => one.node === node && !one.gone)
  if (!found) return null
  const done = found.tailored.filter(({ do: does }) => does !== 'keep')
  if (done.length === 0) return null
  return html`<div class="hint"><a href="#o-${anchorOf(node)}">${done.map((one) => say(one.do)).join(say('list'))}</a></div>`
}

const anchorOf = (node: string): string => node.replaceAll('/', '-')

/** Where each part of a standard that extends another comes from, and what was done to it on the way. */
export function originsHtml(scene: Scene, documents: readonly Told[]): Html | null {
  const { authored, traces, say, file } = scene
  if (!authored.parent) return null
  const chain = chainOf(authored)
  const own = authored.own.file
  const told = traces.filter(({ tailored, written }) => tailored.length > 0 || written.file === own)
  const listed = told.filter(({ node, tailored }) => tailored.length > 0 || isPart(node))
  const rows = listed.map((one) => {
    const from = chain.find(({ own: { file } }) => file === one.written.file)
    const at = from && from !== chain[0] ? called(from) : say('ownPart')
    return html`<tr id="o-${anchorOf(one.node)}"><th scope="row">${nodeName(scene, one)}</th><td>${at}</td><td>${one.tailored.map((done) => doneHtml(scene, one.node, done, documents))}</td></tr>
`
  })
  const heads = [say('part'), say('from'), say('done')]
  return html`<p class="note">${say('originsNote', { parent: file.extends ?? '' })}</p>
${table({ kind: 'origins', caption: say('origins'), heads }, html`<tbody>${rows}</tbody>`)}`
}

/** Blocks that say of a standard what it is are its own as a matter of course. */
const isPart = (node: string): boolean => node.includes('/') || !blocks.has(node)
const blocks = new Set([
  ...['format', 'id', 'version', 'publication', 'name', 'programme', 'sector', 'applies_to'],
  ...['effective', 'basis', 'extends', 'levels', 'numbers', 'sources', 'facts', 'display'],
  ...['adjust', 'rubrics', 'stages', 'retest', 'ranking', 'supervision', 'not_applicable'],
  'assessment',
])

/** What a part is called: an indicator, a fact, or what stands in a list, by its name; else by its address. */
function nodeName({ authored, plain }: Scene, { node, gone }: Traced): Value {
  const all = chainOf(authored)
  const name = all.flatMap(({ value }) => nodeIn(value, node)?.name ?? [])[0]
  const shown = name === undefined ? node : html`${plain(name)} <span class="hint">${node}</span>`
  return gone ? html`<s>${shown}</s>` : shown
}

type File = Authored['value']
interface Named {
  readonly id: string
  readonly name?: Text
  readonly children?: readonly Named[]
}

/** A node as a standard has it. */
function nodeIn(value: File, node: string): Pick<Named, 'name'> | undefined {
  const [first = '', second = '', third = ''] = node.split('/')
  if (first === 'facts') return value.facts[second] as Pick<Named, 'name'>
  if (first === 'grades') return value.grades[second]?.find(({ id }) => id === third) as Named
  if (first === 'vetoes' || first === 'gates' || first === 'conditions')
    return (value[first] as readonly Named[] | undefined)?.find(({ id }) => id === second)
  const { bonus, penalty } = value.adjust ?? {}
  const items = [...value.indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])]
  return everyNamed(items as unknown as readonly Named[]).find(({ id }) => id === first)
}

const everyNamed = (all: readonly Named[]): readonly Named[] =>
  all.flatMap((one) => [one, ...everyNamed(one.children ?? [])])

/** One operation: of which standard, which of its list, what it does, why, and by whose law. */
function doneHtml(scene: Scene, node: string, done: Tailoring, documents: readonly Told[]): Html {
  const { say, language, authored } = scene
  const by = chainOf(authored).find(({ own }) => own.file === done.at.file)!
  const operations = ownOf(by as Authored).tailor ?? []
  const n = operations.findIndex((_, at) => {
    const { line, column } = by.own.place(['tailor', at])
    return line === done.at.line && column === done.at.column
  })
  const where = say('operation', { n: n + 1 })
  const whose = by.own === authored.own ? where : `${called(by)} ${where}`
  const what = changeText(scene, by, node, done.part)
  const why = inWords(done.why, language)
  return html`<p>${whose}${say('colon')}${what ?? say(done.do)}${say('semicolon')}${say('because', { why })} ${citesHtml(documents, done.source, ' ')}</p>`
}

/** What a member was and what it is; of one that is no single value, that it was set. Null for a whole node. */
function changeText(
  { say, language, standard }: Scene,
  by: Above,
  node: string,
  part: string,
): string | null {
  if (part === '') return null
  const name = memberText(part, language)
  const [from, to] = [by.parent, by].map((one) => one && memberIn(nodeIn(one.value, node), part))
  if (!isPlain(from) || !isPlain(to)) return `${say('set')} ${name}`
  const { formula } = namesOf(standard.facts, language)
  const told = (value: string | number | boolean): string =>
    part.endsWith('when') ? `“${formula(String(value))}”` : String(value)
  return say('fromTo', { part: name, from: told(from), to: told(to) })
}

const memberIn = (node: unknown, part: string): unknown =>
  part
    .split('/')
    .reduce<unknown>(
      (inside, step) =>
        typeof inside === 'object' && inside !== null
          ? (inside as { readonly [member: string]: unknown })[step]
          : undefined,
      node,
    )

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

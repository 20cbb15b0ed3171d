import type { Authored } from '../../engine/index.ts'
import { Html, html, type Value } from '../../web/portal/index.ts'
import { assessingHtml } from './assessing.ts'
import { type Citing, documentsOf } from './cited.ts'
import { criteriaHtml, everyIndicator, type Trees, treesOf } from './criteria.ts'
import { conditionsHtml, gatesHtml, gradesHtml, gradesIn, listed, vetoesHtml } from './decision.ts'
import { examplesHtml } from './examples.ts'
import { factsHtml } from './facts.ts'
import { headHtml } from './head.ts'
import { originsHtml } from './origins.ts'
import { handful, type Played, playedIn } from './played.ts'
import { type Scene, type SceneOptions, sceneOf } from './scene.ts'
import { sourcesHtml } from './sources.ts'
import { style } from './style.ts'

export interface DocumentOptions extends SceneOptions {
  /** Every example, a few that show the most, or none. */
  readonly examples: 'all' | 'some' | 'none'
}

/** By this a file is known as one that was made here. */
export const madeHere = '<meta name="generator" content="biaogan doc">'

/**
 * A standard as its readers know it, in one file that needs nothing else: no script, no picture, no font. The same
 * standard gives the same bytes.
 */
export function documentOf(authored: Authored, options: DocumentOptions): string {
  const scene = sceneOf(authored, options)
  const { say, plain, file, language } = scene
  const sections = sectionsOf(scene, options)
  const title = plain(file.name)
  const version = `${file.id}@${file.version}`
  return `<!doctype html>
${html`<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
${Html.of([madeHere], [])}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} ${version}</title>
<style>${Html.of([style], [])}
@page { @top-left { content: "${styleText(title)}"; } @top-right { content: "${styleText(version)}"; } }
${Html.of([running], [])}</style>
</head>
<body>
<a class="skip" href="#text">${say('skip')}</a>
<header><h1>${scene.name(file.name)}</h1>
<p class="under">${scene.name(authored.programme.name)} · ${version}</p></header>
${contents(scene, sections)}
<main id="text">
${sections.map(
  ({ id, title, body }, at) => html`<section id="${id}"><h2>${numbered(scene, at, title)}</h2>
${body}
</section>
`,
)}</main>
</body>
</html>`}
`
}

/** 四号半角宋体，数字左右各放一条一字线；单页码居右，双页码居左 (GB/T 9704). */
const running = `
@page { @top-left { font: 9pt "SimSun", "Noto Serif CJK SC", serif; color: #4a4a4a; vertical-align: bottom; padding-bottom: 3mm; }
  @top-right { font: 9pt "SimSun", "Noto Serif CJK SC", serif; color: #4a4a4a; vertical-align: bottom; padding-bottom: 3mm; } }
@page :right { @bottom-right { content: "— " counter(page) " —"; font: 14pt "SimSun", "Noto Serif CJK SC", serif; vertical-align: top; } }
@page :left { @bottom-left { content: "— " counter(page) " —"; font: 14pt "SimSun", "Noto Serif CJK SC", serif; vertical-align: top; } }
@page :first { @top-left { content: none; } @top-right { content: none; } }
`

/** A text inside the quotes of a stylesheet: whatever is no letter and no digit by its number. */
const styleText = (text: string): string =>
  text.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)

interface Section {
  readonly id: string
  readonly title: string
  readonly body: Html
  /** What stands below it in the contents, each with its anchor. */
  readonly parts: readonly (readonly [anchor: string, name: Value])[]
}

function sectionsOf(scene: Scene, { examples }: DocumentOptions): readonly Section[] {
  const { say } = scene
  const trees = treesOf(scene)
  const citing = citingIn(scene, trees)
  const documents = documentsOf(scene, citing)
  const played = playedIn(scene)
  const all: readonly (readonly [string, string, Html | null])[] = [
    ['head', say('head'), headHtml(scene, documents)],
    ['conditions', say('conditions'), conditionsHtml(scene, documents)],
    ['criteria', say('criteria'), criteriaHtml(scene, trees, documents)],
    ['grades', say('grades'), gradesHtml(scene, documents)],
    ['gates', say('gates'), gatesHtml(scene, trees, documents)],
    ['vetoes', say('vetoes'), vetoesHtml(scene, documents)],
    ['assessing', say('assessing'), assessingHtml(scene, documents)],
    ['origins', say('origins'), originsHtml(scene, documents)],
    ['examples', say('examples'), examplesOf(scene, played, examples)],
    ['facts', say('facts'), factsHtml(scene, trees)],
    ['sources', say('sources'), sourcesHtml(scene, documents, citing)],
  ]
  const sections = trees.indicators.map(
    ({ id, first }) => [`i-${id}`, scene.name(first.name)] as const,
  )
  const partsOf = (id: string) => (id === 'criteria' && sections.length > 1 ? sections : [])
  return all.flatMap(([id, title, body]) => (body ? [{ id, title, body, parts: partsOf(id) }] : []))
}

function examplesOf(
  scene: Scene,
  played: readonly Played[],
  which: DocumentOptions['examples'],
): Html | null {
  const shown = which === 'all' ? played : which === 'some' ? handful(played) : []
  return shown.length === 0 ? null : examplesHtml(scene, played, shown)
}

/** Everything that cites, in the order in which it stands in the text. */
function citingIn(scene: Scene, trees: Trees): readonly Citing[] {
  const { say, name, file } = scene
  type Cites = {
    readonly id: string
    readonly name: Parameters<Scene['name']>[0]
    readonly source?: Citing['source']
  }
  const citing =
    (kind: string) =>
    (one: Cites): Citing => ({
      source: one.source,
      name: name(one.name),
      anchor: `${kind}-${one.id}`,
    })
  const beside = [
    file.retest?.source,
    file.supervision?.self_check.source,
    file.ranking?.quota?.source,
    file.assessment?.source,
    ...(file.exclusive ?? []).map(({ source }) => source),
    ...(file.stages ?? []).map(({ source }) => source),
  ]
  return [
    { source: file.basis, name: say('basis'), anchor: 'head' },
    ...listed(scene, ({ table }) => table.conditions).map(({ first }) => citing('c')(first)),
    ...everyIndicator(trees).map(({ first }) => citing('i')(first)),
    ...gradesIn(file).map((one) => citing('grade')({ ...one, name: one.name ?? one.id })),
    ...listed(scene, ({ table }) => table.gates).map(({ first }) => citing('g')(first)),
    ...listed(scene, ({ table }) => table.vetoes).map(({ first }) => citing('v')(first)),
    ...beside.map((source) => ({ source, name: say('assessing'), anchor: 'assessing' })),
    ...scene.traces.flatMap(({ tailored }) =>
      tailored.map(({ source }) => ({ source, name: say('origins'), anchor: 'origins' })),
    ),
  ].filter(({ source }) => source !== undefined && source !== null)
}

const contents = (scene: Scene, sections: readonly Section[]): Html =>
  html`<nav aria-labelledby="contents"><h2 id="contents">${scene.say('contents')}</h2><ol>${sections.map(
    ({ id, title, parts }, at) =>
      html`<li><a href="#${id}">${numbered(scene, at, title)}</a>${parts.length > 0 && html`<ol>${parts.map(([anchor, name]) => html`<li><a href="#${anchor}">${name}</a></li>`)}</ol>`}</li>`,
  )}</ol></nav>`

const chinese = [...'一二三四五六七八九十'].concat('十一', '十二')

/** 一、二、三 in Chinese, figures in English. */
const numbered = ({ language }: Pick<Scene, 'language'>, at: number, title: string): Value =>
  language === 'zh' ? `${chinese[at]}、${title}` : `${at + 1}. ${title}`

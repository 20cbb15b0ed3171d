import {
  type Authored,
  type BoundWords,
  compileStandard,
  type Differs,
  type Fact,
  inWords,
  type Language,
  type Methods,
  namesOf,
  optionsOf,
  type ScoringStandard,
  type StandardFile,
  sayBound,
  type Text,
  type Traced,
  type Variant,
  variants,
  type Way,
  type When,
  waysThrough,
} from '../../engine/index.ts'
import { type Cite, citeOf } from '../../server/index.ts'
import { type Html, html, levelName, type Value } from '../../web/portal/index.ts'
import { type Say, sayIn } from './words.ts'

/** What every part of a printed standard is told with. */
export interface Scene {
  readonly language: Language
  readonly say: Say
  readonly authored: Authored
  /** The standard as it stands resolved. */
  readonly file: StandardFile
  readonly standard: ScoringStandard
  readonly differs: Differs
  readonly traces: readonly Traced[]
  readonly cite: Cite
  readonly fact: (id: string) => Fact
  readonly level: (id: string) => string
  /** A name; Chinese that stands in for English is marked as such. */
  readonly name: (text: Text) => Value
  /** The same, for sentences. */
  readonly plain: (text: Text) => string
}

export interface SceneOptions {
  readonly language: Language
  readonly methods: Methods
  readonly traces: readonly Traced[]
}

export function sceneOf(authored: Authored, { language, methods, traces }: SceneOptions): Scene {
  const { value, programme, definition } = authored
  const standard = compileStandard(value, definition.digest, methods)
  const plain = (text: Text) => inWords(text, language)
  return {
    ...{ language, authored, standard, traces, plain },
    say: sayIn(language),
    file: value,
    differs: waysThrough(value, standard),
    cite: citeOf(programme, value.sources),
    fact: (id) => standard.facts.get(id)!,
    level: (id) => levelName(programme, id, language),
    name: (text) => markedIn(plain(text), language),
  }
}

/** Chinese in an English text says so, for those who hear it read. */
export const markedIn = (text: string, language: Language): Value =>
  language === 'en' && /\p{Script=Han}/u.test(text) ? html`<span lang="zh-CN">${text}</span>` : text

/** A unit that the language can show: units are written in Chinese, but for signs such as %. */
export const unitIn = (unit: string | undefined, language: Language): string | null =>
  unit === undefined || (language === 'en' && /\p{Script=Han}/u.test(unit)) ? null : unit

/** When something holds, in words: levels, and what the facts that decide must be. */
export const whenText = (scene: Scene, when: readonly When[]): string =>
  when.map((one) => oneWhen(scene, one)).join(scene.say('semicolon'))

function oneWhen({ say, level, fact, plain, standard, language }: Scene, when: When): string {
  const levels = when.levels === null ? [] : [when.levels.map(level).join(say('list'))]
  const names = namesOf(standard.facts, language)
  const facts = when.facts.map(({ fact: id, is }) => {
    const name = plain(fact(id).name)
    if (typeof is[0] === 'boolean') return say(is[0] ? 'isYes' : 'isNo', { fact: name })
    const bound = typeof is[0] === 'object'
    const said = is.map((one) =>
      typeof one === 'object'
        ? sayBound(one as BoundWords, id, names)
        : plain(optionsOf(fact(id))[String(one)] ?? String(one)),
    )
    return say(bound ? 'isBound' : 'isOne', { fact: name, is: said.join(say('or')) })
  })
  return [...levels, ...facts].join(' · ')
}

/** What a part is in every way: once where it is always the same, else each with when it holds. */
export const inEveryWay = (
  scene: Scene,
  of: (way: Way) => readonly Value[] | null,
  differs: Differs = scene.differs,
): Value => shownIn(scene, variants(differs, of, keyOf))

export function shownIn(scene: Scene, all: readonly Variant<readonly Value[] | null>[]): Value {
  const there = all.flatMap(({ value, when }) => (value === null ? [] : [{ value, when }]))
  if (there.length === 1 && all.length === 1) return paragraphs(there[0]!.value)
  return there.map(
    ({ value, when }) =>
      html`<div class="way"><span class="when">${whenText(scene, when)}</span>${paragraphs(value)}</div>`,
  )
}

const paragraphs = (all: readonly Value[]): Value =>
  all.length === 1 ? (all[0] ?? null) : all.map((one) => html`<p>${one}</p>`)

const keyOf = (value: readonly Value[] | null): string =>
  value === null ? '\u0000' : value.map(String).join('\n')

/** Several things one after the other, with what stands between. */
export const joined = (all: readonly Value[], between: Value): Value =>
  all.map((one, at) => (at === 0 ? one : html`${between}${one}`))

/** A table with a caption and a header row that is printed again on every page. */
export const table = (
  { kind, caption, heads }: { kind: string; caption: Value; heads: readonly string[] },
  body: Value,
): Html => html`<table class="${kind}"><caption>${caption}</caption>
<thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
${body}
</table>`

import {
  displayed,
  exactText,
  type Gate,
  type Grade,
  inWords,
  type Veto,
  type Way,
  waysThrough,
} from '../../engine/index.ts'
import { gateText, outcomeName, vetoSaid } from '../../server/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { citesHtml, type Told } from './cited.ts'
import { everyIndicator, type Trees } from './criteria.ts'
import { lookedAt } from './looked.ts'
import { changedAt } from './origins.ts'
import { inEveryWay, type Scene, table } from './scene.ts'

interface Listed<T> {
  readonly first: T
  readonly in: (way: Way) => T | null
}

/** Members of the tables of all ways, each once, with how it stands in each way. */
export function listed<T extends { readonly id: string }>(
  { differs: { ways } }: Pick<Scene, 'differs'>,
  of: (way: Way) => readonly T[],
): readonly Listed<T>[] {
  const all = ways.flatMap(of)
  return all
    .filter(({ id }, at) => all.findIndex((one) => one.id === id) === at)
    .map((first) => ({ first, in: (way) => of(way).find(({ id }) => id === first.id) ?? null }))
}

/** What must hold before a case is filed. */
export function conditionsHtml(scene: Scene, documents: readonly Told[]): Html | null {
  const { say, standard, language } = scene
  const all = listed(scene, ({ table }) => table.conditions)
  if (all.length === 0) return null
  const rows = all.map(({ first: { id, name, source }, in: stands }) => {
    const how = inEveryWay(scene, (way) => {
      const one = stands(way)
      return one && [displayed(one.when, standard.facts, language)]
    })
    const force = inEveryWay(scene, (way) => {
      const one = stands(way)
      return one && [say(one.advisory ? 'advisory' : 'needed')]
    })
    const reads = [...new Set(scene.differs.ways.flatMap((way) => stands(way)?.when.reads ?? []))]
    return html`<tr id="c-${id}"><th scope="row">${scene.name(name)}${changedAt(scene, `conditions/${id}`)}</th><td>${how}</td><td>${lookedAt(reads, scene)}</td><td>${force}</td><td class="cites">${citesHtml(documents, source)}</td></tr>
`
  })
  const heads = [say('condition'), say('how'), say('looked'), say('force'), say('source')]
  return html`<p class="note">${say('conditionsNote')}</p>
${table({ kind: 'conditions', caption: say('conditions'), heads }, html`<tbody>${rows}</tbody>`)}`
}

/** The grades of all levels, as they are written. */
export const gradesIn = ({ grades }: Scene['file']) => Object.values(grades).flat()

/** Which total is which grade, at each level; a column for each. */
export function gradesHtml(scene: Scene, documents: readonly Told[]): Html {
  const { say, standard, file, level } = scene
  const compare = say(standard.compare)
  const names = { sanctions: scene.authored.programme.sanctions }
  const rows = listed(scene, ({ table }) => table.grades).map(({ first, in: stands }) => {
    const bounds = standard.levels.map(
      (one) =>
        html`<td>${inEveryWay(
          scene,
          (way) => {
            const grade = stands(way)
            return grade && [boundText(grade, scene)]
          },
          waysThrough(file, standard, [one]),
        )}</td>`,
    )
    const outcome = inEveryWay(scene, (way) => {
      const grade = stands(way) ?? first
      return [outcomeName(grade.outcome, names, scene.language)]
    })
    const sources = gradesIn(file).flatMap(({ id, source }) =>
      id === first.id ? (source ?? []) : [],
    )
    return html`<tr id="grade-${first.id}"><th scope="row">${scene.name(first.name ?? first.id)}</th>${bounds}<td>${outcome}</td><td class="cites">${citesHtml(documents, [...new Set(sources)])}</td></tr>
`
  })
  const heads = [say('grade'), ...standard.levels.map(level), say('outcome'), say('source')]
  return html`<p class="note">${say('gradesNote', { compare })}</p>
${table({ kind: 'grades', caption: say('grades'), heads }, html`<tbody>${rows}</tbody>`)}`
}

function boundText({ atLeast, mandatory }: Grade, { say, file }: Scene): string {
  const share = file.roll_up === 'share'
  const all = [
    ...(mandatory ? [say('allMandatory')] : []),
    ...(atLeast ? [say(share ? 'atLeastShare' : 'atLeast', { n: exactText(atLeast) })] : []),
  ]
  return all.length === 0 ? say('rest') : all.join(say('list'))
}

/** What grades are called, at any level. */
const gradeName = ({ differs: { ways }, plain }: Scene, id: string): string => {
  const found = ways.flatMap(({ table }) => table.grades).find((one) => one.id === id && one.name)
  return plain(found?.name ?? id)
}

/** The parts that must reach a share of their points. */
export function gatesHtml(scene: Scene, trees: Trees, documents: readonly Told[]): Html | null {
  const { say } = scene
  const all = listed(scene, ({ table }) => table.gates)
  if (all.length === 0) return null
  const parts = everyIndicator(trees)
  const said = ({ of, words }: Gate): string => {
    const part = parts.find(({ id }) => id === of)?.first.name ?? of
    const name = inWords(part, scene.language)
    return gateText(name, words, scene.standard.facts, scene.language)
  }
  const rows = all.map(({ first: { id, name, caps, source }, in: stands }) => {
    const asked = inEveryWay(scene, (way) => {
      const gate = stands(way)
      return gate && [html`<a href="#i-${gate.of}">${said(gate)}</a>`]
    })
    const grade = gradeName(scene, caps)
    return html`<tr id="g-${id}"><th scope="row">${scene.name(name)}${changedAt(scene, `gates/${id}`)}</th><td>${asked}</td><td>${say('capsAt', { grade })}</td><td class="cites">${citesHtml(documents, source)}</td></tr>
`
  })
  const heads = [say('gate'), say('asked'), say('failing'), say('source')]
  return table({ kind: 'gates', caption: say('gates'), heads }, html`<tbody>${rows}</tbody>`)
}

/** What decides whatever the points are: when, what follows, how long it looks back, what cures it. */
export function vetoesHtml(scene: Scene, documents: readonly Told[]): Html {
  const { say } = scene
  const all = listed(scene, ({ table }) => table.vetoes)
  if (all.length === 0) return html`<p class="note">${say('noVetoes')}</p>`
  const rows = all.map((one) => vetoRow(scene, one, documents))
  const heads = [say('veto'), say('when'), say('follows'), say('looked'), say('source')]
  return table({ kind: 'vetoes', caption: say('vetoes'), heads }, html`<tbody>${rows}</tbody>`)
}

function vetoRow(
  scene: Scene,
  { first: { id, name, source }, in: stands }: Listed<Veto>,
  documents: readonly Told[],
): Html {
  const { standard, language, differs } = scene
  const cell = (of: (veto: Veto, way: Way) => readonly Value[]): Value =>
    inEveryWay(scene, (way) => {
      const veto = stands(way)
      return veto && of(veto, way)
    })
  const when = cell((veto) => [displayed(veto.when, standard.facts, language)])
  const terms = cell((veto, { table: { grades } }) =>
    vetoSaid(veto, standard.facts, grades).map((said) => said[language]),
  )
  const reads = differs.ways.flatMap((way) => {
    const veto = stands(way)
    return veto ? [...veto.when.reads, ...(veto.cure?.when.reads ?? [])] : []
  })
  return html`<tr id="v-${id}"><th scope="row">${scene.name(name)}${changedAt(scene, `vetoes/${id}`)}</th><td>${when}</td><td>${terms}</td><td>${lookedAt([...new Set(reads)], scene)}</td><td class="cites">${citesHtml(documents, source)}</td></tr>
`
}

import { equal, exactText, type IndicatorNode, type Way } from '../../engine/index.ts'
import { ruleSaid } from '../../server/index.ts'
import { type Html, html, type Value } from '../../web/portal/index.ts'
import { citesHtml, type Told } from './cited.ts'
import { lookedAt } from './looked.ts'
import { changedAt } from './origins.ts'
import { inEveryWay, joined, type Scene, table } from './scene.ts'
import { type Branch, everyBranch, isLeaf, treeOf } from './tree.ts'

/** The trees of a standard: its indicators, and what stands beside them. */
export interface Trees {
  readonly indicators: readonly Branch[]
  readonly bonus: readonly Branch[]
  readonly penalty: readonly Branch[]
}

export const treesOf = ({ differs: { ways } }: Scene): Trees => ({
  indicators: treeOf(ways, ({ table }) => table.indicators),
  bonus: treeOf(ways, ({ table }) => table.bonus?.items ?? []),
  penalty: treeOf(ways, ({ table }) => table.penalty?.items ?? []),
})

export const everyIndicator = ({ indicators, bonus, penalty }: Trees): readonly Branch[] =>
  everyBranch([...indicators, ...bonus, ...penalty])

/** What is measured, how its points are given, what is looked at, and by whose law. */
export function criteriaHtml(scene: Scene, trees: Trees, documents: readonly Told[]): Html {
  const { say, file } = scene
  const total = inEveryWay(scene, ({ table }) => [say('points', { n: exactText(table.outOf) })])
  const note = say(file.roll_up === 'share' ? 'shareNote' : 'criteriaNote', { total: '\u0000' })
  const [before = '', after] = note.split('\u0000')
  return html`<p class="note">${before}${after !== undefined && html`${total}${after}`}</p>
${treeTable(scene, say('tree'), trees.indicators, documents)}
${trees.bonus.length > 0 && beside(scene, 'bonus', trees.bonus, documents)}
${trees.penalty.length > 0 && beside(scene, 'penalty', trees.penalty, documents)}
${ceiling(scene)}${exclusive(scene, documents)}`
}

function treeTable(
  scene: Scene,
  caption: Value,
  tree: readonly Branch[],
  documents: readonly Told[],
): Html {
  const { say } = scene
  const heads = [say('item'), say('worth'), say('rule'), say('looked'), say('source')]
  const bodies = tree.map(
    (
      branch,
    ) => html`<tbody>${rows(scene, branch, { depth: 0, within: scene.differs.ways }, documents)}</tbody>
`,
  )
  return table({ kind: 'criteria', caption, heads }, bodies)
}

/** How deep a row stands, and in which ways what is above it stands. */
interface Below {
  readonly depth: number
  readonly within: readonly Way[]
}

function rows(
  scene: Scene,
  branch: Branch,
  { depth, within }: Below,
  documents: readonly Told[],
): Html {
  const { first, id } = branch
  const items = scene.file.roll_up === 'share'
  const below = { depth: depth + 1, within: within.filter((way) => branch.in(way) !== null) }
  const name = html`${scene.name(first.name)}${presence(scene, branch, within)}${changedAt(scene, id)}`
  const weighed = scene.differs.ways.some((way) => isWeighed(branch.in(way)))
  const worth = html`${inWays(scene, branch, (node) => worthText(node, scene))}${weighed && html`<br>`}${weighed && inWays(scene, branch, ({ worth }) => [scene.say('weight', { n: exactText(worth) })])}`
  const cites = citesHtml(documents, first.source)
  const place = html`id="i-${id}" class="${isLeaf(branch) ? 'leaf' : 'branch'} depth-${Math.min(depth, 3)}"`
  if (isLeaf(branch))
    return html`<tr ${place}><th scope="row">${name}</th><td class="worth">${worth}</td><td>${inWays(scene, branch, (node) => rulesOf(node, scene))}</td><td>${lookedAt(readsOf(branch, scene), scene)}</td><td class="cites">${cites}</td></tr>
`
  return html`<tr ${place}><th scope="rowgroup">${name}</th><td class="worth">${!items && worth}</td><td colspan="2">${!items && inWays(scene, branch, (node) => sumText(node, scene))}</td><td class="cites">${cites}</td></tr>
${branch.children.map((child) => rows(scene, child, below, documents))}`
}

/** Where it stands for some alone of those for whom what is above it stands, for whom. */
function presence(scene: Scene, branch: Branch, within: readonly Way[]): Value {
  if (within.every((way) => branch.in(way) !== null)) return null
  return html`<div class="hint">${inEveryWay(scene, (way) => (branch.in(way) ? [''] : null))}</div>`
}

/** A part of an indicator in the ways in which it stands; where it is absent nothing needs to be told apart. */
const inWays = (
  scene: Scene,
  branch: Branch,
  of: (node: IndicatorNode) => readonly string[],
): Value => inEveryWay(scene, (way) => of(branch.in(way) ?? nearest(branch, way, scene)))

/** As it stands in the way that is most like one in which it is absent. */
function nearest(branch: Branch, { level, on }: Way, { differs }: Scene): IndicatorNode {
  const alike = (way: Way): number =>
    way.on.filter(({ place }, at) => place === on[at]!.place).length + Number(way.level === level)
  const there = differs.ways.filter((way) => branch.in(way) !== null)
  const best = there.reduce((so, way) => (alike(way) > alike(so) ? way : so))
  return branch.in(best)!
}

const rulesOf = (node: IndicatorNode, { standard, language }: Scene): readonly string[] =>
  ruleSaid(node, standard.facts).map((said) => said[language])

const readsOf = ({ in: stands }: Branch, { differs: { ways } }: Scene): readonly string[] => [
  ...new Set(ways.flatMap((way) => stands(way)?.reads ?? [])),
]

const isWeighed = (node: IndicatorNode | null): boolean =>
  node !== null && !node.counts && !equal(node.points, node.worth)

function worthText({ points, counts }: IndicatorNode, { say }: Scene): readonly string[] {
  if (counts) {
    const enough = exactText(counts.enough)
    return [say(counts.as), ...(enough === '100' ? [] : [say('enough', { n: enough })])]
  }
  return [exactText(points)]
}

function sumText({ children }: IndicatorNode, { say }: Scene): readonly string[] {
  const weighed = children.some(isWeighed)
  return [say(weighed ? 'weighed' : 'summed')]
}

/** What stands beside the tree, with what it comes to at most. */
function beside(
  scene: Scene,
  block: 'bonus' | 'penalty',
  tree: readonly Branch[],
  documents: readonly Told[],
): Html {
  const { say } = scene
  const cap = inEveryWay(scene, ({ table }) => {
    const found = table[block]
    if (!found) return null
    return [found.cap ? say('capped', { cap: exactText(found.cap) }) : say('uncapped')]
  })
  return treeTable(scene, html`${say(block)}${say('colon')}${cap}`, tree, documents)
}

const ceiling = (scene: Scene): Value => {
  const { ways } = scene.differs
  if (ways.every(({ table }) => table.ceiling === null)) return null
  return html`<p class="note">${inEveryWay(scene, ({ table: { ceiling: cap } }) => cap && [scene.say('ceiling', { cap: exactText(cap) })])}</p>`
}

/** Which facts charge an incident once. */
const exclusive = (scene: Scene, documents: readonly Told[]): Value => {
  const { say, fact, name, file } = scene
  return (file.exclusive ?? []).map(({ of, charge, source }) => {
    const facts = joined(
      of.map((id) => html`<a href="#f-${id}">${name(fact(id).name)}</a>`),
      say('list'),
    )
    const [before, after] = say('exclusive', { facts: '\u0000', order: say(charge) }).split(
      '\u0000',
    )
    return html`<p class="note">${before}${facts}${after} ${citesHtml(documents, source, ' ')}</p>`
  })
}

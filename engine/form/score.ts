import { citedBy } from '../programme.ts'
import { exactText } from '../rational.ts'
import { derived, type Fact, type Supplier, withParts } from '../score/fact.ts'
import type { IndicatorNode, ScoringStandard, Table } from '../score/standard.ts'
import type { JsonObject, Text } from '../terms.ts'
import { answerSchema } from './answer.ts'
import { filedFacts } from './filed.ts'
import { everyNode } from './nodes.ts'
import { type Both, factHints, type Sheets, sheet, titled } from './sheet.ts'
import { bothNames } from './value.ts'

/** What stands together on a sheet: an indicator, or what decides. */
interface Group {
  readonly id: string
  readonly name: Text
  readonly nodes: readonly IndicatorNode[]
  readonly above: readonly Text[]
  readonly reads: readonly string[]
}

/** The score sheet: the facts that scoring reads, each where it is first read, with points, rule, and why it may not apply. */
export function scoreSheet(sheets: Sheets): JsonObject {
  const { standard } = sheets
  const placed = placedIn(sheets)
  const supplier = sheets.programme.suppliers.confirms[0] as Supplier
  const members = placed.flatMap(({ group, facts }) =>
    facts.map((fact) => ({ fact, group: group.id })),
  )
  const users = groupsOf(sheets)
  const properties = members.map(({ fact, group }, at) => {
    const used = users.filter(({ reads }) => withParts(reads, standard.facts).includes(fact.id))
    const hints = {
      ...factHints(fact, sheets),
      ...{ 'x-order': at + 1, 'x-group': group, 'x-used-by': used.map(({ id }) => id) },
    }
    return [fact.id, { ...answerSchema(fact, { tables: sheets.tables, supplier }), ...hints }]
  })
  const answers = {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  }
  return sheet(
    sheets,
    'score',
    { zh: '考核表', en: 'Score sheet' },
    {
      'x-groups': placed.map(({ group }) => groupHints(group, sheets)),
      properties: { answers },
    },
  )
}

/** Every fact that anything reads in these tables, in the order of the score sheet, filed ones first. */
export const readFacts = (sheets: Sheets): readonly Fact[] => [
  ...new Set([...filedFacts(sheets), ...placedIn(sheets).flatMap(({ facts }) => facts)]),
]

/** Groups with the facts that are first read there; what nothing reads comes last, what is filed alone is not on it. */
function placedIn(sheets: Sheets) {
  const { standard } = sheets
  const seen = new Set<string>()
  return groupsOf(sheets).flatMap((group) => {
    const facts = withParts(group.reads, standard.facts)
      .map((id) => standard.facts.get(id)!)
      .filter((fact) => !derived(fact) && !seen.has(fact.id))
    for (const { id } of facts) seen.add(id)
    return facts.length > 0 ? [{ group, facts }] : []
  })
}

const decides: Both = { zh: '决定适用哪些指标', en: 'What decides on the indicators' }
const vetoes: Both = { zh: '一票否决', en: 'Vetoes' }
const conditions: Both = { zh: '基础条件', en: 'Conditions' }
const rest: Both = { zh: '只留存，不计分', en: 'Kept, not scored' }

/** What decides on the table, the leaves in order, vetoes, what conditions read and is not filed, what nothing reads. */
function groupsOf(sheets: Sheets): readonly Group[] {
  const { standard, tables, level } = sheets
  const leaves = everyNode(tables).filter(({ node }) => node.children.length === 0)
  const ids = [...new Set(leaves.map(({ node }) => node.id))]
  const filed = filedFacts(sheets).map(({ id }) => id)
  const asked = tables.flatMap((table) => table.conditions.flatMap(({ when }) => when.reads))
  const vetoed = tables.flatMap((table) => table.vetoes.flatMap(readByVeto))
  const anywhere = readAnywhere(standard.tables(level), standard)
  const unread = [...standard.facts.keys()].filter((id) => !anywhere.has(id))
  const plain = (id: string, name: Both, reads: readonly string[]): Group => ({
    ...{ id, name, nodes: [], above: [] },
    reads: withParts(reads, standard.facts),
  })
  return [
    plain('what-decides', decides, standard.pivots),
    ...ids.map((id): Group => {
      const own = leaves.filter(({ node }) => node.id === id)
      const [{ node, above }] = own as [(typeof own)[number]]
      return {
        ...{ id, name: node.name, nodes: own.map((one) => one.node) },
        above: above.map(({ name }) => name),
        reads: [...new Set(own.flatMap((one) => one.node.reads))],
      }
    }),
    plain('the-vetoes', vetoes, vetoed),
    plain(
      'the-conditions',
      conditions,
      withParts(asked, standard.facts).filter((id) => !filed.includes(id)),
    ),
    plain('the-rest', rest, unread),
  ]
}

/** Every fact that scoring or a condition reads in any of these tables. */
const readAnywhere = (tables: readonly Table[], { facts, pivots }: ScoringStandard) =>
  new Set(
    withParts(
      [
        ...pivots,
        ...everyNode(tables).flatMap(({ node }) => node.reads),
        ...tables.flatMap((table) => [
          ...table.conditions.flatMap(({ when }) => when.reads),
          ...table.vetoes.flatMap(readByVeto),
        ]),
      ],
      facts,
    ),
  )

const readByVeto = ({ when, cure }: Table['vetoes'][number]): readonly string[] => [
  ...when.reads,
  ...(cure?.when.reads ?? []),
]

/** What is told of an indicator: where it stands, its points, its rule in words, its reasons for not applying, its law. */
function groupHints({ id, name, nodes, above }: Group, sheets: Sheets): JsonObject {
  const { file, programme, standard, tell } = sheets
  const points = [...new Set(nodes.map((node) => exactText(node.points)))]
  const rules = nodes.flatMap((node) => tell.rules(node, standard.facts))
  const told = rules.filter(({ zh }, at) => rules.findIndex((one) => one.zh === zh) === at)
  const reasons = Object.assign({}, ...nodes.map(({ na }) => na?.reasons ?? {}))
  const cites = citedBy(nodes[0]?.source, file.sources, programme.sources)
  return {
    id,
    ...titled(name),
    ...(above.length > 0 && { path: above.map((one) => bothNames({ one }).one!) }),
    ...(points.length > 0 && { points: points.length === 1 ? points[0]! : points }),
    ...(told.length > 0 && { rules: told.map(({ zh, en }) => ({ zh, en })) }),
    ...(Object.keys(reasons).length > 0 && { na: bothNames(reasons) }),
    ...(cites.length > 0 && {
      source: cites.map(({ source, title, clause }) => ({ source, title, clause })),
    }),
  }
}

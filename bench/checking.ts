import { parseDocument } from 'yaml'
import { load } from '../engine/index.ts'
import { home, readFolder } from '../server/index.ts'
import { compare, pump } from './measure.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'

/** Standards of so many indicators, as authors write them, held to every rule, each with two examples. */
export async function checking({ rounds, pumpMs }: Sizes): Promise<Table> {
  const short = await checked({ facts: 60, oneLine: true }, { rounds, pumpMs })
  const long = await checked({ facts: 600, oneLine: false }, { rounds, pumpMs })
  return {
    title: 'Check of a standard of 600 indicators: syntax, shape, meaning, examples',
    sides: ['check', 'YAML alone'],
    lines: [
      [`a line an item, 60 facts, ${short.size}`, short.found],
      [`a line a member, 600 facts, ${long.size}`, long.found],
    ],
  }
}

/** How it is written: how many facts its items share, and whether an item is on one line. */
interface Manner {
  readonly facts: number
  readonly oneLine: boolean
}

async function checked(manner: Manner, { rounds, pumpMs }: Pick<Sizes, 'rounds' | 'pumpMs'>) {
  const world = readFolder(`${home}/test/define/world`)
  const standard = written(600, manner)
  const files = new Map([...world].filter(([file]) => !file.includes('/basic/')))
    .set('demo/large/standard.yaml', standard)
    .set('demo/large/examples.yaml', sheets(manner.facts))
  const { problems, definitions } = load(files)
  if (!definitions.some(({ id }) => id === 'large')) throw new Error(JSON.stringify(problems[0]))
  const timed = (operation: () => void) => () => pump(async () => operation(), 1, pumpMs)
  // What was read before is remembered by its text: each time it is another one.
  let edition = 0
  const edited = () => new Map(files).set('demo/large/standard.yaml', `${standard}# ${edition++}\n`)
  const found = await compare(
    timed(() => void load(edited())),
    timed(() => void parseDocument(standard).toJS()),
    rounds,
  )
  return { found, size: `${Math.round(standard.length / 1024)} K characters` }
}

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, at) => at)

/** Thirty sections of leaves by four methods in turn. */
function written(leaves: number, { facts: many, oneLine }: Manner): string {
  const sections = range(leaves / 20)
  const facts = range(many).map(
    (at) => `  f${at}: { name: 事实${at}, type: count, unit: 次, by: assessor, min: 0, max: 99 }`,
  )
  const leaf = (at: number): readonly string[] => {
    const members = [
      `id: item_${at}`,
      `name: 第${at}项`,
      'points: 2',
      'source: rules 1',
      `score: ${ruleOf(at, `f${at % many}`)}`,
    ]
    return oneLine
      ? [`      - { ${members.join(', ')} }`]
      : members.map((one, first) => `      ${first === 0 ? '-' : ' '} ${one}`)
  }
  const section = (at: number): readonly string[] => [
    `  - id: section_${at}`,
    `    name: 第${at}部分`,
    '    points: 40',
    '    children:',
    ...range(20).flatMap((inner) => leaf(at * 20 + inner)),
  ]
  return [
    ...['format: 1', 'id: large', 'version: "1"', 'publication: published', 'name: 大表'],
    ...['programme: demo', 'applies_to: {}', 'levels: [upper, lower]', 'basis: rules 1'],
    'effective: { from: "2026-01-01" }',
    'numbers: { scale: 2, rounding: half-up, round_at: publication, compare: exact }',
    'facts:',
    ...facts,
    'indicators:',
    ...sections.flatMap(section),
    'vetoes:',
    '  - { id: many, name: 太多, when: f0 > 50 && f1 > 50, source: rules 2 }',
    'grades:',
    '  upper: [{ id: met, at_least: 900, outcome: met }, { id: unmet, outcome: unmet }]',
    '  lower: [{ id: met, at_least: 800, outcome: met }, { id: unmet, outcome: unmet }]',
    '',
  ].join('\n')
}

const rules: readonly ((fact: string) => string)[] = [
  (fact) => `{ kind: deduct, each: { ${fact}: 0.5 } }`,
  (fact) => `{ kind: count, of: ${fact}, each: 0.5, cap: 2 }`,
  (fact) =>
    `{ kind: linear, value: ${fact}, from: { at: 0, points: 0 }, to: { at: 9, points: 2 } }`,
  (fact) =>
    `{ kind: bands, value: ${fact}, bands: [{ at_least: 5, points: 2 }, { at_least: 2, below: 5, points: 1 }, { below: 2, points: 0 }] }`,
]
const ruleOf = (at: number, fact: string): string => rules[at % rules.length]!(fact)

function sheets(facts: number): string {
  const given = range(facts).map((at) => `    f${at}: ${at % 4 === 0 ? 0 : 9}`)
  return [
    ...['- id: full', '  note: 全部做到', '  level: upper', '  given:', ...given],
    '  want: { total: "1200.00", outcome: met }',
    ...['- note: 一处不足', '  level: upper', '  like: full', '  given: { f0: 1 }'],
    '  want: { points: { item_0: 1.5 } }',
    '',
  ].join('\n')
}

/** The page of all standards that are shipped: what each measures, what it asks, and how well it is proven. */
import { rulesIn } from '../engine/define/rules/standard/indicators.ts'
import {
  type Authored,
  builtIn,
  burdenOf,
  type Covered,
  cover,
  inWords,
  type Judged,
  load,
  mutations,
  shareReached,
} from '../engine/index.ts'
import { readFolder } from '../server/index.ts'
import { likest, ownRules } from './alike.ts'
import { made } from './made.ts'

export const standardsFile = 'docs/standards.md'

/** What is dear to find out about a standard, as it stands in the page. */
export interface Proven {
  readonly coverage: string
  readonly slips: string
}

export const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`
const shipped = (): readonly Authored[] => load(readFolder('standards')).authored

/** What of a standard is reached, by examples that somebody wrote and by cases that were made. */
export function coverageCell(items: readonly Covered[]): string {
  const written = items.filter(({ examples }) => examples.length > 0).length
  const unwritten = items.filter(({ reached, examples }) => reached && examples.length === 0).length
  const share = (Math.floor(shareReached(items) * 10) / 10).toFixed(1)
  return `${share}%（${items.length} 处：示例 ${written}，自动 ${unwritten}）`
}

/** How many slips are tried in a standard, and who notices them. */
export function slipsCell(found: readonly Judged[]): string {
  const [example, check, nobody] = (['example', 'check', null] as const).map(
    (who) => found.filter(({ by }) => by === who).length,
  )
  return `${found.length} 处：示例 ${example}，检查 ${check}，无人 ${nobody}`
}

/** Finds out what is dear, standard by standard, telling which; some seconds each. */
export function provenNow(tell: (name: string) => void): ReadonlyMap<string, Proven> {
  return new Map(
    shipped().map((one) => {
      tell(nameOf(one))
      const coverage = coverageCell(cover(one, builtIn).items)
      const slips = slipsCell([...mutations(one, builtIn).judged()])
      return [nameOf(one), { coverage, slips }] as const
    }),
  )
}

/** What a page says that is dear to find out: tests find it out in any case, and compare. */
export const provenIn = (page: string): ReadonlyMap<string, Proven> =>
  new Map(
    page.split('\n').flatMap((line) => {
      const name = /`([^`]+@[^`]+)`/.exec(line)?.[1]
      const [slips = '', coverage = ''] = line.replace(/ \|$/, '').split(' | ').toReversed()
      return name === undefined ? [] : [[name, { coverage, slips }] as const]
    }),
  )

const heads = ['标准', '等级', '指标', '事实（集体自报，其中共用）', '计分方法', '材料与工时']
const more = ['自写的规则与最像的一个', '走到', '写错一处有谁发现']

/** The page, with what is dear to find out as it is given. */
export function standardsPage(proven: ReadonlyMap<string, Proven>): string {
  const all = shipped().toSorted((a, b) => (a.own.file < b.own.file ? -1 : 1))
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    made,
    '# 各行业的标准 · The standards that are shipped',
    '每个标准看多少指标、问多少事实、用哪些计分方法、给集体多少负担，以及证明到什么程度：`biaogan cover` 走到了哪些地方，`biaogan mutate` 逐处写错一点有没有人发现。自写的规则是不算沿用的；最像的一个，是与哪个标准自写的规则相同最多（方法、参数、事实都一样的，占规则较少的一方几成）。',
    '*Every standard: its levels, indicators, facts (supplied by the collective, of these shared), scoring methods, burden, how many rules are its own and which other standard has most of them, what examples and made cases reach, and who notices a slip.*',
    [
      row([...heads, ...more]),
      row([...heads, ...more].map(() => '---')),
      ...all.map((one) => row(cellsOf(one, all, proven.get(nameOf(one))))),
    ].join('\n'),
  ].join('\n\n')
}

function cellsOf(
  one: Authored,
  all: readonly Authored[],
  proven: Proven | undefined,
): readonly string[] {
  const { value, own, programme } = one
  const rules = rulesIn(value)
  const levels = value.levels.map((id) =>
    inWords(programme.tiers.find((tier) => tier.id === id)?.name ?? id),
  )
  const kinds = [...builtIn.values()].filter(({ kind }) =>
    rules.some(({ rule }) => rule.kind === kind),
  )
  return [
    `[${inWords(value.name)}](../standards/${own.file}) \`${nameOf(one)}\``,
    levels.join('、'),
    String(leaves(value.indicators)),
    factsCell(one),
    kinds.map(({ title }) => title).join('、'),
    burdenCell(one),
    likestCell(one, all),
    proven?.coverage ?? '',
    proven?.slips ?? '',
  ]
}

interface Tree {
  readonly children?: readonly Tree[] | undefined
}
const leaves = (nodes: readonly Tree[]): number =>
  nodes.reduce((count, { children }) => count + (children ? leaves(children) : 1), 0)

function factsCell(one: Authored): string {
  const burden = burdenOf(one)
  const total = Object.keys(one.value.facts).length
  return burden ? `${total}（${burden.facts}，${burden.shared}）` : String(total)
}

function burdenCell(one: Authored): string {
  const burden = burdenOf(one)
  return burden ? `${burden.files} 种，${(burden.minutes / 60).toFixed(1)} 小时` : '—'
}

function likestCell(one: Authored, all: readonly Authored[]): string {
  const [first] = likest(one, all)
  const like = first && first.share > 0 ? `${first.other.value.id} ${first.share.toFixed(0)}%` : '—'
  return `${ownRules(one).length}；${like}`
}

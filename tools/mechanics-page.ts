/** The page of the forty mechanics: each with when to use it, what to write, how that reads, and worked scores. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { score } from '../engine/index.ts'
// The door ranks nobody yet: these are the ranker and the quotas themselves.
import { placed, quotaOf } from '../engine/score/quota.ts'
import { rank } from '../engine/score/ranking.ts'
import {
  type Answered,
  answersBy,
  type Places,
  type Ranking,
  readingOf,
  type Scored,
  standardOf,
} from './fragment.ts'
import { made } from './made.ts'
import { readAs, workedRows } from './worked.ts'

export const mechanicsFile = 'docs/mechanics.md'
const folder = 'test/score/mechanics'

/** A mechanic as its table has it: what it is called, when it is used, what to watch for, and cases. */
interface Mechanic {
  readonly name: string
  readonly title: string
  readonly when: string
  readonly watch: string
  readonly standard: Scored
  readonly cases: readonly Answered[]
  readonly ranks?: readonly Ranking[]
  readonly quotas?: readonly Places[]
}

/** The forty ways in which real tables give points, each as a fragment that can be copied. */
export function mechanicsPage(): string {
  const all = readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      return { id: file.slice(0, 3), text, mechanic: parse(text, { merge: true }) as Mechanic }
    })
  const index = all.map(
    ({ id, mechanic: { title } }) => `| [${id}](#${anchorOf(`${id} ${title}`)}) | ${title} |`,
  )
  return [
    made,
    '# 各种计分写法 · Mechanics of real tables',
    '真实的考核表里见过的四十种计分办法。每种写明什么时候用、要留神什么，一段可以照抄的写法，读出来是什么意思，填几张表各得多少分。“读作”和得分由计分引擎写出；每段写法和每个得分都是测试（`test/score/mechanics/`）。表号 T1 至 T12 见 `test/tables/`。',
    '*The forty ways in which real tables give points. The readings and the worked scores are the engine’s own; every fragment and every score is a test.*',
    ['| | |', '| --- | --- |', ...index].join('\n'),
    ...all.map(({ id, text, mechanic }) => section(id, text, mechanic)),
  ].join('\n\n')
}

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')

function section(id: string, text: string, mechanic: Mechanic): string {
  const { name, title, when, watch, standard, cases, ranks = [], quotas = [] } = mechanic
  return [
    `## ${id} ${title}`,
    `*${name[0]!.toUpperCase()}${name.slice(1)}*`,
    `**什么时候用**　${when}`,
    `**要留神**　${watch}`,
    `\`\`\`yaml\n${writtenIn(text)}\n\`\`\``,
    `读作：\n\n${readAs(standard).join('\n')}`,
    tableOf(['看到的', '得分', '怎么来的'], workedRows(standard, cases.slice(0, 4))),
    ...quotas.slice(0, 1).map(() => quotasTable(standard, quotas)),
    ...ranks.map((one) => ranksTable(standard, one)),
  ].join('\n\n')
}

/** The fragment as it is written, without grades where they say nothing. */
function writtenIn(text: string): string {
  const [, standard = ''] = /^standard:\n((?: {2}.*\n)+)/m.exec(text) ?? []
  return standard
    .replaceAll(/^ {2}/gm, '')
    .replace(/^grades: \{ one: \[\{ id: unmet, outcome: unmet \}\] \}\n/m, '')
    .trim()
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const quotasTable = (standard: Scored, quotas: readonly Places[]): string =>
  tableOf(
    ['总数', '候选', '名额', '至少要有候选', '够不够'],
    quotas.map(({ base, candidates }) => {
      const quota = standardOf(standard).quota!
      const { places, needed, enough } = quotaOf(quota, { base, candidates })
      return [base, candidates, places, needed, enough ? '够' : '不够'].map(String)
    }),
  )

/** Sheets against each other: what each came to, and its place. */
function ranksTable(standard: Scored, { sheets, places }: Ranking): string {
  const compiled = standardOf(standard)
  const level = compiled.levels[0]!
  const all = Object.entries(sheets).map(([id, given]) => ({
    id,
    sheet: score(compiled, level, answersBy('assessor', given), readingOf()),
  }))
  const ranked = rank(compiled, all)
  const { chosen, tied } = placed(ranked, places ?? 0)
  const worked = Object.entries(sheets).map(
    ([id, answers]) => [id, workedRows(standard, [{ note: '', answers }])[0]!] as const,
  )
  const fate = (id: string) =>
    chosen.includes(id) ? '有名额' : tied.includes(id) ? '并列，名额不够，表不决定' : '没有'
  const rows = worked.map(([id, [seen, points]]) => {
    const place = ranked.find((one) => one.id === id)!.rank
    return [
      id,
      seen!,
      points!,
      place === null ? '还没有名次' : String(place),
      ...(places ? [fate(id)] : []),
    ]
  })
  return tableOf(['集体', '看到的', '得分', '名次', ...(places ? [`${places} 个名额`] : [])], rows)
}

/** Pages for authors that are made of what there is: the scoring methods, and the mechanics of real tables. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import type { JsonObject, Method } from '../engine/index.ts'
import { builtIn } from '../engine/index.ts'

export const methodsFile = 'docs/methods.md'
export const mechanicsFile = 'docs/mechanics.md'
const made = '<!-- 由 npm run generate 生成 / made by npm run generate -->'

interface Row {
  readonly rule: JsonObject
  readonly points: number
  readonly says?: readonly [zh: string, en: string]
}

/** Every scoring method: what it is, its members, an example and how that reads. */
export function methodsPage(): string {
  const all = [...builtIn.values()]
  const index = all.map(({ kind, title }) => `[${title} \`${kind}\`](#${title}-${kind})`)
  return [
    made,
    '# 计分方法 · Scoring methods',
    '一个指标的 `score`，或其中一行的 `gives`、`takes`，用 `kind` 选定一种方法。它的数、列表、键值可以整个写成 `{ vary: … }`，因等级或某个事实而异。选不到合适的方法时，先看[各种计分写法](mechanics.md)。',
    index.join(' · '),
    ...all.map(methodSection),
  ].join('\n\n')
}

function methodSection({ kind, title, description, properties, required }: Method<never>): string {
  const rows: readonly Row[] = parse(readFileSync(`test/score/${kind}.yaml`, 'utf8'))
  const row = rows.find(({ says }) => says) ?? rows[0]!
  const score = stringify({ points: row.points, score: { kind, ...row.rule } }).trim()
  const members = Object.entries(properties).map(([name, plain]) => {
    const { title: called, description: more } = plain as JsonObject
    const told = [called, more].filter(Boolean).join('。')
    return `| \`${name}\` | ${told} | ${required.includes(name) ? '须写' : ''} |`
  })
  return [
    `## ${title} \`${kind}\``,
    description,
    ['| 成员 | 是什么 | |', '| --- | --- | --- |', ...members].join('\n'),
    `\`\`\`yaml\n${score}\n\`\`\``,
    ...(row.says ? [`读作：${row.says[0]}。 *${row.says[1]}*`] : []),
  ].join('\n\n')
}

const folder = 'test/score/mechanics'

/** The forty ways in which real tables give points, each as a fragment that can be copied. */
export function mechanicsPage(): string {
  const files = readdirSync(folder).sort()
  return [
    made,
    '# 各种计分写法 · Mechanics of real tables',
    '真实的考核表里见过的四十种计分办法，每种一段可以照抄的写法；每段都是测试（`test/score/mechanics/`），连同填好的表和应得的分。表号 T1 至 T12 见 `test/tables/`。',
    ...files.map(mechanicSection),
  ].join('\n\n')
}

function mechanicSection(file: string): string {
  const text = readFileSync(join(folder, file), 'utf8')
  const { name } = parse(text, { merge: true }) as { readonly name: string }
  const [, standard = ''] = /^standard:\n((?: {2}.*\n)+)/m.exec(text) ?? []
  const written = standard.replaceAll(/^ {2}/gm, '').trim()
  return [`## ${file.slice(0, 3)} ${name}`, `\`\`\`yaml\n${written}\n\`\`\``].join('\n\n')
}

/** The page of the scoring methods, made of what there is. */
import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import type { JsonObject, Method } from '../engine/index.ts'
import { builtIn } from '../engine/index.ts'
import { made } from './made.ts'

export const methodsFile = 'docs/methods.md'

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

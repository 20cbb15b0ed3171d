import type { Problem } from './problem.ts'
import type { Path, Source } from './source.ts'

type Said = readonly [zh: string, en: string]

const names: Readonly<Record<string, string>> = {
  string: '文字（加引号）',
  number: '数字',
  integer: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '键值',
}

/** What stands there is of another type than is wanted: what was found, and what would be right. */
export function typeProblem(source: Source, path: Path, want: string, value: unknown): Problem {
  const wants = want.split(',')
  const say = (zh: string, en: string, fix: Said) =>
    source.problem(source.place(path), 'type', zh, en, fix)
  if (variesIn(value)) return say(...varyAstray(path))
  const [found, foundEn] = foundWords(value, source.numeral(path))
  if (typeof value === 'number' && want === 'string')
    return say(`${found} 应为文字：请加引号`, `${foundEn} should be a string: quote it`, [
      `"${found}"`,
      `"${found}"`,
    ])
  const bare = quotedInstead(value, wants)
  return say(
    `${bare === null ? found : foundEn} 的类型不对`,
    `${foundEn} is not of the right type`,
    bare === null
      ? [wants.map((one) => names[one] ?? one).join('、'), want]
      : [`${bare}（不加引号）`, `${bare}, without quotes`],
  )
}

/** What was found, as an author may find it again. */
function foundWords(value: unknown, numeral: string | null): Said {
  if (Array.isArray(value)) return ['此列表', 'this list']
  if (typeof value === 'object' && value !== null) return ['此处的键值', 'this map']
  if (numeral !== null) return [numeral, numeral]
  return value === null ? ['空值', 'nothing'] : [String(value), JSON.stringify(value)]
}

/** A text that would be right without its quotes; null where that is not the mistake. */
function quotedInstead(value: unknown, wants: readonly string[]): string | null {
  if (typeof value !== 'string') return null
  const number = wants.some((one) => one === 'number' || one === 'integer')
  if (number && /^-?\d+(\.\d+)?$/.test(value)) return value
  return wants.includes('boolean') && /^(true|false)$/.test(value) ? value : null
}

const variesIn = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'vary' in value

/** In a rule a whole member varies, never a part of it; elsewhere what may vary says so in its schema. */
export function varyAstray(path: Path): readonly [zh: string, en: string, fix: Said] {
  const rule = path.findLastIndex((step) => ['score', 'gives', 'takes'].includes(String(step)))
  const here = path.at(-1) ?? 0
  const member = path[rule + 1]
  const inList = !Number.isNaN(Number(here))
  const zh = inList ? '此处不能写 vary' : `${here} 处不能写 vary`
  const en = inList ? '"vary" cannot stand here' : `"vary" cannot stand at "${here}"`
  if (rule < 0 || rule + 2 >= path.length)
    return [
      zh,
      en,
      [
        '一个数字；vary 只写在分值、权重、界限、封顶、条件，以及计分规则的各个成员处',
        'a number: points, weights, bounds, caps, conditions and the members of a scoring rule vary',
      ],
    ]
  return [
    `${zh}：整个 ${member} 才能因情形而异`,
    `${en}: "${member}" varies as a whole`,
    [
      `${member}: { vary: …, 情形: 整个 ${member}, … }`,
      `${member}: { vary: …, branch: all of ${member}, … }`,
    ],
  ]
}

/** The pages of the lint: one for each rule, of its own words and its table of cases, and one that lists them. */
import { stringify } from 'yaml'
import { categories, ignoreCodes, type LintRule, lintRules } from '../engine/index.ts'
import { type Case, tables, writtenIn } from './lint-tables.ts'
import { made } from './made.ts'

export const lintFolder = 'docs/lint'
export const lintExamples = 'templates/lint/examples.yaml'

/** Every page, by its file. */
export const lintPages = (): ReadonlyMap<string, string> =>
  new Map([
    [`${lintFolder}/README.md`, indexPage()],
    ...lintRules.map((rule) => [`${lintFolder}/${rule.id}.md`, rulePage(rule)] as const),
  ])

/** What `--explain` shows: the first case that a rule finds, and the first that it lets be. */
export const examplesFile = (): string =>
  `# 由 npm run generate 生成，取自 test/lint\n${stringify(
    Object.fromEntries(
      lintRules.map(({ id }) => {
        const { valid, invalid } = tables.get(id)!
        return [id, { wrong: exampleOf(invalid[0]!), right: exampleOf(valid[0]!) }]
      }),
    ),
    { lineWidth: 0 },
  )}`

const exampleOf = (one: Case) => ({ note: one.note, yaml: writtenIn(one) })

function indexPage(): string {
  const sections = Object.entries(categories).map(([category, { zh, en }]) => {
    const rules = lintRules.filter((one) => one.category === category)
    const rows = rules.map(({ id, title }) => `| [${id}](${id}.md) | ${title.zh} | ${title.en} |`)
    return [`## ${zh} · ${en}`, ['| 规则 | | |', '| --- | --- | --- |', ...rows].join('\n')].join(
      '\n\n',
    )
  })
  return [
    made,
    '# 挑毛病的规则 · Rules of the lint',
    '`biaogan check` 保证标准算得出来；`biaogan lint` 再看它该不该这样写：算术、歧义、法规、负担、隐私、依据、文字。每条规则一页，写明为什么、什么样不好、什么样好；例子都是测试（`test/lint/`）。规则不分轻重：该改的改；有理由不改的，就地写明理由。沿用来的部分在写它的那份标准里指出。',
    '有理由不改的，在那一行的行末或上一行写：\n\n```yaml\n# lint-ignore 规则: 理由\n```',
    `没有理由、没有这条规则、没有可忽略的，都会指出（${ignoreCodes.map((code) => `\`${code}\``).join('、')}）。`,
    '*`check` proves that a standard can be scored, `lint` asks whether it should be written so. One severity: mend it, or say on the spot why not.*',
    ...sections,
  ].join('\n\n')
}

function rulePage({ id, category, title, why }: LintRule): string {
  const { valid, invalid } = tables.get(id)!
  return [
    made,
    `# ${title.zh} \`${id}\``,
    `*${title.en}* · [${categories[category].zh}](README.md)`,
    why.zh,
    `*${why.en}*`,
    '## 不好 · Not so',
    ...invalid.map(caseText),
    '## 好 · But so',
    ...valid.map(caseText),
  ].join('\n\n')
}

const caseText = (one: Case): string => {
  const written = writtenIn(one).trim()
  return written === '' || written === '{}'
    ? `${one.note}。`
    : `${one.note}：\n\n\`\`\`yaml\n${written}\n\`\`\``
}

import { expect, test } from 'vitest'
import { tellBurden } from '../../cli/lint/burden.ts'
import { lintFolder } from '../../cli/lint/lint.ts'
import { explainRule, listRules } from '../../cli/lint/rules.ts'
import { builtIn, categories, lintRules } from '../../engine/index.ts'

/** What a command printed, and what it returned. */
function printed<T>(run: (print: (line: string) => void) => T): readonly [string, T] {
  const lines: string[] = []
  const code = run((line) => lines.push(line))
  return [lines.join('\n'), code]
}

const zh = { language: 'zh', methods: builtIn, json: false } as const
const small = 'test/define/world'

test('a folder with something to mend is told line by line, and the command returns 1', () => {
  const [text, code] = printed((print) => lintFolder(small, zh, print))
  expect(code).toBe(1)
  expect(text).toMatch(
    /^demo\/facts\.yaml:4:3 as-of-missing: |^demo\/facts\.yaml:\d+:\d+ [a-z-]+: /,
  )
  expect(text).toMatch(/\d+ 处可以写得更好/)
})

test('one rule is looked at alone', () => {
  const [text] = printed((print) => lintFolder(small, { ...zh, rule: 'evidence-missing' }, print))
  expect(new Set(text.match(/(?<=:\d+:\d+ )[a-z-]+(?=: )/g))).toEqual(new Set(['evidence-missing']))
})

test('a rule that is not there is refused with the one that was meant', () => {
  const [text, code] = printed((print) =>
    lintFolder(small, { ...zh, rule: 'evidence-mising' }, print),
  )
  expect([text, code]).toEqual(['没有规则 evidence-mising；应为：evidence-missing', 2])
})

test('what does not pass the check is named first', () => {
  const [text, code] = printed((print) => lintFolder('test/define/tailored', zh, print))
  expect(code).toBe(1)
  expect(text).toContain('先改好 check 指出的')
})

test('the same as JSON', () => {
  const [text] = printed((print) => lintFolder(small, { ...zh, json: true }, print))
  const { standards, unsound, problems } = JSON.parse(text)
  expect(standards).toEqual(['basic@1'])
  expect(unsound).toEqual([])
  expect(problems[0]).toMatchObject({
    file: 'demo/facts.yaml',
    line: 4,
    fix: { zh: 'evidence: [ledger] 等' },
  })
})

test('a code platform is told each finding as a warning, with why the rule is there and its page', () => {
  const [text, code] = printed((print) => lintFolder(small, { ...zh, format: 'sarif' }, print))
  expect(code).toBe(1)
  const [{ results, tool }] = JSON.parse(text).runs
  const [first] = results
  expect(first).toMatchObject({
    level: 'warning',
    locations: [{ physicalLocation: { artifactLocation: { uri: `${small}/demo/facts.yaml` } } }],
  })
  const rule = lintRules.find(({ id }) => id === first.ruleId)!
  const { text: help } = tool.driver.rules[first.ruleIndex].help
  expect(help).toContain(rule.why.zh)
  expect(help).toContain(`docs/lint/${rule.id}.md`)
})

test('a workflow is told what check finds as errors, and the findings as warnings', () => {
  const told = (folder: string) =>
    printed((print) => lintFolder(folder, { ...zh, format: 'github' }, print))[0].split('\n')
  expect(told(small).every((one) => one.startsWith(`::warning file=${small}/demo/`))).toBe(true)
  expect(told('test/define/tailored').some((one) => one.startsWith('::error file='))).toBe(true)
})

test('one standard is looked at alone, without its programme', () => {
  const [text] = printed((print) => lintFolder(small, { ...zh, ids: ['basic'] }, print))
  expect(text).toContain('demo/basic/standard.yaml:')
  expect(text).not.toContain('demo/fields.yaml:')
  expect(printed((print) => lintFolder(small, { ...zh, ids: ['basik'] }, print))).toEqual([
    '没有标准 basik；有：basic',
    2,
  ])
})

test.each(['zh', 'en'] as const)(
  'every rule is listed in a line, by category, in %s',
  (language) => {
    const [text] = printed((print) => listRules(language, print))
    for (const { id } of lintRules) expect(text).toContain(`\n  ${id} `)
    for (const { title } of lintRules) expect(text).toContain(title[language])
    expect(text.split('\n')).toHaveLength(lintRules.length + Object.keys(categories).length)
  },
)

test.each(lintRules.map(({ id }) => id))(
  '%s is explained with what it finds and what it lets be',
  (id) => {
    const [text, code] = printed((print) => explainRule(id, 'zh', print))
    expect(code).toBe(0)
    expect(text).toMatch(/为什么：[\s\S]+不好：[\s\S]+好：[\s\S]+docs\/lint\//)
  },
)

test('a rule that is not there is not explained', () => {
  expect(printed((print) => explainRule('name-lon', 'en', print))).toEqual([
    'there is no rule "name-lon"; right would be: name-long',
    2,
  ])
})

test('a programme without a budget is said to have none', () => {
  expect(printed((print) => tellBurden(small, zh, print))).toEqual([
    '活动 demo 没有写负担预算（programme.yaml 的 burden）',
    0,
  ])
})

test('the burden of each shipped standard stands beside the budget', () => {
  const [text] = printed((print) => tellBurden('standards', zh, print))
  expect(text).toMatch(/measures-2016@2026\.2\.0 +11 +24 +20 \(83%\) +8 +5\.5 小时/)
  expect(text).toMatch(/^预算 +≤ 12 +≤ 40 +≥ 50% +≤ 15 +≤ 8\.0 小时$/m)
  expect(text).toMatch(/^预算 +≤ 10 +≤ 20 +≥ 50% +≤ 8 +≤ 5\.0 小时$/m)
})

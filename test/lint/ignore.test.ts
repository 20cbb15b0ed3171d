import { expect, test } from 'vitest'
import { ignoreCodes, lint, load } from '../../engine/index.ts'
import { filesOf } from './base.ts'

const late = '{ name: 迟到, type: count, unit: 人次, by: assessor, min: 0, max: 3 }'
const plain = filesOf({ note: '' }).get('demo/basic/standard.yaml')!

/** The base with an indicator that keeps seven points whatever happens, and comments around it. */
function standardWith(before: string, after = ''): string {
  const at = plain.indexOf('indicators:')
  return `${plain.slice(0, at).trimEnd()}
  late: ${late}
indicators:
${before}  - { id: on_time, name: 守时, points: 10, source: rules 1, score: { kind: deduct, each: { late: 1 } } }${after}
  - { id: work, name: 任务, points: 10, source: rules 1, score: { kind: count, of: done, each: 1, cap: 10 } }
grades:
  upper: [{ id: met, name: 达标, at_least: 18, outcome: met }, { id: unmet, name: 未达标, outcome: unmet }]
  lower: [{ id: met, name: 达标, at_least: 16, outcome: met }, { id: unmet, name: 未达标, outcome: unmet }]
`
}

function codesOf(text: string): readonly string[] {
  const { authored, problems } = load(filesOf({ note: '' }).set('demo/basic/standard.yaml', text))
  expect(problems).toEqual([])
  return authored.flatMap((one) => lint(one)).map(({ code }) => code)
}

test('without a directive the problem is reported', () => {
  expect(codesOf(standardWith(''))).toEqual(['points-for-nothing'])
})

test.each([
  ['on the line before', standardWith('  # lint-ignore points-for-nothing: 出勤本来就有基本分\n')],
  ['at the end of the line', standardWith('', ' # lint-ignore points-for-nothing: 基本分')],
  ['with a wide colon', standardWith('  # lint-ignore points-for-nothing：基本分\n')],
  [
    'above other comments',
    standardWith('  # lint-ignore points-for-nothing: 基本分\n\n  # 守时另见考勤表\n'),
  ],
])('a directive %s lets its problem be', (_, text) => {
  expect(codesOf(text)).toEqual([])
})

test('a directive without a reason lets nothing be, and is a problem itself', () => {
  expect(codesOf(standardWith('  # lint-ignore points-for-nothing\n'))).toEqual([
    'ignore-reason',
    'points-for-nothing',
  ])
  expect(codesOf(standardWith('  # lint-ignore points-for-nothing:  \n'))).toEqual([
    'ignore-reason',
    'points-for-nothing',
  ])
})

test('a directive of a rule that is not there says which one was meant', () => {
  const text = standardWith('  # lint-ignore points-for-nothin: 基本分\n')
  const { authored } = load(filesOf({ note: '' }).set('demo/basic/standard.yaml', text))
  expect(lint(authored[0]!)[0]).toMatchObject({
    code: 'ignore-unknown',
    fix: { zh: 'points-for-nothing' },
  })
})

test('a directive that lets nothing be is a problem', () => {
  const text = standardWith('  # lint-ignore points-for-nothing: 基本分\n')
  const idle = text.replace(
    '  - { id: work',
    '  # lint-ignore name-long: 名称就这么长\n  - { id: work',
  )
  expect(codesOf(idle)).toEqual(['ignore-unused'])
})

test('a directive that names no rule says how one is written', () => {
  expect(codesOf(standardWith('  # lint-ignore\n'))).toEqual(['ignore-form', 'points-for-nothing'])
})

test('what looks like a directive inside a text, or begins otherwise, is none', () => {
  const quoted = plain.replace('name: 示例标准', 'name: "示例 # lint-ignore name-long: 标准"')
  expect(codesOf(quoted)).toEqual([])
  expect(codesOf(`# lint-ignored: 说明\n${plain}`)).toEqual([])
})

test('the codes of directives are told', () => {
  expect([...ignoreCodes].sort()).toEqual([
    'ignore-form',
    'ignore-reason',
    'ignore-unknown',
    'ignore-unused',
  ])
})

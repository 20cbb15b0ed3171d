import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Expressions stand inside standards; the door has only what a standard makes of them.
import { compileExpression, type Named } from '../../engine/expression.ts'
import { compileStandard, displayed, load } from '../../engine/index.ts'
import { world } from '../define/world.ts'

interface Case {
  readonly text: string
  readonly zh: string
  readonly en: string
}
const cases: readonly Case[] = parse(readFileSync('test/expression/displayed.yaml', 'utf8'))

const facts = new Map([
  ['staff', { name: { zh: '职工人数', en: 'staff' } }],
  ['late', { name: { zh: '迟到、早退', en: 'lateness' } }],
  ['forged', { name: { zh: '弄虚作假', en: 'forgery' } }],
  ['league', { name: { zh: '有团组织或已列入计划', en: 'has a branch' } }],
  ['born', { name: { zh: '出生日期', en: 'born on' } }],
  [
    'rank',
    {
      name: { zh: '等次', en: 'rank' },
      of: { gold: { zh: '金牌', en: 'gold medal' }, none: { zh: '无（含未参评）', en: 'none' } },
    },
  ],
  [
    'shown',
    {
      name: { zh: '亮明', en: 'display' },
      of: { sign: { zh: '标识', en: 'sign' }, pledge: { zh: '承诺', en: 'pledge' } },
    },
  ],
])
const names = new Map<string, Named>([
  ['staff', { type: 'number' }],
  ['late', { type: 'number' }],
  ['nameless', { type: 'number' }],
  ['forged', { type: 'bool' }],
  ['league', { type: 'bool' }],
  ['born', { type: 'date' }],
  ['rank', { type: 'choice', options: ['gold', 'none'] }],
  ['shown', { type: 'choices', options: ['sign', 'pledge'] }],
])

test.each(cases)('$text is shown as $zh', ({ text, zh, en }) => {
  const { expression, flaws } = compileExpression(text, names)
  expect(flaws).toEqual([])
  expect(displayed(expression!, facts)).toBe(zh)
  expect(displayed(expression!, facts, 'en')).toBe(en)
})

const { tree: yesOrNo } = fc.letrec<{ tree: string; sum: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('forged', 'league', 'born < "1990-01-01"', '"sign" in shown'),
    fc.tuple(tie('tree'), fc.constantFrom('&&', '||', '=='), tie('tree')).map(bracketed),
    fc.tuple(tie('sum'), fc.constantFrom('<', '>=', '=='), tie('sum')).map(bracketed),
    tie('tree').map((one) => `!(${one})`),
  ),
  sum: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('staff', 'late', '2', 'size(shown)'),
    fc.tuple(tie('sum'), fc.constantFrom('+', '-', '*'), tie('sum')).map(bracketed),
    tie('sum').map((one) => `-(${one})`),
  ),
}))
function bracketed(parts: readonly string[]): string {
  return `(${parts.join(' ')})`
}

test('two expressions that are shown alike are alike: nothing can be read in two ways', () => {
  const back: readonly (readonly [RegExp, string])[] = [
    [/ and /g, ' && '],
    [/ or /g, ' || '],
    [/not (?=\(|forgery|“has)/g, '!'],
    [/ is at least /g, ' >= '],
    [/ is less than /g, ' < '],
    [/ is before /g, ' < '],
    [/ is not before /g, ' >= '],
    [/ is /g, ' == '],
    [/display includes sign/g, '"sign" in shown'],
    [/number\(display\)/g, 'size(shown)'],
    [/“has a branch”/g, 'league'],
    [/“born on”/g, 'born'],
    [/1990-01-01/g, '"1990-01-01"'],
    [/forgery/g, 'forged'],
    [/lateness/g, 'late'],
    [/−/g, '-'],
    [/×/g, '*'],
  ]
  const readBack = (shown: string) =>
    back.reduce((text, [word, sign]) => text.replaceAll(word, sign), shown)
  fc.assert(
    fc.property(yesOrNo, (text) => {
      const { expression } = compileExpression(text, names)
      fc.pre(expression !== undefined)
      const shown = displayed(expression!, facts, 'en')
      const again = compileExpression(readBack(shown), names)
      expect(again.flaws).toEqual([])
      expect(displayed(again.expression!, facts, 'en')).toBe(shown)
      for (const yes of [0, 1, 2, 3]) {
        const read = (name: string) =>
          ({
            forged: yes % 2 === 0,
            league: yes > 1,
            staff: { n: 3n, d: 1n },
            late: { n: BigInt(yes), d: 2n },
            shown: yes === 1 ? ['sign'] : [],
            born: yes > 1 ? '1980-01-01' : '1999-01-01',
          })[name]!
        expect(again.expression!.evaluate(read)).toBe(expression!.evaluate(read))
      }
    }),
    { numRuns: 500 },
  )
})

test('a condition of a standard is shown with the names that the standard gives', () => {
  const standard = load(world()).definitions.find(({ kind }) => kind === 'standard')!
  const { facts, tables } = compileStandard(standard.value as never, standard.digest)
  const [headcount] = tables('upper')[0]!.conditions
  expect(displayed(headcount!.when, facts)).toBe('人数 不少于 6 且 年龄 不多于 40')
})

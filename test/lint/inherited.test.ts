import { expect, test } from 'vitest'
import { type Authored, lint, load, type Problem } from '../../engine/index.ts'
import type { Blocks } from '../../tools/lint-tables.ts'
import { filesOf } from './base.ts'

const child = (tailor: string): string => `format: 1
id: child
version: "1"
publication: published
name: 下级标准
programme: demo
sector: child
applies_to: { sector: child }
levels: [upper, lower]
effective: { from: "2026-01-01" }
basis: rules 1
extends: basic@1
${tailor}`

const parts = {
  facts: { late: { name: '迟到', type: 'count', unit: '人次', by: 'assessor', min: 0, max: 3 } },
  indicators: [
    {
      ...{ id: 'on_time', name: '守时', points: 10, source: 'rules 1' },
      score: { kind: 'deduct', each: { late: 1 } },
    },
  ],
}

/** A standard, one that extends it, and what is found in each. */
function foundBelow(standard: Blocks, tailor: string): ReadonlyMap<string, readonly Problem[]> {
  const files = filesOf({ note: '', standard })
  files.set('demo/child/standard.yaml', child(tailor))
  files.set('demo/child/examples.yaml', files.get('demo/basic/examples.yaml')!)
  const { locks } = load(files)
  for (const [file, text] of locks) files.set(file, text)
  const { authored, problems } = load(files)
  expect(problems).toEqual([])
  const found = (one: Authored) => lint(one, { all: authored })
  return new Map(authored.map((one) => [one.value.id, found(one)]))
}

/** The indicator that a child keeps or changes. */
const target = 'basic/work'
const keep = `tailor:
  - { target: ${target}, do: keep, why: 照用, source: rules 1 }
`

test('what is inherited is reported at the standard that wrote it, and not again below', () => {
  const { indicators } = parts
  const work = { id: 'work', name: '任务', points: 10, source: 'rules 1' }
  const count = { ...work, score: { kind: 'count', of: 'done', each: 1, cap: 10 } }
  const found = foundBelow({ ...parts, indicators: [...indicators, count] }, keep)

  expect(found.get('basic')!.map(({ code }) => code)).toEqual(['points-for-nothing'])
  expect(found.get('child')).toEqual([])
})

test('what only follows from the change is reported where the change is written', () => {
  const found = foundBelow(
    {},
    `tailor:
  - { target: ${target}/score/each, do: set, to: 0.5, why: 减半, source: rules 1 }
  - { target: basic/grades/upper/met/at_least, do: set, to: 4, why: 随之, source: rules 1 }
  - { target: basic/grades/lower/met/at_least, do: set, to: 3, why: 随之, source: rules 1 }
`,
  )
  expect(found.get('basic')).toEqual([])
  expect(found.get('child')).toMatchObject([
    { file: 'demo/child/standard.yaml', code: 'points-out-of-reach' },
  ])
  expect(found.get('child')![0]!.zh).toContain('沿用自 demo/basic/standard.yaml')
})

test('what the child itself writes is reported in its own file', () => {
  const found = foundBelow(
    {},
    `${keep}facts:
  clean: { name: 整洁, type: bool, by: assessor }
`,
  )
  expect(found.get('child')).toMatchObject([
    { file: 'demo/child/standard.yaml', line: 16, column: 3, code: 'fact-unused' },
  ])
})

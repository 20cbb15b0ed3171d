import { expect, test } from 'vitest'
import { type Definition, load, problemText } from '../../engine/index.ts'
import { type Files, world } from './world.ts'

/** A standard for one of two levels, over one whose numbers differ by level. */
function small(more = ''): Files {
  const files = world()
  const basic = files.get('demo/basic/standard.yaml')!
  const varied = basic.replace(
    'each: 5, cap: 20',
    'each: { vary: level, upper: 5, lower: 10 }, cap: 20',
  )
  expect(varied).not.toBe(basic)
  files.set('demo/basic/standard.yaml', varied)
  const programme = files.get('demo/programme.yaml')!
  const freer = programme.replace(
    'required: [lower], count: { min: 2,',
    'required: [upper], count: { min: 1,',
  )
  files.set('demo/programme.yaml', freer)
  files.set(
    'demo/small/standard.yaml',
    `format: 1
id: small
version: "1"
publication: published
name: 只设一级
programme: demo
sector: health
applies_to: { sector: health }
levels: [upper]
effective: { from: "2026-01-01" }
basis: rules 1
extends: basic@1
tailor:
  - { target: basic/discipline, do: keep, why: 沿用, source: rules 1 }
${more}`,
  )
  files.set(
    'demo/small/examples.yaml',
    '- { note: 迟到一次, level: upper, given: { late: 1, events: 4 }, want: { points: { discipline: 19.5, activities: 20 } } }\n',
  )
  for (const [file, text] of load(files).locks) files.set(file, text)
  return files
}

type Standard = Extract<Definition, { kind: 'standard' }>['value']
const problemsIn = (files: Files) => load(files).problems.map((one) => problemText(one, 'en'))

test('what is inherited for a level that is not offered goes, grades and branches alike', () => {
  const files = small()
  expect(problemsIn(files)).toEqual([])
  const found = load(files).definitions.find(({ id }) => id === 'small')!.value as Standard
  expect(Object.keys(found.grades)).toEqual(['upper'])
  expect(JSON.stringify(found)).toContain('"each":{"vary":"level","upper":5}')
  const whole = load(files).definitions.find(({ id }) => id === 'basic')!.value as Standard
  expect(Object.keys(whole.grades)).toEqual(['upper', 'lower'])
})

test('what is wrong with what is left is still said where it is written', () => {
  const files = small(
    '  - { target: basic/size/points, do: set, to: 70, why: 更重, source: rules 1 }\n',
  )
  expect(problemsIn(files)).toContainEqual(
    expect.stringMatching(/^demo\/small\/standard\.yaml:\d+:/),
  )
  const basic = files.get('demo/basic/standard.yaml')!
  const astray = small()
  astray.set('demo/basic/standard.yaml', basic.replace('upper: 5, lower: 10', 'upper: 5'))
  expect(problemsIn(astray)).toContainEqual(
    expect.stringMatching(/^demo\/basic\/standard\.yaml:\d+:/),
  )
})

test('an operation on a grade of a level that is not offered changes nothing', () => {
  const files = small(
    '  - { target: basic/grades/lower/met/at_least, do: set, to: 75, why: 更严, source: rules 1 }\n',
  )
  expect(problemsIn(files)).toEqual([])
})

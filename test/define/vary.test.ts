import { expect, test } from 'vitest'
import { builtIn, load, type Methods, problemText } from '../../engine/index.ts'
import { readPlugins } from '../../server/index.ts'
import { world } from './world.ts'

/** The small world's standard with one text in place of another. */
function problemsWith(change: readonly (readonly [string, string])[], methods: Methods = builtIn) {
  const files = world()
  const basic = files.get('demo/basic/standard.yaml')!
  const changed = change.reduce((text, [find, by]) => {
    expect(text.split(find)).toHaveLength(2)
    return text.replace(find, by)
  }, basic)
  files.set('demo/basic/standard.yaml', changed)
  return load(files, methods).problems.map((one) => problemText(one, 'en'))
}

const both = '{ vary: level, upper: 10, lower: 10 }'
const impression = 'points: 10\n    source: rules 2\n    score: { kind: judgement, of: mark }'

test.each<[string, readonly (readonly [string, string])[]]>([
  ['the points of an item', [[impression, impression.replace('10', both)]]],
  [
    'the points of an item beside the tree',
    [
      [
        'id: more, name: 活动多, points: 5,',
        'id: more, name: 活动多, points: { vary: level, upper: 5, lower: 5 },',
      ],
    ],
  ],
  ['the cap of a block', [['cap: 5\n', 'cap: { vary: level, upper: 5, lower: 4 }\n']]],
  [
    'the cap of a line',
    [
      [
        'score: { kind: count, of: events, each: 5, cap: 20 }',
        'start: zero\n        lines: [{ gives: { kind: count, of: events, each: 5 }, cap: { vary: level, upper: 20, lower: 20 } }]',
      ],
    ],
  ],
  [
    'a number of a rule',
    [['each: { late: 0.5 }', 'each: { vary: level, upper: { late: 0.5 }, lower: { late: 0.2 } }']],
  ],
  [
    'the bound of a gate',
    [['of: work, at_least: 50', 'of: work, at_least: { vary: level, upper: 60, lower: 50 }']],
  ],
])('may differ from level to level, or by a fact, and the standard is sound: %s', (_, change) => {
  expect(problemsWith(change)).toEqual([])
})

test('what a package gives a rule whose points differ is found, and named with the standard', async () => {
  const { methods } = await readPlugins('test/plugins/biaogan.config.yaml')
  const files = world()
  const basic = files.get('demo/basic/standard.yaml')!
  const weakest = impression
    .replace('points: 10', `points: ${both}`)
    .replace('{ kind: judgement, of: mark }', '{ kind: weakest, of: [mark, events], full: 10 }')
  files.set('demo/basic/standard.yaml', basic.replace(impression, weakest))
  files.set(
    'demo/basic/examples.yaml',
    '- { id: full, note: 空, level: upper, want: { outcome: open } }\n',
  )
  const { definitions, problems } = load(files, methods)
  expect(problems).toEqual([])
  const found = definitions.find(({ id }) => id === 'basic')!.value as { readonly methods?: object }
  expect(found.methods).toEqual([{ kind: 'weakest', package: 'biaogan-weakest', version: '1.0.0' }])
})

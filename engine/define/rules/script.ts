import type { ScriptFile } from '../../shapes.ts'
import { casesOf } from '../like.ts'
import { nearest } from '../problem.ts'
import { choices, type Rule, unknownWords } from '../rule.ts'
import type { Path } from '../source.ts'

type Words = readonly (readonly [Path, string])[]

/** A word of each act that has one there. */
const inActs = (
  { acts }: ScriptFile,
  word: (act: ScriptFile['acts'][number]) => string | undefined,
  ...path: Path
): Words =>
  acts.flatMap((act, at) => {
    const found = word(act)
    return found === undefined ? [] : [[['acts', at, ...path], found] as const]
  })

/** What a schema cannot say of a written history: whom and what it names must be in it. */
export const scriptRules = {
  'programme-unknown': ({ programme }, report, world) => {
    if (programme !== world.programme.id)
      report(['programme'], `未知的活动 ${programme}`, `unknown programme "${programme}"`)
  },

  'body-unknown': ({ bodies, collectives }, report) => {
    const ids = bodies.map(({ id }) => id)
    const above = bodies.flatMap(({ parent, serves }, at) => [
      ...(parent === undefined ? [] : [[['bodies', at, 'parent'], parent] as const]),
      ...(serves === undefined ? [] : [[['bodies', at, 'serves'], serves] as const]),
    ])
    const under = collectives.map(({ body }, at) => [['collectives', at, 'body'], body] as const)
    unknownWords([...above, ...under], ids, report, '机构', 'body')
  },

  'collective-unknown': (script, report) => {
    const ids = script.collectives.map(({ id }) => id)
    unknownWords(
      inActs(script, ({ about }) => about, 'about'),
      ids,
      report,
      '集体',
      'collective',
    )
  },

  'case-unknown': (script, report) => {
    const wanted = Object.keys(script.want ?? {}).map((id) => [['want', id], id] as const)
    const known = casesOf(script)
    unknownWords(
      inActs(script, ({ case: id }) => id, 'case'),
      known,
      report,
      '案卷',
      'case',
    )
    unknownWords(wanted, known, report, '案卷', 'case', 'key')
  },

  'answers-unknown': (script, report) => {
    const known = Object.keys(script.answers ?? {})
    const words = inActs(script, ({ answers }) => answers?.of, 'answers', 'of')
    unknownWords(words, known, report, '一组事实', 'list of answers')
  },

  'members-unknown': (script, report) => {
    const known = Object.keys(script.with ?? {})
    const named = (set: unknown) => (typeof set === 'string' ? set : undefined)
    const words = inActs(script, ({ with: set }) => named(set), 'with')
    unknownWords(words, known, report, '常用内容', 'set of members')
  },

  'example-unknown': ({ answers = {} }, report, { examples }) => {
    for (const [name, { example }] of Object.entries(answers)) {
      if (example === undefined || examples === null || examples.includes(example)) continue
      const [standard] = example.split('/')
      const beside = examples.filter((one) => one.startsWith(`${standard}/`))
      const fix = choices(nearest(example, examples), beside)
      const path = ['answers', name, 'example']
      report(path, `没有示例 ${example}`, `there is no example "${example}"`, fix)
    }
  },
} satisfies Record<string, Rule<ScriptFile>>

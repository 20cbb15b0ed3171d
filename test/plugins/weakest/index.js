/** 短板: of several values the lowest decides, in proportion to what would be full. */
export default ({ exactText, lessThan, multiply, divide, numeric, rational, within, zero }) => [
  {
    kind: 'weakest',
    title: '短板',
    description: '几项中最低的一项决定得分：最低的一项达到 full 得满分，不到的按比例给分。',
    properties: {
      of: {
        title: '看哪些事实',
        type: 'array',
        minItems: 2,
        items: { $ref: '#/$defs/variable' },
      },
      full: { type: 'number', exclusiveMinimum: 0, title: '满分值' },
    },
    required: ['of', 'full'],
    reads: ({ of }) => of,

    check({ of }, { points, facts }) {
      const wrong = of.flatMap((fact, at) =>
        facts.has(fact) && !numeric(facts.get(fact))
          ? [{ path: ['of', at], code: 'fact-type', detail: { fact, want: 'number' } }]
          : [],
      )
      const twice = of.flatMap((fact, at) =>
        of.indexOf(fact) < at
          ? [{ path: ['of', at], code: 'rule-flaw', detail: twiceWords(fact) }]
          : [],
      )
      const needed = points === null ? [{ path: [], code: 'points-needed', detail: {} }] : []
      return [...wrong, ...twice, ...needed]
    },

    say({ of, full }, { either, fact }, points) {
      const [names, most] = [of.map(fact), points ? exactText(points) : '']
      const goal = exactText(rational(full))
      return either(
        `${names.join('、')}中最低的一项：达到 ${goal} 得 ${most} 分，不到的按比例`,
        `the lowest of ${names.join(', ')}: ${goal} gives ${most}, less in proportion`,
      )
    },

    least: () => zero,
    most: () => null,

    compile({ of, full }, points) {
      return (read) => {
        const [first, ...others] = of.map((fact) => ({ fact, value: read(fact) }))
        const { fact, value } = others.reduce((a, b) => (lessThan(b.value, a.value) ? b : a), first)
        const share = within(divide(value, rational(full)), zero, rational(1))
        const got = multiply(share, points)
        const why = {
          zh: `各项中最低，满分值 ${exactText(rational(full))}`,
          en: 'the lowest of them',
        }
        return { points: got, because: [{ rule: 'own', fact, times: value, points: got, why }] }
      }
    },
  },
]

const twiceWords = (fact) => ({ zh: `事实 ${fact} 重复`, en: `the fact "${fact}" is named twice` })

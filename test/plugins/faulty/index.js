/** A sound method, but for the one call that its kind names. */
const failing = ({ rational, zero }, call) => {
  const method = {
    kind: `fails_in_${call}`,
    title: '出错',
    description: `数是多少就给多少分，只在 ${call} 时出错。`,
    properties: {
      of: { $ref: '#/$defs/variable', title: '看哪个事实' },
      cap: { type: 'number', title: '封顶' },
    },
    required: ['of'],
    reads: ({ of }) => [of],
    check: () => [],
    least: () => zero,
    most: ({ cap }) => (cap === undefined ? null : rational(cap)),
    prices: () => ({}),
    open: () => () => ({ least: zero, most: null }),
    say: ({ of }, { fact }) => fact(of),
    compile:
      ({ of }) =>
      (read) => ({ points: read(of), because: [] }),
  }
  const fail = () => {
    throw new TypeError(`nothing at ${call}\n    at a line of a stack`)
  }
  return {
    ...method,
    [call]: call === 'score' ? undefined : fail,
    ...(call === 'score' ? { compile: () => fail } : {}),
  }
}

/** What the package offers: methods that fail, each in another call, one that fails over some rules alone, and one that gives no number. */
export default (engine) => [
  ...['reads', 'check', 'least', 'most', 'open', 'compile', 'say', 'score'].map((call) =>
    failing(engine, call),
  ),
  {
    ...failing(engine, 'none'),
    kind: 'fails_at_ten',
    check({ cap }) {
      if (cap === 10) throw new RangeError('ten is too many')
      return []
    },
  },
  {
    ...failing(engine, 'none'),
    kind: 'gives_a_float',
    compile: () => () => ({ points: 0.5, because: [] }),
  },
]

/**
 * {{title}}：一种外接的计分方法。写好一处就运行 node --test，再运行 npx biaogan check。
 * 分数都是精确的：只用传进来的 rational、multiply、divide……计算，不用 JavaScript 的小数。
 */
export default ({ exactText, divide, multiply, numeric, rational, within, zero }) => [
  {
    kind: '{{kind}}', // 标准里写 score: { kind: {{kind}}, … }
    title: '{{title_js}}',
    description: '看一个事实：达到 full 得满分，不到的按比例给分。',

    // 规则有哪些部分；每一部分写明类型，编辑器据此提示
    properties: {
      of: { $ref: '#/$defs/variable', title: '看哪个事实' },
      full: { type: 'number', exclusiveMinimum: 0, title: '满分值' },
    },
    required: ['of', 'full'],

    // 读哪些事实
    reads: ({ of }) => [of],

    // 模式说不清的错误：事实要是数字，指标要有分值
    check({ of }, { points, facts }) {
      const wrong =
        facts.has(of) && !numeric(facts.get(of))
          ? [{ path: ['of'], code: 'fact-type', detail: { fact: of, want: 'number' } }]
          : []
      return points === null ? [...wrong, { path: [], code: 'points-needed', detail: {} }] : wrong
    },

    // 用两种文字说出规则，给填报和查阅的人看
    say({ of, full }, { either, fact }, points) {
      const [name, goal, most] = [
        fact(of),
        exactText(rational(full)),
        points ? exactText(points) : '',
      ]
      return either(
        `${name}：达到 ${goal} 得 ${most} 分，不到的按比例`,
        `${name}: ${goal} gives ${most}, less in proportion`,
      )
    },

    // 至少、至多得几分；null 表示以指标的分值为限
    least: () => zero,
    most: () => null,

    // 计分：read 读出一个事实的值；because 说明分数从哪里来
    compile({ of, full }, points) {
      return (read) => {
        const value = read(of)
        const got = multiply(within(divide(value, rational(full)), zero, rational(1)), points)
        const why = {
          zh: `满分值 ${exactText(rational(full))}`,
          en: `full at ${exactText(rational(full))}`,
        }
        return { points: got, because: [{ rule: 'own', fact: of, times: value, points: got, why }] }
      }
    },
  },
]

import { called } from '../../define/rule.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet } from '../standard.ts'

/** A gate that is passed, or not, whatever is found. */
export const gateSettled: LintRule = {
  id: 'gate-settled',
  category: 'arithmetic',
  title: { zh: '门槛一定过，或一定过不了', en: 'A gate that always, or never, holds' },
  why: {
    zh: '门槛用来拦住某一部分太差的。无论填什么都过（如 at_least: 0，或该部分本来就有保底分），或都过不了，它就没有作用，读的人却以为有。',
    en: 'A gate stops those whose part is too poor. One that is passed whatever is found, or never, does nothing, and readers believe that it does.',
  },
  standard(on, report) {
    const { gates } = emptySheet(on)
    for (const [at, gate] of (on.value.gates ?? []).entries()) {
      const found = gates.find(({ id }) => id === gate.id)
      if (!found || found.passed === null) continue
      const [zh, en] = found.passed ? ['一定过', 'always passed'] : ['一定过不了', 'never passed']
      report(['gates', at], `门槛 ${called(gate)}${zh}`, `the gate "${gate.id}" is ${en}`, [
        '该部分得分率范围之内的界限',
        'a bound within what its part may come to',
      ])
    }
  },
}

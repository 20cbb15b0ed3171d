import type { LintRule } from '../rule.ts'

/** Steps that are written for several rules and that none of them names. */
export const rubricUnused: LintRule = {
  id: 'rubric-unused',
  category: 'evidence',
  title: { zh: '共用档次没有规则用到', en: 'A rubric that no rule names' },
  why: {
    zh: '写了一套档次而没有指标用它，读的人会去找它管哪一项。去掉，或在选档（choice）里写 rubric。',
    en: 'Readers look for what these steps are of. Drop them, or name the rubric in a choice.',
  },
  standard({ whole }, report) {
    const text = JSON.stringify(whole.value)
    for (const id of Object.keys(whole.value.rubrics ?? {}))
      if (!text.includes(`"rubric":"${id}"`))
        report(
          ['rubrics', id],
          `共用档次 ${id} 没有规则用到`,
          `no rule names the rubric "${id}"`,
          ['去掉，或写 rubric', 'none, or a rule that names it'],
          'key',
        )
  },
}

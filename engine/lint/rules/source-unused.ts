import type { LintRule } from '../rule.ts'

/** A document that is listed and never cited. */
export const sourceUnused: LintRule = {
  id: 'source-unused',
  category: 'evidence',
  title: { zh: '列出的文件没有被引用', en: 'A source that nothing cites' },
  why: {
    zh: '出处是给集体看的依据；列了而没有一条引用它，多半是改写时漏了引用，或照抄别的标准留下的。在依据它的指标上写 source，或去掉。',
    en: 'Sources are what a collective is shown. One that nothing cites was forgotten at an indicator, or is left over from another standard.',
  },
  standard({ whole }, report) {
    const { sources = {}, ...rest } = whole.value
    const cited = new Set(citedIn(rest).map((one) => one.split(' ')[0]))
    for (const id of Object.keys(sources))
      if (!cited.has(id))
        report(
          ['sources', id],
          `出处 ${id} 没有被引用`,
          `the source "${id}" is cited by nothing`,
          ['在依据它的地方写 source，或去掉', 'a source that names it, or none'],
          'key',
        )
  },
}

function citedIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) =>
    key === 'source' || key === 'basis' ? [inner].flat().map(String) : citedIn(inner),
  )
}

import type { Report } from '../define/rule.ts'
import type { Fact } from '../score/fact.ts'
import type { Facts } from '../score/method.ts'
import type { FieldsFile } from '../shapes.ts'
import type { InStandard } from './standard.ts'

/** A sentence in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** What a rule guards, in the order in which the pages list them. */
export const categories = {
  arithmetic: { zh: '算术', en: 'Arithmetic' },
  ambiguity: { zh: '歧义', en: 'Ambiguity' },
  law: { zh: '法规', en: 'Law' },
  burden: { zh: '负担', en: 'Burden' },
  privacy: { zh: '隐私', en: 'Privacy' },
  evidence: { zh: '依据', en: 'Evidence' },
  wording: { zh: '文字', en: 'Wording' },
} as const satisfies { readonly [category: string]: Said }
export type Category = keyof typeof categories

/** Facts as they are declared in one file, and all that they may be worked out from. */
export interface InFacts {
  readonly declared: readonly Fact[]
  readonly every: Facts
  /** Facts by which the standard differs: they say what a collective is, and give nothing. */
  readonly pivots: ReadonlySet<string>
}

/**
 * Something that a sound definition had better not say: the check passed it, and yet an official would be asked
 * about it. One severity: what is right all the same is ignored where it stands, with a reason.
 */
export interface LintRule {
  /** The code of its problems. */
  readonly id: string
  readonly category: Category
  /** What is wrong, in a line. */
  readonly title: Said
  /** Why it matters, and what to do instead, with the clause or law where there is one. */
  readonly why: Said
  /** Over a standard, in each way in which a case may turn out. Paths are those of the resolved value. */
  readonly standard?: (on: InStandard, report: Report) => void
  /** Over the facts of a standard's own file, and over those of `facts.yaml`. */
  readonly facts?: (on: InFacts, report: Report) => void
  /** Over the field sets of a programme. */
  readonly fields?: (sets: FieldsFile['sets'], report: Report) => void
}

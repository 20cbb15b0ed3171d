import { isSeq } from 'yaml'
import {
  type Authored,
  compileStandard,
  examplesIn,
  examplesOf,
  type Language,
  type Methods,
  type ScoringStandard,
  type Sheet,
  scoredExample,
  totalText,
} from '../../engine/index.ts'
import type { Page } from './pages.ts'
import type { Note } from './sums.ts'
import { keySpan, nodeAt } from './tree.ts'
import { say } from './words.ts'

/** What each example of a standard comes to now, in the order of the file; null where it cannot be scored. */
export type Scores = readonly (Scored | null)[]

interface Scored {
  readonly total: string
  readonly grade: string | null
  readonly outcome: string
  readonly differing: number
}

/** Scores the examples of a standard that has no problem of its own. */
export function scoresOf(authored: Authored, methods: Methods): Scores {
  const { definition, programme } = authored
  const standard = compileStandard(definition.value, definition.digest, methods)
  const all = examplesOf(authored)
  // A table has several; what is told stands beside what an entry wants.
  const single = new Map(examplesIn(all).map((example) => [example.at.join(), example]))
  return all.map((_, at) => {
    const example = single.get(String(at))
    const scored = example ? scoredExample(example, standard, programme) : null
    return scored && { ...toldOf(scored.sheet, standard), differing: scored.differing }
  })
}

const toldOf = (sheet: Sheet, standard: ScoringStandard) => ({
  total: totalText(sheet, standard),
  grade: sheet.grade,
  outcome: sheet.outcome,
})

/** Behind `want` of each example what it comes to now, and whether that is what is wanted. */
export function scoresIn(
  page: Page,
  { scores, current }: { readonly scores: Scores; readonly current: boolean },
  language: Language,
): readonly Note[] {
  if (page.kind !== 'examples' || !isSeq(page.tree.root)) return []
  return page.tree.root.items.flatMap((_, at) => {
    const scored = scores[at]
    const key = nodeAt(page.tree, [at, 'want']) && keySpan(page.tree, [at, 'want'])
    if (!scored || !key) return []
    const state = current
      ? scored.differing === 0
        ? say(language, 'asWanted')
        : say(language, 'otherwise', scored.differing)
      : say(language, 'outdated')
    return [{ offset: key[1] + 1, text: `${scoreText(scored, language)} ${state}` }]
  })
}

/** A total with its grade and outcome, as `81.75, met`. */
export function scoreText({ total, grade, outcome }: Scored, language: Language): string {
  const led = outcome === 'open' ? say(language, 'open') : outcome
  const words = grade === null || grade === led ? [total, led] : [total, grade, led]
  return say(language, 'now', words.join(language === 'zh' ? '，' : ', '))
}

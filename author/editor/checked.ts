import { join } from 'node:path'
import { load, type Methods, type Problem } from '../../engine/index.ts'
import { type Scores, scoresOf } from './scores.ts'

/** The files of a programme, by their path from its folder, and the standards whose examples are to be scored. */
export interface Question {
  readonly root: string
  readonly texts: ReadonlyMap<string, string>
  /** Whole paths of `standard.yaml` files. */
  readonly scored: readonly string[]
}

/** What the examples of a standard come to, and the texts that they were scored by. */
export interface ScoredBy {
  readonly scores: Scores
  readonly standard: string
  readonly examples: string
}

/** What checking files came to, by their whole paths; of a file without a problem, an empty list. */
export interface Checked {
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  readonly scores: ReadonlyMap<string, ScoredBy>
}

export function checked({ root, texts, scored }: Question, methods: Methods): Checked {
  const { problems, authored } = load(texts, methods)
  const whole = (file: string): string => join(root, file)
  const byFile = new Map([...texts.keys()].map((file) => [whole(file), [] as Problem[]]))
  for (const problem of problems) byFile.get(whole(problem.file))?.push(problem)
  const scores = authored
    .filter(({ own }) => scored.includes(whole(own.file)))
    .map((one) => {
      const { own, examples } = one
      const by = { standard: own.text, examples: examples.text }
      return [whole(own.file), { scores: scoresOf(one, methods), ...by }] as const
    })
  return { problems: byFile, scores: new Map(scores) }
}

import {
  type Authored,
  type Language,
  lint,
  lintProgramme,
  lintRules,
  load,
  type Methods,
  nearest,
  type Problem,
  problemText,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { say } from './words.ts'

export interface LintOptions {
  readonly json: boolean
  /** Only what this rule finds. */
  readonly rule?: string | undefined
  readonly language: Language
  readonly methods: Methods
}

type Print = (line: string) => void

/** Prints what had better be written otherwise in a folder of definitions; 0 where there is nothing, 1 otherwise. */
export function lintFolder(
  folder: string,
  { json, rule, language, methods }: LintOptions,
  print: Print,
): number {
  if (rule !== undefined && !isRule(rule)) {
    print(unknownRule(rule, language))
    return 1
  }
  const { authored, programmes, problems } = load(readFolder(folder), methods)
  const found = [
    ...programmes.flatMap(lintProgramme),
    ...authored.flatMap((one) => lint(one, { all: authored, methods })),
  ].filter(({ code }) => rule === undefined || code === rule)
  if (json)
    print(
      JSON.stringify(
        { standards: authored.map(nameOf), unsound: problems, problems: found },
        null,
        2,
      ),
    )
  else tell(found, problems, authored.length, language, print)
  return found.length + problems.length === 0 ? 0 : 1
}

const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`

function tell(
  found: readonly Problem[],
  unsound: readonly Problem[],
  standards: number,
  language: Language,
  print: Print,
): void {
  for (const problem of [...unsound, ...found]) print(problemText(problem, language))
  if (unsound.length > 0) print(say(language, 'unsound', unsound.length))
  if (found.length > 0) print(say(language, 'found', found.length))
  if (found.length + unsound.length === 0) print(say(language, 'clean', standards))
}

export const isRule = (id: string): boolean => lintRules.some((one) => one.id === id)

/** There is no such rule, and the one that was meant. */
export const unknownRule = (id: string, language: Language): string =>
  say(
    language,
    'noRule',
    id,
    nearest(
      id,
      lintRules.map((one) => one.id),
    ) ?? '',
  )

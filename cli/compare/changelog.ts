import {
  asksAnew,
  changeKinds,
  inWords,
  type Language,
  type Methods,
  type VersionChange,
} from '../../engine/index.ts'
import { compared, verdictLines } from './diff.ts'
import { finder, nameOf } from './find.ts'
import { type Compared, pairsFor } from './pairs.ts'
import { words } from './words.ts'

export interface ChangelogOptions {
  readonly folder: string
  readonly language: Language
  readonly methods: Methods
}

/** Prints a draft of what is new in a version, in Markdown, to be edited by hand. */
export function changelog(
  names: readonly [string, string | undefined],
  { folder, language, methods }: ChangelogOptions,
  print: (line: string) => void,
): number {
  const found = pairsFor(names, finder(folder, methods), language)
  if (!found.ok) {
    for (const line of found.said) print(line)
    return found.exit
  }
  const both = found.pairs.filter(({ before, after }) => before && after)
  const drafts = both.map((pair) => draft(compared(pair, methods), language).join('\n'))
  print(drafts.join('\n\n'))
  return 0
}

/** The lines of a draft: first what collectives have to do anew, then every kind from the weightiest on. */
function draft(one: Compared, language: Language): readonly string[] {
  const say = words[language].changelog
  const { changes, pair } = one
  const [before, after] = [pair.before!, pair.after!]
  const { name, version } = after.authored.value
  const head = [say.title(inWords(name, language), version), '', say.intro(nameOf(before))]
  if (changes.length === 0) return [...head, '', say.same]
  const item = (change: VersionChange): string =>
    say.item(change[language], change.witness?.[language] ?? null)
  const anew = changes.filter((change) => asksAnew(change, after.authored.value))
  const sections = changeKinds.toReversed().flatMap((kind) => {
    const of = changes.filter((change) => change.kind === kind)
    return of.length > 0 ? ['', `## ${say.kinds[kind]}`, '', ...of.map(item)] : []
  })
  return [
    ...[...head, '', `## ${say.anew}`, ''],
    ...(anew.length > 0 ? anew.map(item) : [say.nothingAnew]),
    ...sections,
    ...['', `## ${say.cases}`, ''],
    ...verdictLines(one, language).map((line) => say.item(line, null)),
  ]
}

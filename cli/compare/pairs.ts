import { join } from 'node:path'
import {
  type Impact,
  type Language,
  type Overall,
  problemText,
  type VersionChange,
} from '../../engine/index.ts'
import { type finder, type Named, nameOf, type Version, versionsOf } from './find.ts'
import { words } from './words.ts'

/** Two versions to be compared; of two folders also what only one of them has. */
export interface Pair {
  readonly before: Version | null
  readonly after: Version | null
}

/** What one pair comes to. */
export interface Compared {
  readonly pair: Pair
  readonly changes: readonly VersionChange[]
  readonly overall: Overall
  readonly impact: readonly Impact[] | null
}

export type Pairs =
  | { readonly ok: true; readonly pairs: readonly Pair[] }
  | { readonly ok: false; readonly said: readonly string[]; readonly exit: 1 | 2 }

/** What two words of the command line ask to be compared: two standards, or two folders standard by standard. */
export function pairsFor(
  [a, b]: readonly [string, string | undefined],
  find: ReturnType<typeof finder>,
  language: Language,
): Pairs {
  const [before, after] = b === undefined ? find.lastTwo(a) : [find.named(a), find.named(b)]
  const wrong = [
    ...flawOf(before, a, language),
    ...(after.is === before.is && b === undefined ? [] : flawOf(after, b ?? a, language)),
  ]
  if (wrong.length > 0) {
    const broken = [before, after].some(({ is }) => is === 'broken')
    return { ok: false, said: wrong, exit: broken ? 1 : 2 }
  }
  if (before.is === 'one' && after.is === 'one')
    return { ok: true, pairs: [{ before: before.version, after: after.version }] }
  if (before.is === 'all' && after.is === 'all')
    return { ok: true, pairs: byId(before.versions, after.versions) }
  return { ok: false, said: [words[language].mixed], exit: 2 }
}

function flawOf(named: Named, word: string, language: Language): readonly string[] {
  const say = words[language]
  if (named.is === 'unknown')
    return [
      say.unknown(word, named.folder, named.known.join(language === 'zh' ? '、' : ', ') || '—'),
    ]
  if (named.is !== 'broken') return []
  const { folder, problems } = named
  return [
    say.broken(word, problems.length),
    ...problems.map((one) => problemText({ ...one, file: join(folder, one.file) }, language)),
  ]
}

/** The newest version of each standard in one folder beside that of the same id in the other. */
function byId(before: readonly Version[], after: readonly Version[]): readonly Pair[] {
  const ids = [...before, ...after].map(({ authored }) => authored.definition.id)
  const newest = (of: readonly Version[], id: string): Version | null =>
    versionsOf(id, of).at(-1) ?? null
  return [...new Set(ids)].map((id) => ({ before: newest(before, id), after: newest(after, id) }))
}

export const pairText = ({ before, after }: Pair, language: Language): string => {
  const say = words[language]
  if (before && after) return say.title(nameOf(before), nameOf(after))
  return before ? say.went(nameOf(before)) : say.came(nameOf(after!))
}

import type { OverlayFile } from '../../shapes.ts'
import type { Found } from '../definition.ts'
import { nameOf, type Whole } from '../inherited.ts'
import type { Problem } from '../problem.ts'
import { meaning, type World } from '../rule.ts'
import { overlayRules } from '../rules/overlay.ts'
import type { Source } from '../source.ts'
import { under } from './over.ts'
import { toldOnce } from './told.ts'

/** What is wrong with an overlay itself, over the standards that are written: all of them, or not `whole`. */
export function overlayProblems(
  overlay: Source,
  written: readonly Whole[],
  whole: boolean,
  world: World,
): readonly Problem[] {
  const file = overlay.value as OverlayFile
  const ids = (all: readonly Whole[]) => [...new Set(all.map(({ value }) => value.id))]
  const laying = { ...file, written: whole ? ids(written) : null, on: ids(under(file, written)) }
  return meaning(overlayRules, overlay, laying, { ...world, folder: fileName(overlay.file) })
}

const fileName = (file: string): string =>
  file.slice(file.lastIndexOf('/') + 1).replace('.yaml', '')

/**
 * What the standards that overlays make come to. What is wrong with an overlay itself is told alone: what it makes
 * is wrong with it. Otherwise each mistake is told once, on whichever standards it was found.
 */
export function laidFound(
  all: readonly { readonly one: Whole; readonly found: Found }[],
  own: ReadonlyMap<Source, readonly Problem[]>,
): readonly Found[] {
  return [...own].flatMap(([overlay, problems]): readonly Found[] => {
    const mine = all.filter(({ one }) => one.overlay === overlay)
    const found = mine.map(({ one, found }) => ({
      on: nameOf(one.parent!.value),
      problems: found.problems,
    }))
    const told = problems.length > 0 ? problems : toldOnce(found)
    return [
      ...mine.map((each) => ({ ...each.found, problems: [] })),
      { placed: [], problems: told },
    ]
  })
}

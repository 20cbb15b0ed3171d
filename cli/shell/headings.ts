import { parse } from 'yaml'
import { kindOf } from '../../engine/index.ts'

/** What a file of definitions says it is; of a programme also the sectors that it lists. */
export interface Heading {
  readonly kind: 'programme' | 'procedure' | 'standard'
  readonly id: string
  readonly version: string
  readonly sectors: readonly string[]
}

/**
 * The headings of the definitions of a folder, as their files say them: read at a glance, since whoever presses Tab
 * waits, and nothing is checked. What overlays make has no file, and is not among them.
 */
export const headingsIn = (files: ReadonlyMap<string, string>): readonly Heading[] =>
  [...files].flatMap(([file, text]): readonly Heading[] => {
    const kind = kindOf(file)
    if (kind !== 'programme' && kind !== 'procedure' && kind !== 'standard') return []
    const [id, version] = [topmost(text, 'id'), topmost(text, 'version')]
    if (id === null || version === null) return []
    return [{ kind, id, version, sectors: kind === 'programme' ? sectorsIn(text) : [] }]
  })

/** A word at a key of the first column. */
const topmost = (text: string, key: string): string | null =>
  new RegExp(`^${key}: *["']?([\\w.-]+)`, 'm').exec(text)?.[1] ?? null

function sectorsIn(text: string): readonly string[] {
  try {
    const { sectors } = parse(text) as { readonly sectors?: object | null }
    return Object.keys(sectors ?? {})
  } catch {
    return []
  }
}

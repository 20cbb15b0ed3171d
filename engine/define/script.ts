import { builtIn } from '../score/methods/index.ts'
import type { ScriptFile } from '../shapes.ts'
import { likened, type Scripts, scriptName } from './like.ts'
import { byPlace, type Problem } from './problem.ts'
import { readFile } from './read.ts'
import type { Source } from './source.ts'

/**
 * Reads a script by itself; where it is like another, that is found among the texts of `histories`, by path. The
 * script is whole, and null where it or the one it is like has a problem.
 */
export function readScript(
  file: string,
  text: string,
  histories: () => ReadonlyMap<string, string> = () => new Map(),
): { readonly script: ScriptFile | null; readonly problems: readonly Problem[] } {
  const { source, problems, sound } = readFile('script', file, text, builtIn)
  if (!source || !sound) return { script: null, problems: [...problems].sort(byPlace) }
  const { like } = source.value as Partial<ScriptFile>
  const others = like === undefined ? [] : readAll(histories())
  const scripts: Scripts = new Map(others.map((one) => [one.name, one.source]))
  const found = likened(source, scripts)
  if (!found) return { script: null, problems: others.find(({ name }) => name === like)!.problems }
  return found.problems.length > 0
    ? { script: null, problems: [...found.problems].sort(byPlace) }
    : { script: found.value, problems: [] }
}

interface Other {
  readonly name: string
  readonly source: Source | null
  readonly problems: readonly Problem[]
}

const readAll = (texts: ReadonlyMap<string, string>): readonly Other[] =>
  [...texts].map(([file, text]) => {
    const { source, problems, sound } = readFile('script', file, text, builtIn)
    return { name: scriptName(file), source: sound ? source : null, problems }
  })

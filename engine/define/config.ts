import type { ConfigFile } from '../shapes.ts'
import { byPlace, type Problem } from './problem.ts'
import { shapeProblems } from './shape.ts'
import { readSource } from './source.ts'

/** A package that a configuration names, and how to say what is wrong with it, at its place. */
export interface Wanted {
  readonly name: string
  problem(code: string, zh: string, en: string, fix: readonly [zh: string, en: string]): Problem
}

/** Reads a configuration as any definition is read: the packages it names, in order, or all its problems. */
export function readConfig(
  file: string,
  text: string,
): { readonly wanted: readonly Wanted[]; readonly problems: readonly Problem[] } {
  const { source, problems } = readSource(file, text)
  if (!source) return { wanted: [], problems }
  const shape = shapeProblems('config', source)
  if (shape.length > 0) return { wanted: [], problems: [...shape].sort(byPlace) }
  const { methods = [] } = source.value as ConfigFile
  const wanted = methods.map(
    (name, at): Wanted => ({
      name,
      problem: (code, zh, en, fix) =>
        source.problem(source.place(['methods', at]), code, zh, en, fix),
    }),
  )
  return { wanted, problems }
}

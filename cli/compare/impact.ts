import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ExamplesFile,
  type Impact,
  inWords,
  type Language,
  problemText,
  type ImpactResult as Result,
  readDefinition,
} from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import type { Version } from './find.ts'
import type { Compared } from './pairs.ts'
import { words } from './words.ts'

/** The examples in files, and in every `examples.yaml` below folders; or what is wrong with them, as it is printed. */
export function examplesIn(
  paths: readonly string[],
  language: Language,
): { readonly examples: readonly ExamplesFile[] } | { readonly said: readonly string[] } {
  const read = paths.flatMap(textsAt).map(([file, text]) => readDefinition('examples', file, text))
  const said = read.flatMap(({ problems }) => problems.map((one) => problemText(one, language)))
  return said.length > 0 ? { said } : { examples: read.map(({ value }) => value as ExamplesFile) }
}

function textsAt(path: string): readonly (readonly [file: string, text: string])[] {
  try {
    if (statSync(path).isFile()) return [[path, readFileSync(path, 'utf8')]]
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: path }, cause)
  }
  return [...readFolder(path)]
    .filter(([file]) => /(^|\/)examples\.yaml$/.test(file))
    .map(([file, text]) => [join(path, file), text])
}

/** Which examples come to something else, and what of them one of the versions does not know. */
export function impactLines({ pair, impact }: Compared, language: Language): readonly string[] {
  const { before, after } = pair
  if (!impact || !before || !after) return []
  const say = words[language].impact
  const changed = impact.filter(({ differs }) => differs.length > 0)
  const lines = changed.map(
    (one) =>
      `  ${say.of(one.note, levelText(after, one.level, language), turns(one, pair, language))}`,
  )
  const left = (version: Version, side: 'before' | 'after'): readonly string[] => {
    const ids = [...new Set(impact.flatMap((one) => one[side]?.unknown ?? []))]
    const { facts } = version.authored.value
    const names = ids.map((id) => `${inWords(facts[id]?.name ?? id, language)}`)
    const name = version.authored.definition.version
    return names.length > 0 ? [say.unknown(name, names.join(say.comma))] : []
  }
  return [
    changed.length > 0 ? say.counted(impact.length, changed.length) : say.none(impact.length),
    ...lines,
    ...left(before, 'before'),
    ...left(after, 'after'),
  ]
}

function turns(
  { before, after, differs }: Impact,
  pair: Compared['pair'],
  language: Language,
): string {
  const say = words[language].impact
  const lacking = !before ? pair.before : !after ? pair.after : null
  if (lacking) return say.notOffered(lacking.authored.definition.version)
  return differs
    .map((key) => {
      const label = say.labels[key as keyof typeof say.labels]
      const [old, now] = [
        resultText(key, before!, pair.before!, language),
        resultText(key, after!, pair.after!, language),
      ]
      return Array.isArray(old) && Array.isArray(now)
        ? say.listed(
            label,
            now.filter((one) => !old.includes(one)).join(say.comma),
            old.filter((one) => !now.includes(one)).join(say.comma),
          )
        : say.turned(label, String(old), String(now))
    })
    .join(say.semicolon)
}

/** A part of what one version makes of an example, by the names that it gives. */
function resultText(
  key: keyof Result,
  result: Result,
  { authored }: Version,
  language: Language,
): string | readonly string[] {
  const say = words[language].impact
  const { vetoes = [], conditions = [], facts, grades } = authored.value
  const value = result[key]
  const named = [
    ...Object.values(grades).flat(),
    ...(key === 'vetoes' ? vetoes : conditions),
    ...(key === 'missing' ? Object.entries(facts).map(([id, fact]) => ({ ...fact, id })) : []),
  ].toReversed()
  const nameOf = (id: string): string =>
    inWords(named.find((one) => one.id === id)?.name ?? id, language)
  if (Array.isArray(value)) return value.map(nameOf)
  if (value === null || value === 'open') return say.open
  if (key === 'outcome') return say.outcomes[String(value)] ?? String(value)
  return key === 'grade' ? nameOf(String(value)) : String(value)
}

function levelText({ authored }: Version, level: string, language: Language): string {
  const tier = authored.programme.tiers.find(({ id }) => id === level)
  return inWords(tier?.name ?? level, language)
}

import { compileStandard } from '../../compile/standard.ts'
import { examplesOf, ownOf } from '../../define/definition.ts'
import { differences } from '../../define/difference.ts'
import { answersOf, examplesIn, readingFor } from '../../define/example.ts'
import { resolved } from '../../define/resolve.ts'
import { originsOf } from '../../define/tailor/origins.ts'
import { resolve } from '../../define/tailor/resolve.ts'
import { digest } from '../../digest.ts'
import type { ScoringStandard } from '../../score/standard.ts'
import type { StandardFile } from '../../shapes.ts'
import { inWords } from '../../terms.ts'
import type { Item } from '../item.ts'
import type { Bench } from '../tried.ts'

/**
 * Of every operation that changes what a score comes to: an example must tell the standard with it from the one
 * without it. `keep` changes nothing, and neither does a new name.
 */
export function operationItems(bench: Bench): readonly Item[] {
  const { authored } = bench
  const { parent, value } = authored
  const operations = parent ? (ownOf(authored).tailor ?? []) : []
  return operations.flatMap(({ do: does, target, why }, at): readonly Item[] => {
    if (does === 'keep') return []
    const without = undone(bench, at)
    if (without && digest(silent(without)) === digest(silent(value))) return []
    const told = toldBy(bench, without)
    return [
      {
        ...{ kind: 'operation', by: 'hand', path: ['tailor', at], aims: [] },
        zh: `改动 ${words[does][0]} ${target}（${inWords(why)}）`,
        en: `the operation ${words[does][1]} ${target}`,
        reached: (tried) => tried.at !== null && told.has(JSON.stringify(tried.at)),
      },
    ]
  })
}

const words = {
  set: ['改值', 'set'],
  replace: ['换掉', 'replace'],
  add: ['增加', 'add'],
  drop: ['去掉', 'drop'],
} as const

/** The standard as it would be without one of its operations; null where it could not be one. */
function undone({ authored }: Bench, at: number): StandardFile | null {
  const { own, parent, programme } = authored
  const { value } = resolved(own, programme)
  const child = { ...value, tailor: (value.tailor ?? []).filter((_, other) => other !== at) }
  const source = { ...own, value: child }
  try {
    const found = resolve(parent!.value, child, source, originsOf())
    return found.problems.length > 0 ? null : found.value
  } catch {
    return null
  }
}

/** What scores nothing: names and reasons, and the operations themselves. */
function silent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(silent)
  if (typeof value !== 'object' || value === null) return value
  const said = [
    'name',
    'why',
    'source',
    'override',
    'tailor',
    'display',
    'sources',
    'unit',
    'assessment',
  ]
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !said.includes(key))
      .map(([key, inner]) => [key, silent(inner)]),
  )
}

/** The examples that come out otherwise without it; all that hold where there is no standard without it. */
function toldBy({ authored, methods, standard }: Bench, without: StandardFile | null): Set<string> {
  const other = compiled(without, methods)
  const told = examplesIn(examplesOf(authored)).filter((example) => {
    const [answers, reading] = [
      answersOf(example.facts ?? {}),
      readingFor(authored.programme, example),
    ]
    if (differences(standard, example, answers, reading).length > 0) return false
    try {
      return !other || differences(other, example, answers, reading).length > 0
    } catch {
      return true
    }
  })
  return new Set(told.map(({ at }) => JSON.stringify(at)))
}

function compiled(value: StandardFile | null, methods: Bench['methods']): ScoringStandard | null {
  try {
    return value && compileStandard(value, '', methods)
  } catch {
    return null
  }
}

import { lately, once } from '../once.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import { byPlace, type Problem } from './problem.ts'
import type { Kind } from './schemas.ts'
import { shapeProblems } from './shape.ts'
import { readSource, type Source } from './source.ts'

/** What the first two passes make of a text; `sound` when it has the shape of its kind. */
interface FileRead {
  readonly source: Source | null
  readonly problems: readonly Problem[]
  readonly sound: boolean
}

/** Several times what is shipped: of a folder that is read again, most is as it was. */
const maxCharacters = 2_000_000

const readers = once((methods: Methods) =>
  lately(
    (kind: Kind, file: string, text: string): FileRead => {
      const { source, problems } = readSource(file, text)
      const wrong = source ? shapeProblems(kind, source, methods) : []
      freeze(source?.value)
      return { source, problems: [...problems, ...wrong], sound: wrong.length === 0 }
    },
    maxCharacters,
    // All that was made of a text lives as long as it does: what a file said before is let go.
    (kind, file) => `${kind} ${file}`,
  ),
)

/** Syntax and shape of a text of a kind. The same text gives the same source, which nobody changes. */
export const readFile = (kind: Kind, file: string, text: string, methods: Methods): FileRead =>
  readers(methods)(kind, file, text)

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

/** Reads one text of a kind: syntax and shape. The value is null when either is wrong. */
export function readDefinition(
  kind: Kind,
  file: string,
  text: string,
): { readonly value: unknown; readonly problems: readonly Problem[] } {
  const { source, problems, sound } = readFile(kind, file, text, builtIn)
  return { value: source && sound ? source.value : null, problems: [...problems].sort(byPlace) }
}

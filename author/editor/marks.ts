import type { Methods } from '../../engine/index.ts'
import { type Role, roleOf, type Sort } from './roles.ts'
import type { Piece, Span, Tree } from './tree.ts'
import { namesRead, partsOf } from './words-in.ts'

/** A name where it is declared or referred to. A clause, an option and a name in another list are of no sort of their own. */
export interface Mark {
  readonly sort: Sort | 'clause' | 'option'
  readonly name: string
  readonly span: Span
  readonly declares: boolean
  /** Of an option its fact, of a clause its source, of a grade its level. */
  readonly of?: string
  /** The text or word that it stands in. */
  readonly piece: Piece
}

/** Every name in a file of a kind, in order. */
export function marksIn(
  kind: string,
  { tree, pieces }: { readonly tree: Tree; readonly pieces: readonly Piece[] },
  methods: Methods,
): readonly Mark[] {
  return pieces.flatMap((piece) => {
    const role = roleOf({ kind, tree, methods, path: piece.path, on: piece.on })
    return role ? marksOf(role, piece, tree.text) : []
  })
}

function marksOf(role: Role, piece: Piece, text: string): readonly Mark[] {
  const name = String(piece.scalar.value)
  if (piece.scalar.value === null) return []
  const span = bare(piece, text)
  const one = (sort: Mark['sort'], more: Partial<Mark> = {}): readonly Mark[] => [
    { sort, name, span, declares: false, piece, ...more },
  ]
  switch (role.is) {
    case 'name':
      return one(role.sort, { declares: role.declares, ...levelOf(role.sort, piece) })
    case 'option':
      return typeof piece.scalar.value === 'string' ? one('option', { of: role.fact }) : []
    case 'pivot':
      return name === 'level' ? [] : one('fact')
    case 'expression':
      return namesRead(text, piece.scalar).map(({ word, span }) =>
        refers('fact', word, span, piece),
      )
    case 'citation':
      return citation(piece, text)
    case 'target':
      return target(piece, text)
    default:
      return []
  }
}

const refers = (sort: Mark['sort'], name: string, span: Span, piece: Piece): Mark => ({
  ...{ sort, name, span, piece },
  declares: false,
})

/** A grade is one of its level. */
const levelOf = (sort: Sort, { path }: Piece): Partial<Mark> =>
  sort === 'grade' && path[0] === 'grades' ? { of: String(path[1]) } : {}

/** What stands between quotes, where there are any. */
function bare({ span: [start, end] }: Piece, text: string): Span {
  const quoted = /^["']/.test(text.slice(start, end)) && end - start > 1
  return quoted ? [start + 1, end - 1] : [start, end]
}

/** A source, and of it a clause. */
function citation(piece: Piece, text: string): readonly Mark[] {
  const [source, clause] = partsOf(text, piece.scalar, /^\S+|(?<=\s)\S.*$/g)
  if (!source) return []
  const first = refers('source', source.word, source.span, piece)
  if (!clause) return [first]
  return [first, { ...refers('clause', clause.word, clause.span, piece), of: source.word }]
}

const blocks: { readonly [block: string]: Sort } = {
  conditions: 'condition',
  gates: 'gate',
  vetoes: 'veto',
  facts: 'fact',
}

/** What an operation is about, `parent/id/…`: by the block that it names an id in, else an indicator. */
function target(piece: Piece, text: string): readonly Mark[] {
  const [, first, second, third] = partsOf(text, piece.scalar, /[^/]+/g)
  if (!first) return []
  if (first.word === 'grades')
    return third
      ? [{ ...refers('grade', third.word, third.span, piece), of: second?.word ?? '' }]
      : []
  const sort = blocks[first.word]
  if (!sort) return [refers('indicator', first.word, first.span, piece)]
  return second ? [refers(sort, second.word, second.span, piece)] : []
}

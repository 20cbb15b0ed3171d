import type { Methods } from '../../engine/index.ts'
import type { Page } from './pages.ts'
import { type Role, roleOf } from './roles.ts'
import { type Path, piecesOf, type Span, treeOf } from './tree.ts'

/** What may be written at a place: what it would stand for, and what of the text it replaces. */
export interface Spot {
  readonly role: Role
  readonly path: Path
  readonly span: Span
  /** What is written there already, before the cursor. */
  readonly typed: string
  /** What stands before that in the same text; empty where it begins there. */
  readonly before: string
  /** A word that no key follows yet needs its colon. */
  readonly needsColon: boolean
  /** It stands between braces: there the schema's own server offers nothing. */
  readonly inFlow: boolean
}

/** A word that no definition has: it stands where the cursor is, so that YAML says what belongs there. */
const stand = 'zzqhere'

/** A letter of a name, in whichever script it is typed. */
const left = /[\p{L}\d_-]*$/u
const right = /^[\p{L}\d_-]*/u

/** What the cursor is at; null where nothing that we know of may stand. */
export function spotAt({ kind, tree }: Page, offset: number, methods: Methods): Spot | null {
  if (!kind) return null
  const { text } = tree
  const start = offset - (left.exec(text.slice(Math.max(0, offset - 200), offset))?.[0].length ?? 0)
  const end = offset + (right.exec(text.slice(offset, offset + 200))?.[0].length ?? 0)
  const around = { kind, methods, text, start, end, offset }
  return spotWith(stand, around) ?? spotWith(`${stand}: `, around)
}

interface Around {
  readonly kind: string
  readonly methods: Methods
  readonly text: string
  readonly start: number
  readonly end: number
  readonly offset: number
}

function spotWith(written: string, around: Around): Spot | null {
  const { kind, methods, text, start, end, offset } = around
  const tree = treeOf(`${text.slice(0, start)}${written}${text.slice(end)}`)
  const piece = piecesOf(tree).find((one) => String(one.scalar.value).includes(stand))
  if (!piece) return null
  const said = String(piece.scalar.value)
  const found = {
    span: [start, end] as Span,
    typed: text.slice(start, offset),
    before: said.slice(0, said.indexOf(stand)),
    inFlow: text.slice(text.lastIndexOf('\n', start - 1) + 1, start).includes('{'),
  }
  const where = { kind, methods, tree, path: piece.path, on: piece.on }
  const role = roleOf(where)
  const colon = !/^\s*:/.test(text.slice(end, end + 4))
  if (role) return { ...found, role, path: piece.path, needsColon: piece.on === 'key' && colon }
  if (piece.on === 'key' || said !== stand) return null
  // A word alone, where a map is wanted, is the first key of it.
  const path = [...piece.path, stand]
  const inside = roleOf({ ...where, path, on: 'key' })
  return inside && { ...found, role: inside, path, needsColon: colon }
}

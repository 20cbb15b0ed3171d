import { canonical } from '../digest.ts'
import { inWords, type Text } from '../terms.ts'

/** Something with a name and with what is said of it, both of which tell whether another is the same. */
export interface Likened {
  readonly id: string
  readonly name: Text
  readonly said: unknown
}

/** Under another id, and how alike the two are, in per cent. */
export interface Renamed {
  readonly from: string
  readonly to: string
  readonly alike: number
}

/** So alike must two be, in per cent, to count as one thing under two ids. */
const enough = 65

/**
 * Which of the ids that went stands again under one that came: each pair that is more alike than either is to any
 * other. Where two are equally alike, neither is taken: a guess would compare what does not belong together.
 */
export function renames(gone: readonly Likened[], come: readonly Likened[]): readonly Renamed[] {
  const pairs = gone.flatMap((from) =>
    come.map((to) => ({ from: from.id, to: to.id, alike: alikeness(from, to) })),
  )
  const likely = pairs.filter(({ alike }) => alike >= enough)
  return likely.filter((pair) =>
    likely.every(
      (other) =>
        other === pair ||
        (other.from !== pair.from && other.to !== pair.to) ||
        other.alike < pair.alike,
    ),
  )
}

/** How alike two are, in per cent: half by their names, half by all that is said of them. */
export function alikeness(a: Likened, b: Likened): number {
  const names = shared(lettersOf(a.name), lettersOf(b.name))
  const rules = shared(partsOf(a.said), partsOf(b.said))
  return Math.floor(50 * names + 50 * rules)
}

/** Of what either has, twice the part that both have: 1 where they have the same, 0 where they share nothing. */
function shared(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1
  const left = [...b]
  const both = a.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * both.length) / (a.length + b.length)
}

/** Every two letters that stand side by side. */
function lettersOf(name: Text): readonly string[] {
  const text = inWords(name).normalize('NFKC').replace(/\s+/g, '')
  return text.length < 2 ? [text] : [...text].slice(1).map((letter, at) => text[at]! + letter)
}

/** Every value that is said, with the way to it; what tells only where it comes from or what it is called is left out. */
function partsOf(said: unknown, way = ''): readonly string[] {
  if (typeof said !== 'object' || said === null) return [`${way} ${canonical(said ?? null)}`]
  return Object.entries(said).flatMap(([key, inner]) =>
    ['id', 'name', 'source', 'override'].includes(key)
      ? []
      : partsOf(inner, Array.isArray(said) ? way : `${way}/${key}`),
  )
}

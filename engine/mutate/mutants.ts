import type { Authored } from '../define/definition.ts'
import type { Path } from '../define/source.ts'
import type { Methods } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'
import { inWords, type Text } from '../terms.ts'
import { expressionSlips } from './expressions.ts'
import type { Mutant, Slip, Spot } from './mutant.ts'
import type { Nearby } from './nearby.ts'
import { boundSlips, decidingSlips, numberSlips, pointSlips, seamSlips } from './numbers.ts'
import { type Untold, untoldIn } from './untold.ts'
import { gapSlips, swapSlips, wordSlips } from './words.ts'

const slips: readonly Slip[] = [
  numberSlips,
  pointSlips,
  seamSlips,
  boundSlips,
  wordSlips,
  swapSlips,
  expressionSlips,
]

/** The blocks that score and decide; how numbers are rounded shows only where a total lies just between two. */
const blocks = [
  'not_applicable',
  'out_of',
  'facts',
  'rubrics',
  'conditions',
  'indicators',
  'adjust',
  'gates',
  'vetoes',
  'grades',
]

/** What is named, and by which name it is told. */
const silent = ['name', 'source', 'why', 'note', 'override', 'bars', 'evidence']

/**
 * Every small slip that could have been made in what a standard writes itself, and that a case could tell; what it
 * inherits is its parent's.
 */
export const mutantsOf = (
  authored: Authored,
  nearby: Nearby,
  methods: Methods,
): readonly Mutant[] =>
  // Of an overlay, what one of its standards cannot tell another may.
  slipsOf(
    authored,
    nearby,
    methods,
    authored.alike?.length ? () => false : untoldIn(authored.value, methods),
  )

/** The same, but for those that are said to be told by no case. */
export function slipsOf(
  { value, written, own }: Authored,
  nearby: Nearby,
  methods: Methods,
  untold: Untold,
): readonly Mutant[] {
  const all = [...slips, decidingSlips(nearby), gapSlips(methods)]
  const isOwn = (path: Path): boolean => written(path).source === own && !saysNothing(path, value)
  return blocks.flatMap((block) => {
    const node = (value as unknown as Record<string, unknown>)[block]
    return node === undefined
      ? []
      : below(
          { path: [block], key: block, node, parent: value },
          { name: '', path: [] },
          { isOwn, all, untold },
        )
  })
}

/** What a share of nothing means shows only where there can be nothing; a veto's look-back is told, not counted. */
function saysNothing([block, id, word]: Path, { facts }: StandardFile): boolean {
  if (block === 'vetoes') return word === 'look_back'
  const fact = block === 'facts' ? facts[String(id)] : undefined
  const whole = word === 'over_zero' ? fact?.over : word === 'from_zero' ? fact?.against : undefined
  return whole !== undefined && (facts[whole]?.min ?? 0) > 0
}

/** The nearest thing with a name that a spot is in, and where that stands. */
interface Around {
  readonly name: Text
  readonly path: Path
}

/** What is looked for, and where. */
interface Look {
  readonly all: readonly Slip[]
  readonly isOwn: (path: Path) => boolean
  readonly untold: Untold
}

/** The slips of a spot and of everything below it. */
function below(spot: Spot, around: Around, look: Look): readonly Mutant[] {
  const { path, node } = spot
  const name = (node as { name?: Text } | null)?.name
  const inside = name === undefined ? around : { name, path }
  const here = look.isOwn(path)
    ? look.all
        .flatMap((slip) => slip(spot))
        .filter(({ edits }) => !(edits.length === 1 && look.untold(spot, edits[0]!)))
        .map((one) => told(one, spot, inside))
    : []
  if (typeof node !== 'object' || node === null) return here
  const parts = Object.entries(node).filter(([key]) => !silent.includes(key))
  return [
    ...here,
    ...parts.flatMap(([key, inner]) => {
      const step = Array.isArray(node) ? Number(key) : key
      return below({ path: [...path, step], key, node: inner, parent: node }, inside, look)
    }),
  ]
}

/** A slip with where it is: the innermost name around it, and the way from there to what is written. */
function told(slip: Omit<Mutant, 'path'>, { path }: Spot, { name, path: from }: Around): Mutant {
  const way = path.slice(from.length).join('/')
  const at = { zh: way === '' ? '' : `${way}：`, en: way === '' ? '' : `${way}: ` }
  const [zh, en] = [inWords(name), inWords(name, 'en')]
  return {
    ...{ path, edits: slip.edits },
    zh: name === '' ? `${at.zh}${slip.zh}` : `「${zh}」${at.zh}${slip.zh}`,
    en: name === '' ? `${at.en}${slip.en}` : `"${en}" ${at.en}${slip.en}`,
  }
}

import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { Settled } from '../../define/settled.ts'
import type { Path } from '../../define/source.ts'
import type { Rational } from '../../rational.ts'
import type { Method } from '../../score/method.ts'
import type { Indicator } from '../../shapes.ts'
import { inWords } from '../../terms.ts'
import type { Bench, Tried } from '../tried.ts'

/** A rule of a settled standard, with its method and the leaf that it is in. */
export interface RuleIn {
  readonly path: Path
  readonly rule: never
  readonly points: Rational | null
  readonly method: Method
  readonly leaf: Indicator
  readonly name: { readonly zh: string; readonly en: string }
}

export const rulesOf = ({ value }: Settled, { methods }: Bench): readonly RuleIn[] =>
  rulesIn(value).flatMap(({ path, rule, points }): readonly RuleIn[] => {
    const method = methods.get(rule.kind)
    const leaf = leafAt(value, path)
    const name = { zh: inWords(leaf.name), en: inWords(leaf.name, 'en') }
    return method ? [{ path, rule: rule as never, points, method, leaf, name }] : []
  })

/** The indicator that a path leads into. */
function leafAt(value: unknown, path: Path): Indicator {
  const end = path.findIndex((step) => step === 'score' || step === 'lines')
  return path
    .slice(0, end)
    .reduce<unknown>(
      (node, step) => (node as Record<string | number, unknown>)[step],
      value,
    ) as Indicator
}

/** Was the leaf looked at, and does it apply? */
export const scoredIn = ({ lines }: Tried, { id }: Pick<Indicator, 'id'>): boolean =>
  lines.get(id)?.state === 'scored'

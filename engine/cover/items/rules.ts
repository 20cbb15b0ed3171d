import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { Settled } from '../../define/settled.ts'
import type { Path } from '../../define/source.ts'
import { compileExpression, type Expression } from '../../expression.ts'
import type { Rational } from '../../rational.ts'
import type { Method } from '../../score/method.ts'
import { expressionNames } from '../../score/readable.ts'
import { truthOf } from '../../score/truth.ts'
import type { Indicator } from '../../shapes.ts'
import { inWords } from '../../terms.ts'
import type { Goal } from '../item.ts'
import type { Bench, Tried } from '../tried.ts'
import { goalsOf } from './atoms.ts'

/** A rule of a settled standard, with its method and the leaf that it is in. */
export interface RuleIn {
  readonly path: Path
  readonly rule: never
  readonly points: Rational | null
  readonly method: Method
  readonly leaf: Indicator
  /** Of several rules of a leaf, when this one counts; null where it always does. */
  readonly when: Expression | null
  readonly name: { readonly zh: string; readonly en: string }
}

export const rulesOf = ({ value }: Settled, { methods, standard }: Bench): readonly RuleIn[] => {
  const names = expressionNames(standard.facts)
  return rulesIn(value).flatMap(({ path, rule, points }): readonly RuleIn[] => {
    const method = methods.get(rule.kind)
    const leaf = leafAt(value, path)
    const text = leaf.lines?.[lineAt(path)]?.when
    const when = text === undefined ? null : (compileExpression(text, names).expression ?? null)
    const name = { zh: inWords(leaf.name), en: inWords(leaf.name, 'en') }
    return method ? [{ path, rule: rule as never, points, method, leaf, when, name }] : []
  })
}

/** The place of a rule among several of its leaf. */
const lineAt = (path: Path): number => Number(path[path.lastIndexOf('lines') + 1])

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

/** Was the leaf looked at, does it apply, and did this rule of it count? */
export const countedIn = (tried: Tried, { leaf, when }: RuleIn): boolean =>
  tried.lines.get(leaf.id)?.state === 'scored' &&
  (when === null || truthOf(when, tried.see).holds === true)

/** Goals by which a rule is read otherwise, and where it counts only sometimes the same with what makes it count. */
export function goalsFor(
  { when }: RuleIn,
  goals: readonly (readonly Goal[])[],
  { standard }: Bench,
): readonly (readonly Goal[])[] {
  if (!when) return goals
  const opening = goalsOf(when.tree, standard.facts)
  return goals.flatMap((one) => [one, ...opening.map((open) => [...open, ...one])])
}

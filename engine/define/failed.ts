import { MethodFailure } from '../score/plugin.ts'
import type { StandardFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import { called } from './rule.ts'
import { indicatorsOf, rulesIn } from './rules/standard/indicators.ts'
import { waysIn } from './settled.ts'
import type { Source } from './source.ts'

/** What is found wrong with a standard; where the method of a package fails over it, that, at the rule it failed on. */
export function unlessFailed(
  source: Source,
  standard: StandardFile,
  find: () => readonly Problem[],
): readonly Problem[] {
  try {
    return find()
  } catch (error) {
    if (!(error instanceof MethodFailure)) throw error
    return [failed(error, source, standard)]
  }
}

function failed(failure: MethodFailure, source: Source, standard: StandardFile): Problem {
  const { kind, from, when, threw } = failure
  const { place, zh, en } = placeOf(failure, source, standard)
  const by = `${from.name}@${from.version}`
  return source.problem(
    place,
    'method-failed',
    `${zh}包 ${by} 的计分方法 ${kind} 在 ${when} 时${threw === null ? '给出的东西不成样子' : `出错：${threw}`}`,
    `${en}the method "${kind}" of ${by} ${threw === null ? `gives no sound answer in ${when}` : `fails in ${when}: ${threw}`}`,
    [
      `改好这个包或换一版；写法不对由它的 check 指出`,
      `a package that is mended, or another version; what is wrong with a rule is for its check to say`,
    ],
  )
}

/** Where the rule stands on which the method failed, and of which indicator it is. */
function placeOf({ kind, rule }: MethodFailure, source: Source, standard: StandardFile) {
  const text = JSON.stringify(rule)
  const all = waysIn(source, standard).flatMap((way) =>
    rulesIn(way.value)
      .filter((one) => one.rule.kind === kind)
      .map((one) => ({ ...one, way })),
  )
  const same = all.find(({ rule: { kind: _, ...written } }) => JSON.stringify(written) === text)
  const found = same ?? all[0]
  if (!found) return { place: source.place([]), zh: '', en: '' }
  const { path, way } = found
  const leaf = indicatorsOf(way.value).findLast((one) =>
    one.path.every((step, at) => step === path[at]),
  )!.value
  return {
    place: way.source.place(path),
    zh: `指标 ${called(leaf)}：`,
    en: `the indicator "${leaf.id}": `,
  }
}

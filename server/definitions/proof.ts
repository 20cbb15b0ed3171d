import {
  type Authored,
  type Methods,
  type Problem,
  type PublicationStep,
  shareReached,
  type Trust,
  test,
} from '../../engine/index.ts'

/**
 * What standards lack to be published beyond being sound: their examples must reach the share that the trust file
 * asks for, and no case at an edge may break a law. A draft is still being written.
 */
export const proofProblems = (
  authored: readonly Authored[],
  { coverage }: Pick<Trust, 'coverage'>,
  step: PublicationStep,
  methods: Methods,
): readonly Problem[] =>
  step === 'draft' ? [] : authored.flatMap((one) => unproven(one, coverage, methods))

function unproven(one: Authored, coverage: number, methods: Methods): readonly Problem[] {
  const { items, broken } = test(one, methods)
  const lacking = shareReached(items) < coverage ? items.filter(({ reached }) => !reached) : []
  return [
    ...lacking.map(
      ({ at, zh, en, by }): Problem => ({
        ...{ ...at, code: 'uncovered', fix: null },
        zh: `示例没有走到：${zh}${by === 'hand' ? '（须手写示例）' : ''}`,
        en: `no example reaches ${en}${by === 'hand' ? ' (one is asked for)' : ''}`,
      }),
    ),
    ...broken.map(
      ({ zh, en }): Problem => ({
        ...{ ...one.source.place([]), code: 'law-broken', fix: null },
        ...{ zh, en },
      }),
    ),
  ]
}

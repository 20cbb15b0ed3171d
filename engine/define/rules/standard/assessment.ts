import { formNamed } from '../../../programme.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Named, type Report, type Rule, unknownWords, usedTwice } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** What a committee's choice of weights comes to, in per cent. */
const whole = 100

/** The bounds within which a committee chooses how it assesses, held to the words of the programme (plan 3.d). */
export const assessmentRules = {
  'mode-unknown': ({ assessment }, report, { programme }) =>
    unlisted(modesIn(assessment), programme.assessment?.modes, report, ['方式', 'modes']),

  'mode-twice': ({ assessment }, report) =>
    usedTwice(modesIn(assessment), report, '考核方式', 'mode of assessment'),

  'form-unknown': ({ assessment }, report, { programme }) => {
    const used = formsIn(assessment).map(({ id, path }): [Path, string] => [path, id])
    unlisted(used, programme.assessment?.forms, report, ['形式', 'forms'], 'key')
  },

  'form-weights': ({ assessment }, report, { programme }) => {
    for (const { id, path, weight } of formsIn(assessment).filter(isTurned)) {
      const { min, max } = weight
      report(
        [...path, 'weight'],
        `考核形式 ${called({ id, name: formNamed(programme, id) })}的权重最少 ${min}，多于最多 ${max}`,
        `the weight of the form "${id}" is at least ${min} and at most ${max}`,
        [`最少不多于 ${max}`, `a least weight of ${max} or less`],
      )
    }
  },

  /** A form that may have no weight is one that nobody may choose. */
  'form-never': ({ assessment }, report, { programme }) => {
    for (const { id, path } of formsIn(assessment).filter(({ weight }) => weight.max === 0))
      report(
        [...path, 'weight', 'max'],
        `考核形式 ${called({ id, name: formNamed(programme, id) })}的权重最多为 0，没有人能用`,
        `the form "${id}" may have no weight: nobody may choose it`,
        ['大于 0；不用的形式不要写', 'above 0; a form that is not used is left out'],
      )
  },

  /** Where no weights within the bounds come to 100, no committee could choose. */
  'forms-sum': ({ assessment }, report) => {
    const forms = formsIn(assessment)
    if (forms.length === 0 || forms.some(isTurned)) return
    const [least, most] = (['min', 'max'] as const).map((end) =>
      forms.reduce((sum, { weight }) => sum + weight[end], 0),
    ) as [number, number]
    const at = ['assessment', 'forms']
    if (least > whole)
      report(
        at,
        `各形式的权重最少合计 ${least}，怎样选都超过 ${whole}`,
        `the least weights come to ${least}: every choice is above ${whole}`,
        [`合计不多于 ${whole}`, `${whole} or less together`],
        'key',
      )
    if (most < whole)
      report(
        at,
        `各形式的权重最多合计 ${most}，怎样选都不足 ${whole}`,
        `the most weights come to ${most}: no choice reaches ${whole}`,
        [`合计不少于 ${whole}`, `${whole} or more together`],
        'key',
      )
  },
} satisfies Record<string, Rule<StandardFile>>

type Assessment = StandardFile['assessment']
type Listed = Readonly<Record<string, Required<Omit<Named, 'id'>>>>

const modesIn = (assessment: Assessment): readonly (readonly [Path, string])[] =>
  (assessment?.modes ?? []).map((mode, at) => [['assessment', 'modes', at], mode])

const formsIn = (assessment: Assessment) =>
  Object.entries(assessment?.forms ?? {}).map(([id, form]) => ({
    ...{ id, path: ['assessment', 'forms', id] },
    ...form,
  }))

const isTurned = ({ weight: { min, max } }: ReturnType<typeof formsIn>[number]): boolean =>
  min > max

/** Reports what is none of the words that the programme lists; where it lists none, that it should. */
function unlisted(
  words: readonly (readonly [Path, string])[],
  listed: Listed | undefined,
  report: Report,
  [zh, en]: readonly [string, 'modes' | 'forms'],
  on: 'value' | 'key' = 'value',
): void {
  const one = en === 'modes' ? 'mode of assessment' : 'form of assessment'
  const known = Object.entries(listed ?? {}).map(([id, { name }]): Named => ({ id, name }))
  if (listed) unknownWords(words, known, report, `考核${zh}`, one, on)
  for (const [path, word] of listed ? [] : words)
    report(
      path,
      `活动没有列出考核${zh}，不知道 ${word} 是什么`,
      `the programme lists no ${one}, so that "${word}" is unknown`,
      [`在 programme.yaml 的 assessment.${en} 里列出`, `list it under assessment.${en}`],
      on,
    )
}

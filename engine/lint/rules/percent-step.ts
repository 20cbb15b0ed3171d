import type { LintRule } from '../rule.ts'
import { inTexts } from '../texts.ts'

const ways = '超过|超出|低于|高于|降低|提高|增加|减少|上升|下降|[超低高差少多增减降升]'
const step = new RegExp(`每(?:再)?(${ways})?\\s*\\d+(?:\\.\\d+)?\\s*(个?百分点|[%％])`, 'u')

/** A step of a percentage that may be read in two ways, or that does not say which way it goes. */
export const percentStep: LintRule = {
  id: 'percent-step',
  category: 'ambiguity',
  title: {
    zh: '百分比的一步没有说清',
    en: 'A step of a percentage that may be read in two ways',
  },
  why: {
    zh: '“每低 1% 扣 1 分”可以是低 1 个百分点（90→89），也可以是低百分之一（90→89.1）；“每 1 个百分点扣 1 分”没有说低了扣还是高了扣。写“每低 1 个百分点”。',
    en: '“1 off for each 1 % below” may be a percentage point (90 to 89) or one per cent of it (90 to 89.1); and a step without a direction does not say which side counts. Write “each percentage point below”.',
  },
  ...inTexts(({ path, text }, report) => {
    const found = step.exec(text)
    if (!found) return
    const [said, way, sign] = found
    const at = [...path, found.index]
    const directed = way !== undefined || new RegExp(ways, 'u').test(text.slice(0, found.index))
    if (!sign!.includes('百分点'))
      report(
        at,
        `“${said}”是百分点还是百分之几没有说清`,
        `"${said}" may be percentage points or a share`,
        [said.replace(/[%％]/u, ' 个百分点'), 'percentage points (个百分点)'],
      )
    else if (!directed)
      report(at, `“${said}”没有说低还是高`, `"${said}" does not say which way`, [
        said.replace('每', '每低'),
        'below or above (每低、每高)',
      ])
  }),
}

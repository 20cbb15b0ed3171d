import type { LintRule } from '../rule.ts'
import { inWordsLike } from '../texts.ts'

const often = '每日|每天|天天|逐日|每周|每次'
const trace = '照片|拍照|图片|截图|截屏|视频|录像|定位|轨迹'
const pattern = new RegExp(
  `(?:${often})[^，。；]{0,10}(?:${trace})|(?:${trace})[^，。；]{0,6}(?:${often})|(?:人员|工作|行动)轨迹`,
  'u',
)

/** A picture for each day. */
export const photoEachDay: LintRule = {
  id: 'photo-each-day',
  category: 'law',
  title: { zh: '要求天天拍照、截图、报轨迹', en: 'A photo, a screenshot or a track for each day' },
  why: {
    zh: '不得随意要求基层填表报数、留痕，不得强制提供工作场景截图、录制视频（《整治形式主义为基层减负若干规定》）。证明材料以平时的工作台账、现场查看为主；同一材料只交一次。',
    en: 'The grass roots may not be made to leave traces: no daily photos, screenshots or tracks (central rules of 2024 against formalism). Use the books that are kept anyway, and look on site.',
  },
  ...inWordsLike(pattern, (found) => [
    `“${found}”是过度留痕`,
    `"${found}" makes people leave traces`,
    ['现场查看，或平时就有的台账', 'a look on site, or books that are kept anyway'],
  ]),
}

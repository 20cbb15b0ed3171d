/** The three pictures of the guide for authors. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { StandardFile } from '../engine/index.ts'
import { around, arrow, box, picture, words } from './drawing.ts'

/** Every picture, by its file. */
export const pictures = (): ReadonlyMap<string, string> =>
  new Map([
    ['docs/concepts.svg', concepts()],
    ['docs/scoring-order.svg', scoringOrder()],
    ['docs/extending.svg', extending()],
  ])

/** What there is, and what leads to what. */
const concepts = (): string =>
  picture({ w: 860, h: 400 }, '方案、流程、标准、事实、指标、等次的关系', [
    around(
      { x: 16, y: 16, w: 828, h: 368 },
      'plain',
      '方案：等级、星级、期限、处理的种类，各标准共用的事实',
    ),
    box({ x: 40, y: 60, w: 780, h: 66 }, 'blue', '流程', [
      '哪一步、谁、可以做什么、几天之内、之后到哪一步',
    ]),
    around({ x: 40, y: 166, w: 780, h: 130 }, 'green', '标准：一个行业一份'),
    box({ x: 60, y: 204, w: 170, h: 72 }, 'plain', '事实', [
      '看到的、填报的、',
      '抽查的，带证明材料',
    ]),
    box({ x: 256, y: 204, w: 170, h: 72 }, 'plain', '指标', ['一棵树，最末一级', '写怎样计分']),
    box({ x: 452, y: 204, w: 150, h: 72 }, 'plain', '得分', ['精确计算，', '公布时修约一次']),
    box({ x: 628, y: 204, w: 172, h: 72 }, 'plain', '等次与结论', [
      '达标、未达标，',
      '门槛和否决在这里',
    ]),
    arrow([
      [230, 240],
      [254, 240],
    ]),
    arrow([
      [426, 240],
      [450, 240],
    ]),
    arrow([
      [602, 240],
      [626, 240],
    ]),
    arrow(
      [
        [215, 126],
        [215, 202],
      ],
      { text: '考核时逐项填写', x: 278, y: 150 },
    ),
    arrow(
      [
        [714, 204],
        [714, 128],
      ],
      { text: '结论决定流程往哪里走', x: 632, y: 150 },
    ),
    box({ x: 60, y: 316, w: 366, h: 52 }, 'amber', '例子', [
      '填这些，应得这些：标准写得对不对，由它说',
    ]),
    box({ x: 452, y: 316, w: 348, h: 52 }, 'amber', '出处', [
      '每一条依据哪个文件第几条，或者是默认值',
    ]),
    arrow([
      [243, 316],
      [243, 298],
    ]),
    arrow([
      [626, 316],
      [626, 298],
    ]),
  ])

const steps = [
  ['事实', '谁说的算数，', '证明材料齐不齐'],
  ['不适用', '有理由的拿出来，', '分由同级各项承担'],
  ['指标', '每一项按自己的方法，', '不低于下限、不高于满分'],
  ['汇总', '上级等于下级之和，', '或按权重'],
  ['加分、扣分', '先加、再扣，', '各有封顶，最后不低于 0'],
  ['修约', '只在公布时一次', '（几位小数，怎样舍入）'],
  ['门槛', '某部分不到几成，', '等次最高只到某一等'],
  ['一票否决', '不改得分，', '几项都触发的取最重'],
  ['等次', '拿得分比界限，', '得出达标、未达标'],
] as const

/** From what was seen to a grade, in the order that is always kept. */
const scoringOrder = (): string => {
  const at = (index: number) => ({ x: 30 + (index % 3) * 275, y: 56 + Math.floor(index / 3) * 116 })
  const boxes = steps.map(([title, ...lines], index) =>
    box(
      { ...at(index), w: 250, h: 80 },
      index < 6 ? 'blue' : 'amber',
      `${index + 1}　${title}`,
      lines,
    ),
  )
  const links = steps.slice(1).map((_, index) => {
    const [from, to] = [at(index), at(index + 1)]
    return from.y === to.y
      ? arrow([
          [from.x + 250, from.y + 40],
          [to.x - 2, to.y + 40],
        ])
      : arrow([
          [from.x + 125, from.y + 80],
          [from.x + 125, from.y + 98],
          [to.x + 125, from.y + 98],
          [to.x + 125, to.y - 2],
        ])
  })
  return picture(
    { w: 860, h: 400 },
    '得分的次序：事实、不适用、指标、汇总、加扣分、修约、门槛、否决、等次',
    [
      words('得分的次序，从不改变', { x: 30, y: 36 }, { size: 16, bold: true }),
      words(
        '1 至 6 得出分数；7 至 9 得出结论，分数不再变',
        { x: 250, y: 36 },
        { colour: '#57606a' },
      ),
      ...boxes,
      ...links,
    ],
  )
}

/** What the general standard gives to the work of the post, and to all the rest. */
function shared(): { readonly post: number; readonly common: number } {
  const file = 'standards/youth-model-unit/measures-2016/standard.yaml'
  const { indicators } = parse(readFileSync(file, 'utf8')) as StandardFile
  const points = (of: (id: string) => boolean) =>
    indicators.reduce((sum, { id, points }) => sum + (of(id) ? Number(points) : 0), 0)
  return { post: points((id) => id === 'post'), common: points((id) => id !== 'post') }
}

/** How a standard is made of another one, and what is laid over all of them. */
const extending = (): string => {
  const { post, common } = shared()
  const column = (x: number, title: string, sub: string, parts: readonly [string, string][]) => [
    words(title, { x: x + 110, y: 44 }, { size: 16, bold: true, middle: true }),
    words(sub, { x: x + 110, y: 66 }, { size: 13, middle: true, colour: '#57606a' }),
    box(
      { x, y: 82, w: 220, h: 84 },
      parts[0]![0] === '沿用' ? 'plain' : 'blue',
      `共同部分 ${common} 分`,
      [parts[0]![1]],
    ),
    box(
      { x, y: 174, w: 220, h: 116 },
      parts[1]![0] === '沿用' ? 'plain' : parts[1]![0] === '换掉' ? 'green' : 'blue',
      `岗位业务 ${post} 分`,
      [parts[1]![1]],
    ),
  ]
  return picture({ w: 860, h: 400 }, '沿用与叠加：通用标准、行业标准、非公版和地区版', [
    ...column(30, '通用标准', '没有行业标准的都用它', [
      ['自己', '四有、团建、公开、活动'],
      ['自己', '各行各业都有的'],
    ]),
    ...column(320, '行业标准', '沿用，逐条写改动', [
      ['沿用', '不用再写'],
      ['换掉', '换成本行业自己的指标'],
    ]),
    ...column(610, '行业标准（非公）', '自动生成，不用写', [
      ['沿用', '按叠加版改过的'],
      ['沿用', '不用再写'],
    ]),
    arrow(
      [
        [250, 186],
        [318, 186],
      ],
      { text: '沿用', x: 284, y: 176 },
    ),
    arrow(
      [
        [540, 186],
        [608, 186],
      ],
      { text: '叠加', x: 574, y: 176 },
    ),
    box({ x: 320, y: 316, w: 510, h: 62 }, 'amber', '叠加版：非公领域', [
      '一份改动，叠在通用标准和沿用它的每一份标准上；地区版、组委会版同理',
    ]),
    arrow([
      [574, 316],
      [574, 190],
    ]),
  ])
}

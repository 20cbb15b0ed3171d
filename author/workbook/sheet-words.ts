/** One line of the sheet that explains the others: what it is about, and what is to be known. */
export type Line = readonly [about: string, said: string]

/** 表格里的固定字样: what stands in every workbook, in Chinese as the headings of the schemas do. */
export const headings = {
  guide: '说明',
  id: '标识',
  remove: '处理',
  removes: '删去',
  removeHint: '选“删去”，这一行连同它的注释从标准里去掉。',
  newId: '新增一行：先写标识。指标写 上级/标识，单个的值写 标识#里面的路径，照上面各行的样子。',
} as const

interface Said {
  readonly name: string
  readonly standard: string
  readonly files: readonly string[]
  readonly tables: readonly (readonly [title: string, rows: number])[]
}

/** How the workbook is used, and what may be edited. */
export const guideOf = ({ name, standard, files, tables }: Said): readonly Line[] => [
  ['标准', `${name}（${standard}）`],
  ['出自', files.join('、')],
  [
    '怎样用',
    '在白色的格里改；灰色的格只供阅读，深灰的行沿用自别处。改好保存为 .xlsx，运行 biaogan xlsx in 这个文件：先列出每一处改动，核对无误再加 --apply 写入。',
  ],
  [
    '不会发生',
    '没有改的地方，标准文件里一个字节也不变，注释、空行、引号都在。改不成的一处也不写，每一处都说明表、行、列和原因。',
  ],
  [
    '怎样填',
    '所有的格都是文本：数写成 12、0.5，不写公式、日期、千分位、百分号。一格里有几项的，用分号“；”隔开。清空一格，就是去掉这一项。',
  ],
  [
    '新增',
    '在表下面的空行里写，先写标识（小写字母、数字、下划线）。新指标还要写“计分规则”，可以照抄相近的一行再改；它用的事实写在“事实”表。',
  ],
  ['删去', '在那一行最后的“处理”里选“删去”。'],
  ['改分值', '上级的分值等于下级之和，例子里应得的分也要跟着改；不一致的，取回时会指出来。'],
  ['不要动', '标识、表名、表头和隐藏的表：它们用来认出每一行。行的次序可以变。'],
  ...tables.map(([title, rows]): Line => [`表：${title}`, `${rows} 行`]),
]

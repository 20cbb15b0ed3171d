import type { SpotFlaw } from './table.ts'
import type { Unfit } from './value.ts'
import type { Unread } from './xlsx/read.ts'
import type { CellFlaw } from './xlsx/scan.ts'
import type { Stuck } from './yaml/remove.ts'

/** 消息文件: why a workbook, a row or a cell is not taken, and what would be right; Chinese first. */
export type FlawCode =
  | Unread
  | CellFlaw
  | SpotFlaw
  | Unfit
  | Stuck
  | 'not-ours'
  | 'format-other'
  | 'standard-missing'
  | 'sheet-missing'
  | 'column-missing'
  | 'column-unknown'
  | 'column-twice'
  | 'id-missing'
  | 'id-number'
  | 'id-twice'
  | 'stale-row'
  | 'row-taken'
  | 'row-gone'
  | 'row-stays'
  | 'inherited-row'
  | 'inherited-cell'
  | 'shared-cell'
  | 'locked-cell'
  | 'required'
  | 'not-yaml'
  | 'layout'
  | 'check'

type Sentence = (...about: readonly string[]) => readonly [zh: string, en: string]

const clip = (text = ''): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** Cells that differ, each with its title, what the file says and what the workbook says. */
function apartIn(language: 'zh' | 'en', all: readonly string[]): string {
  if (all.length === 0) return ''
  const cells = Array.from({ length: all.length / 3 }, (_, at) => {
    const [title, ours, theirs] = all.slice(at * 3, at * 3 + 3).map(clip)
    return language === 'zh'
      ? `${title}现为“${ours}”，表里为“${theirs}”`
      : `${title} is now "${ours}", here "${theirs}"`
  })
  return language === 'zh' ? `（${cells.join('；')}）` : ` (${cells.join('; ')})`
}

const yaml = ['请在 YAML 里改', 'change it in the YAML'] as const

export const sentences: { readonly [code in FlawCode]: Sentence } = {
  'empty-file': () => ['文件是空的', 'the file is empty'],
  'old-excel': () => [
    '这是旧的 .xls 格式；请在表格软件里另存为 .xlsx',
    'this is the old .xls format; save it as .xlsx',
  ],
  password: () => [
    '工作簿设了打开密码；请去掉密码再存一次',
    'the workbook is protected by a password; save it without',
  ],
  'not-a-workbook': () => [
    '这不是 Excel 工作簿，只是改了扩展名；请用 biaogan xlsx out 导出的文件',
    'this is no Excel workbook, whatever its name; use a file made by `biaogan xlsx out`',
  ],
  'other-office': () => [
    '这是别的办公文档（文字或演示，或 .ods），不是 .xlsx 工作簿',
    'this is another office document, not an .xlsx workbook',
  ],
  damaged: () => [
    '工作簿已损坏或不完整；请重新保存或重新传一次',
    'the workbook is damaged or cut short; save it or send it again',
  ],
  'too-large': () => [
    '文件大于 10 MB，不像一份标准',
    'the file is larger than 10 MB: this is no standard',
  ],
  'zip-bomb': () => [
    '解压后大得不合常理，已停止读取',
    'it unpacks to far more than any standard; reading stopped',
  ],
  macros: () => [
    '工作簿带有宏；请另存为不带宏的 .xlsx',
    'the workbook holds macros; save it as .xlsx without them',
  ],
  'external-links': () => [
    '工作簿链接着别的文件；请断开链接、把值写成文本',
    'the workbook links to other files; break the links and write the values as text',
  ],
  'too-slow': () => ['读取用时过长，已停止', 'reading took too long and was stopped'],
  'too-wide': () => [
    '表里有离得很远的内容（两万行或两百列之外）；请删去',
    'something stands far out, beyond 20,000 rows or 200 columns; remove it',
  ],
  'not-ours': () => [
    '认不出是哪份标准：没有隐藏的记录表；请用 biaogan xlsx out 重新导出，在那份里改',
    'its hidden record is missing, so that no standard is known by it; export again and edit that',
  ],
  'format-other': (found, wanted) => [
    `这份工作簿是格式 ${found} 的，现在用格式 ${wanted}；请重新导出`,
    `the workbook has format ${found}, this program reads ${wanted}; export it again`,
  ],
  'standard-missing': (name, known) => [
    `文件夹里没有可用的标准 ${name}；有 ${known}。先运行 biaogan check`,
    `the folder has no sound standard ${name}; there are ${known}. Run biaogan check first`,
  ],
  'sheet-missing': (name) => [
    `少了“${name}”表；请恢复，或重新导出`,
    `the sheet "${name}" is missing; put it back, or export again`,
  ],
  'column-missing': (title) => [`少了“${title}”列`, `the column "${title}" is missing`],
  'column-unknown': (title) => [
    `多了一列“${title}”，不知写到哪里；请删去，备注写在别的表里`,
    `there is a column "${title}" too many; remove it, notes may go to a sheet of their own`,
  ],
  'column-twice': (title) => [`“${title}”列有两个`, `there are two columns "${title}"`],
  'id-missing': () => [
    '这一行没有标识；不要的行请整行清空',
    'the row has no id; clear it if it is not wanted',
  ],
  'id-number': (id) => [
    `标识 ${id} 成了数值；应为文本`,
    `the id ${id} has become a number; it must be text`,
  ],
  'id-twice': (id, first) => [
    `标识 ${id} 在第 ${first} 行已有`,
    `the id ${id} stands in row ${first} already`,
  ],
  'stale-row': (id, ...apart) => [
    `${id} 导出之后标准文件里也改过${apartIn('zh', apart)}；请重新导出再改这一行`,
    `${id} has changed in the file since the export${apartIn('en', apart)}; export again and edit that row`,
  ],
  'row-taken': (id, ...apart) => [
    `导出之后标准文件里已有 ${id}${apartIn('zh', apart)}；请重新导出`,
    `the file has got ${id} since the export${apartIn('en', apart)}; export again`,
  ],
  'row-gone': (id) => [
    `标准文件里已没有 ${id}，表里却改了它；请重新导出`,
    `the file no longer has ${id}, which was edited here; export again`,
  ],
  'row-stays': (id) => [
    `${id} 不能单独去掉；清空它的值，或${yaml[0]}`,
    `${id} cannot go alone; clear its value, or ${yaml[1]}`,
  ],
  'inherited-row': (id, target) => [
    `${id} 是沿用来的，不能在这里去掉；在 tailor 里写 { target: ${target}, do: drop, why: …, source: … }`,
    `${id} is inherited; in tailor write { target: ${target}, do: drop, why: …, source: … }`,
  ],
  'inherited-cell': (id, from, target, text) => [
    `${id} 沿用自 ${from}，不能在这里改；在 tailor 里写 { target: ${target}, do: set, to: ${clip(text)}, why: …, source: … }`,
    `${id} is inherited from ${from}; in tailor write { target: ${target}, do: set, to: ${clip(text)}, why: …, source: … }`,
  ],
  'shared-cell': (id, from) => [
    `${id} 是各标准共用的事实，写在 ${from}；请在那里改，或另立一个事实`,
    `${id} is a fact that standards share, in ${from}; change it there, or declare a fact of its own`,
  ],
  'locked-cell': (id) => [
    `${id} 的这一格只供阅读；${yaml[0]}`,
    `this cell of ${id} is only to be read; ${yaml[1]}`,
  ],
  required: (id) => [`${id} 的这一格不能空`, `this cell of ${id} must not be empty`],
  'not-yaml': (text) => [
    `“${clip(text)}”不是一条计分规则；照相近的行写成 { kind: …, … }，用半角符号`,
    `"${clip(text)}" is no rule; write { kind: …, … } as the rows beside it do`,
  ],
  layout: (id) => [
    `${id} 在文件里的写法，不能只换几个字来改；${yaml[0]}`,
    `${id} is written in a way that a few letters cannot change; ${yaml[1]}`,
  ],
  check: (code, said, saidEn) => [
    `改后通不过检查：${code}：${said}`,
    `changed so, it does not pass the check: ${code}: ${saidEn}`,
  ],
  formula: (cell) => [`${cell} 是公式；请写成值`, `${cell} is a formula; write its value`],
  'date-cell': (cell) => [
    `${cell} 被表格软件变成了日期；把格式设为文本，再写 2026-01-31 或原来的字`,
    `${cell} has been made a date; make it a text cell and write what was meant`,
  ],
  'format-cell': (cell) => [
    `${cell} 的数字带有格式（百分数、金额、科学记数等），看到的与存的不同；把格式设为文本再写一次`,
    `${cell} is shown in a format (per cent, money, scientific): what is seen is not what is kept; make it text and write it again`,
  ],
  'error-cell': (cell) => [`${cell} 是错误值`, `${cell} is an error`],
  merged: (cell) => [`${cell} 是合并的单元格；请拆开`, `${cell} are merged; split them`],
  'number-cell': (text) => [
    `这一格应为文本，却成了数值或是否（${clip(text)}），原来的零可能已丢；把格式设为文本再写一次`,
    `this cell should be text and has become a number or a truth value (${clip(text)}): zeros may be lost; make it text and write it again`,
  ],
  'not-a-number': (text) => [
    `“${clip(text)}”不是数；写成 12 或 0.5`,
    `"${clip(text)}" is no number; write 12 or 0.5`,
  ],
  'wide-digits': (text) => [
    `“${clip(text)}”是全角数字；应为 ${clip(text).normalize('NFKC')}`,
    `"${clip(text)}" has wide digits; right would be ${clip(text).normalize('NFKC')}`,
  ],
  'percent-sign': (text) => [
    `“${clip(text)}”带百分号；单位已在别处写明，这里写 ${clip(text).replace(/[%％]$/, '')}`,
    `"${clip(text)}" has a per cent sign; the unit stands elsewhere, write ${clip(text).replace(/[%％]$/, '')}`,
  ],
  'leading-zero': (text) => [
    `“${clip(text)}”前面有多余的零；应为 ${clip(text).replace(/^(-?)0+(?=\d)/, '$1')}`,
    `"${clip(text)}" begins with a zero; right would be ${clip(text).replace(/^(-?)0+(?=\d)/, '$1')}`,
  ],
  exponent: (text) => [
    `“${clip(text)}”是科学记数；应写出全部数字`,
    `"${clip(text)}" is in scientific notation; write all its digits`,
  ],
  grouped: (text) => [
    `“${clip(text)}”有千分位逗号；应为 ${clip(text).replace(/[,，]/g, '')}`,
    `"${clip(text)}" has separators; right would be ${clip(text).replace(/[,，]/g, '')}`,
  ],
  spaces: (text) => [
    `“${clip(text)}”前后有空格；应为“${clip(text).trim()}”`,
    `"${clip(text)}" has spaces around; right would be "${clip(text).trim()}"`,
  ],
  control: () => [
    '有看不见的控制字符；请重新输入，不要粘贴',
    'there are characters that cannot be seen; type it instead of pasting',
  ],
  'not-an-option': (text, options) => [
    `“${clip(text)}”不在可选之中：${options}`,
    `"${clip(text)}" is not one of: ${options}`,
  ],
  'too-many-digits': (text) => [
    `“${clip(text)}”超过 15 位有效数字`,
    `"${clip(text)}" has more than 15 digits`,
  ],
  'item-empty': (text) => [
    `“${clip(text)}”里有空的一项；各项用一个分号隔开`,
    `"${clip(text)}" has an empty item; put one semicolon between items`,
  ],
  'id-wrong': (id) => [
    `标识 ${clip(id)} 不合写法：用小写字母开头，只用小写字母、数字、下划线（例子用连字符）；指标写 上级/标识`,
    `the id ${clip(id)} is not as ids are: small letters, digits and underscores, an indicator as parent/id`,
  ],
  'parent-unknown': (id) => [
    `没有 ${clip(id)} 所在的上级`,
    `there is nothing above ${clip(id)} by that name`,
  ],
  'parent-inherited': (id) => [
    `${id} 的上级是沿用来的；在 tailor 里用 do: add 加`,
    `what is above ${id} is inherited; in tailor use do: add`,
  ],
  'parent-leaf': (id) => [
    `${id} 的上级自己有计分规则，没有下级；${yaml[0]}`,
    `what is above ${id} has a rule of its own and nothing below it; ${yaml[1]}`,
  ],
  'place-unknown': (id) => [
    `标准里还没有放 ${clip(id)} 的地方；${yaml[0]}`,
    `the standard has no place for ${clip(id)} yet; ${yaml[1]}`,
  ],
  'key-unknown': (id) => [
    `${clip(id)} 不是标准里可以写的；对照上面各行的标识`,
    `${clip(id)} is nothing that a standard may have; compare the ids above`,
  ],
  'id-taken': (id) => [`已有 ${id}`, `there is ${id} already`],
  'comment-between': (id) => [
    `${id} 旁边有注释，去掉它会连注释一起去掉；${yaml[0]}`,
    `a comment stands beside ${id} and would go with it; ${yaml[1]}`,
  ],
  'first-in-item': (id) => [
    `${id} 是一项的开头，不能单独去掉；${yaml[0]}`,
    `${id} begins an item and cannot go alone; ${yaml[1]}`,
  ],
  'nothing-left': (id) => [
    `去掉 ${id} 就什么也不剩了；${yaml[0]}`,
    `nothing would be left without ${id}; ${yaml[1]}`,
  ],
}

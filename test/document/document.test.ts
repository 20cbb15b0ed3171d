import { expect, test } from 'vitest'
import { documentOf } from '../../author/index.ts'
import {
  answersOf,
  builtIn,
  compileStandard,
  exactText,
  examplesIn,
  examplesOf,
  type Language,
  load,
  type Rational,
  readingFor,
  score,
  totalText,
} from '../../engine/index.ts'
import { tailored, textsIn } from '../define/world.ts'
import { partOf, tagsIn, textOf, unclosed } from './reading.ts'

const found = [load(textsIn('standards')), load(tailored())]
const standards = found.flatMap(({ authored, traces }) =>
  authored.map((one) => ({
    one,
    traces: traces.get(`${one.value.id}@${one.value.version}`) ?? [],
  })),
)
const pageOf = ({ one, traces }: (typeof standards)[number], language: Language) =>
  documentOf(one, { language, methods: builtIn, traces, examples: 'all' })

const pages = standards.flatMap((standard) =>
  (['zh', 'en'] as const).map((language) => ({
    name: `${standard.one.value.id} ${language}`,
    ...{ ...standard, language, page: pageOf(standard, language) },
  })),
)

test('all that is shipped is written', () => {
  expect(found.flatMap(({ problems }) => problems)).toEqual([])
  expect(standards.map(({ one }) => one.value.id)).toEqual(
    expect.arrayContaining(['measures-2016', 'banking', 'service-hall', 'basic', 'wards']),
  )
})

test.each(pages)('$name: it is one file that needs nothing else', ({ page }) => {
  expect(unclosed(page)).toEqual([])
  expect(tagsIn(page).map(({ name }) => name)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(script|link|img|iframe|object)$/)]),
  )
  expect(page).not.toMatch(/\bsrc=|@import|url\(|\son[a-z]+=|href="(?!#)/)
})

test.each(pages)('$name: every link leads somewhere, and no anchor stands twice', ({ page }) => {
  const tags = tagsIn(page)
  const anchors = tags.flatMap(({ at }) => at.id ?? [])
  const links = tags.flatMap(({ at }) => at.href?.slice(1) ?? [])
  expect(anchors.filter((one, at) => anchors.indexOf(one) !== at)).toEqual([])
  expect([...new Set(links)].filter((one) => !anchors.includes(one))).toEqual([])
})

test.each(pages)('$name: it can be read by those who do not see it', ({ page, language }) => {
  const tags = tagsIn(page).filter(({ closes }) => !closes)
  const heads = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? Number(name[1]) : []))
  const all = (name: string) => tags.filter((tag) => tag.name === name)
  expect(heads.filter((level) => level === 1)).toHaveLength(1)
  expect(heads.filter((level, at) => at > 0 && level > heads[at - 1]! + 1)).toEqual([])
  expect(all('caption')).toHaveLength(all('table').length)
  expect(all('th').filter(({ at }) => !/^(col|row|rowgroup)$/.test(at.scope ?? ''))).toEqual([])
  expect(all('html')[0]!.at.lang).toBe(language === 'zh' ? 'zh-CN' : 'en')
  expect(all('title')).toHaveLength(1)
})

interface Node {
  readonly id: string
  readonly children?: readonly Node[]
}
const everyNode = (all: readonly Node[]): readonly string[] =>
  all.flatMap(({ id, children = [] }) => [id, ...everyNode(children)])

test.each(pages)('$name: every part of the standard stands in it', ({ one, page }) => {
  const {
    indicators,
    adjust = {},
    conditions = [],
    gates = [],
    vetoes = [],
    facts,
    grades,
  } = one.value
  const beside = [adjust.bonus, adjust.penalty].flatMap((block) => block?.items ?? [])
  const wanted = [
    ...everyNode([...indicators, ...beside] as readonly Node[]).map((id) => `i-${id}`),
    ...Object.keys(facts).map((id) => `f-${id}`),
    ...conditions.map(({ id }) => `c-${id}`),
    ...gates.map(({ id }) => `g-${id}`),
    ...vetoes.map(({ id }) => `v-${id}`),
    ...Object.values(grades).flatMap((all) => all.map(({ id }) => `grade-${id}`)),
  ]
  const anchors = tagsIn(page).flatMap(({ at }) => at.id ?? [])
  expect(wanted.filter((id) => !anchors.includes(id))).toEqual([])
})

test.each(pages)('$name: every clause that is cited can be read', ({ one, page }) => {
  const text = textOf(page)
  const own = one.value.sources ?? {}
  const cited = JSON.stringify(one.value).matchAll(/"source":(?:"([^"]*)"|\[([^\]]*)\])/g)
  const sources = [...cited].flatMap(([, single, several]) =>
    single === undefined ? several!.split(',').map((each) => JSON.parse(each)) : [single],
  ) as readonly string[]
  const lacking = sources.filter((source) => {
    const [id = '', ...rest] = source.split(' ')
    const document = own[id] ?? one.programme.sources[id]!
    const clauses = document.clauses ?? []
    const wording = Array.isArray(clauses) ? undefined : clauses[rest.join(' ')]
    return !text.includes(document.title) || (wording !== undefined && !text.includes(wording))
  })
  expect(sources.length).toBeGreaterThan(0)
  expect(lacking).toEqual([])
  for (const { title, clauses = [] } of Object.values(own)) {
    expect(text).toContain(title)
    for (const clause of Array.isArray(clauses) ? clauses : Object.keys(clauses))
      expect(text).toContain(clause)
  }
})

const endsOf = (least: Rational, most: Rational): string =>
  [...new Set([least, most].map(exactText))].join('–')

test.each(pages)('$name: an example has the figures that the engine gives', (given) => {
  const { one, page, language } = given
  const of = language === 'zh' ? '／' : ' of '
  const standard = compileStandard(one.value, one.definition.digest)
  const all = examplesIn(examplesOf(one))
  const wrong = all.flatMap((example, at) => {
    const reading = readingFor(one.programme, example)
    const sheet = score(standard, example.level, answersOf(example.facts!), reading)
    const text = textOf(partOf(page, `e-${at + 1}`))
    const points = sheet.lines
      .filter(({ state }) => state !== 'na')
      .map(({ least, most, points }) => `${endsOf(least, most)}${of}${exactText(points)}`)
    const figures = [totalText(sheet, standard), ...points]
    return figures.every((figure) => text.includes(figure)) ? [] : [example.note]
  })
  expect(all.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})

test('a few examples are told: full marks, just met, just not met, vetoed, not applicable, open', () => {
  const hall = standards.find(({ one }) => one.value.id === 'service-hall')!
  const page = documentOf(hall.one, {
    ...{ language: 'zh' as const, methods: builtIn, traces: [], examples: 'some' as const },
  })
  const told = [...page.matchAll(/<article id="e-(\d+)"/g)].map(([, n]) => Number(n))
  const text = told.map((n) => textOf(partOf(page, `e-${n}`))).join('\n')
  expect(told.length).toBeGreaterThanOrEqual(5)
  expect(told.length).toBeLessThanOrEqual(8)
  for (const one of ['100.00', '触发一票否决', '不计分', '未定', '同例 1'])
    expect(text).toContain(one)
})

test('what a standard inherits is told with its origin, and what was done to it with its reason', () => {
  const wards = pages.find(({ name }) => name === 'wards zh')!
  const text = textOf(wards.page)
  expect(text).toContain('沿用自 basic@1')
  for (const { why } of wards.one.value.tailor ?? []) expect(text).toContain(why)
  expect(textOf(partOf(wards.page, 'o-vetoes-forgery'))).toMatch(
    /basic@1.*第 \d+ 条改动.*病区更严/s,
  )
  expect(textOf(partOf(wards.page, 'o-size'))).toContain('去掉')
  expect(textOf(partOf(wards.page, 'o-impression'))).toContain('分值由 10 改为 5')
  expect(textOf(partOf(wards.page, 'o-conditions-headcount'))).toMatch(
    /条件由 “.*不少于 6.*” 改为 “.*不少于 8/,
  )
})

test('the same standard gives the same bytes', () => {
  const [first] = standards
  expect(pageOf(first!, 'zh')).toBe(pageOf(first!, 'zh'))
})

const hostile = `<img src=x onerror=alert(1)>"'&</style><script>`

test('a name that would be markup stays a text, in the page and in its running head', () => {
  const files = new Map(
    [...tailored()].map(([file, text]) => [
      file,
      text.replace(/(\b(?:name|why|title|note): )([^\s{}[\],"][^{}[\],\n"]*)/g, (_, key, name) =>
        /\/(standard|facts|sources|examples|programme)\.yaml$/.test(file)
          ? `${key}${JSON.stringify(name + hostile)}`
          : `${key}${name}`,
      ),
    ]),
  )
  // What is inherited has changed with its names: it is locked again, as its author would.
  for (const [file, text] of load(files).locks) files.set(file, text)
  const { authored, problems, traces } = load(files)
  expect(problems).toEqual([])
  expect(authored.length).toBe(2)
  for (const one of authored) {
    const own = traces.get(`${one.value.id}@${one.value.version}`) ?? []
    const page = pageOf({ one, traces: own }, 'zh')
    expect(unclosed(page)).toEqual([])
    expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(textOf(page)).toContain(hostile)
  }
})

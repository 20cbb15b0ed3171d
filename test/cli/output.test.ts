import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { excerptOf } from '../../cli/check/excerpt.ts'
import { githubLine } from '../../cli/check/github.ts'
import { type How, printProblems } from '../../cli/check/output.ts'
import type { Told } from '../../cli/check/told.ts'
import { coloured, plain } from '../../cli/colour.ts'
import { noTerminal } from '../../cli/terminal.ts'
import { padded, widthOf, wrapped } from '../../cli/width.ts'
import { sarifFlaws } from './sarif.ts'

const told: Told = {
  ...{ file: '行业/standard.yaml', line: 3, column: 8, code: 'unknown-value' },
  ...{ zh: 'nation 不在可选范围内', en: 'nation is not one of the choices' },
  fix: { zh: 'national', en: 'national' },
}

/** What is printed of problems. */
function printed(problems: readonly Told[], how: Partial<How>): readonly string[] {
  const lines: string[] = []
  printProblems(problems, {
    ...{ format: 'text', language: 'zh', terminal: noTerminal, version: '1.2.3' },
    pathOf: (file) => `standards/${file}`,
    print: (line) => lines.push(line),
    ...how,
  })
  return lines
}

const excerpts = parse(readFileSync('test/cli/excerpt.yaml', 'utf8')) as {
  readonly note: string
  readonly source: string
  readonly column: number
  readonly screen: number
  readonly want: readonly string[]
}[]

test.each(excerpts)('below a problem its line is shown: $note', (one) => {
  expect(excerptOf(one.source, { line: 1, column: one.column }, plain, one.screen)).toEqual(
    one.want,
  )
})

test('a line that the file does not have is not shown', () => {
  expect(excerptOf('a: 1', { line: 2, column: 1 }, plain, 80)).toEqual([])
})

test('an excerpt is never wider than the screen, and its mark begins where the word does', () => {
  const letters = fc.constantFrom('a', ' ', '办', '：', '🏆', '\t', 'é', ',')
  const line = fc.array(letters, { maxLength: 120 }).map((all) => all.join(''))
  fc.assert(
    fc.property(line, line, fc.integer({ min: 40, max: 120 }), (before, after, screen) => {
      const place = { line: 1, column: before.length + 1 }
      const [source, mark] = excerptOf(`${before}x${after}`, place, plain, screen)
      expect(widthOf(source!)).toBeLessThanOrEqual(screen)
      const at = widthOf(mark!.slice(0, mark!.indexOf('^')))
      let [columns, found] = [0, '']
      for (const letter of source!) {
        if (columns === at) found ||= letter
        columns += widthOf(letter)
      }
      expect(found).toBe('x')
    }),
  )
})

test('in a text each problem is one line, and its source is shown on a terminal alone', () => {
  const line = '行业/standard.yaml:3:8 unknown-value: nation 不在可选范围内；应为：national'
  const textOf = () => 'a\nb\nlevel: nation'
  expect(printed([told], { textOf })).toEqual([line])
  const terminal = { ...noTerminal, excerpts: true }
  expect(printed([told], { textOf, terminal })).toEqual([
    line,
    '    3 │ level: nation',
    '      │        ^^^^^^',
  ])
  expect(printed([told], { terminal, language: 'en' })[0]).toMatch(/right would be: national$/)
})

test('JSON has the problems, and what a command says beside them', () => {
  const [text] = printed([told], { format: 'json', beside: { definitions: [] } })
  expect(JSON.parse(text!)).toEqual({ definitions: [], problems: [told] })
})

test('a workflow command names file, line, column and code, and escapes what would end it', () => {
  const line = githubLine(
    { ...told, code: 'a:b,c', zh: '50%\r\n多行', fix: null, severity: 'warning', endLine: 3 },
    'a,b:c%/x.yaml',
    'zh',
  )
  expect(line).toBe(
    '::warning file=a%2Cb%3Ac%25/x.yaml,line=3,col=8,endLine=3,title=a%3Ab%2Cc::50%25%0D%0A多行',
  )
  expect(printed([told], { format: 'github' })).toEqual([
    '::error file=standards/行业/standard.yaml,line=3,col=8,title=unknown-value::nation 不在可选范围内；应为：national',
  ])
  expect(printed([{ ...told, severity: 'note' }], { format: 'github' })[0]).toMatch(/^::notice /)
})

const logOf = (problems: readonly Told[], how: Partial<How> = {}) =>
  JSON.parse(printed(problems, { format: 'sarif', ...how })[0]!)

test('a SARIF log is what the standard asks for, with or without problems', () => {
  const others: readonly Told[] = [
    { ...told, severity: 'warning', endLine: 3, endColumn: 14 },
    { ...told, code: 'missing', fix: null, severity: 'note' },
    { ...told, edits: [{ start: 20, end: 26, text: 'national' }] },
  ]
  for (const problems of [[], [told], others]) expect(sarifFlaws(logOf(problems))).toEqual([])
})

test('a SARIF log has one rule for each code, a place that is found from the working folder, and the fix', () => {
  const edits = [{ start: 20, end: 26, text: 'national' }]
  const [run] = logOf([told, { ...told, line: 9, edits }], { language: 'en' }).runs
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['unknown-value'])
  const [first, second] = run.results
  expect(first.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'standards/%E8%A1%8C%E4%B8%9A/standard.yaml', uriBaseId: 'SRCROOT' },
    region: { startLine: 3, startColumn: 8 },
  })
  expect(first.message.text).toBe('nation is not one of the choices (right would be: national)')
  expect(first).not.toHaveProperty('fixes')
  expect(second.fixes[0].artifactChanges[0].replacements).toEqual([
    { deletedRegion: { charOffset: 20, charLength: 6 }, insertedContent: { text: 'national' } },
  ])
})

test('a file outside the working folder is named by its whole address in a SARIF log', () => {
  const [run] = logOf([told], { pathOf: () => '../elsewhere/a.yaml' }).runs
  const { artifactLocation } = run.results[0].locations[0].physicalLocation
  expect(artifactLocation.uri).toMatch(/^file:\/\/\/.*\/elsewhere\/a\.yaml$/)
  expect(artifactLocation).not.toHaveProperty('uriBaseId')
})

test('a rule says what is said of its code, where something is', () => {
  const [run] = logOf([told], { helpOf: (code) => `help of ${code}` }).runs
  expect(run.tool.driver.rules[0].help.text).toBe('help of unknown-value')
})

test.each([
  ['a terminal', true, {}, true],
  ['a pipe', false, {}, false],
  ['a terminal under NO_COLOR', true, { NO_COLOR: '1' }, false],
  ['a terminal under an empty NO_COLOR, which says nothing', true, { NO_COLOR: '' }, true],
  ['a pipe under FORCE_COLOR', false, { FORCE_COLOR: '1' }, true],
  ['a terminal under FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR and FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
  ['a terminal that has no colour', true, { TERM: 'dumb' }, false],
])('colour is written or not: %s', (_, isTTY, environment, want) => {
  expect(coloured({ isTTY }, environment)).toBe(want)
})

test('lines are broken at spaces and between letters of Chinese, and no sign begins a line', () => {
  expect(wrapped('检查定义，列出每一处问题', 10)).toEqual(['检查定义，', '列出每一处', '问题'])
  expect(wrapped('print every problem', 13)).toEqual(['print every', 'problem'])
  expect(wrapped('', 10)).toEqual([''])
})

test('whatever is broken into lines is whole, and its lines are as wide as is allowed', () => {
  const word = fc.array(fc.constantFrom('定', '义', 'ab', 'cde', ' '), { maxLength: 60 })
  fc.assert(
    fc.property(word, fc.integer({ min: 8, max: 40 }), (all, columns) => {
      const text = all
        .join('')
        .replace(/[a-e]{9,}/g, '')
        .trim()
      const lines = wrapped(text, columns)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
    }),
  )
  expect(padded('办', 4)).toBe('办  ')
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { builtIn, cover, load, problemText } from '../../engine/index.ts'
import { once } from '../../engine/once.ts'
import { blocksIn, guideFile, guidePage, guideText, guideWorld } from '../../tools/guide.ts'
import {
  filesAround,
  mistakes,
  mistakesFile,
  mistakesPage,
  saidOf,
  saidOfMistake,
} from '../../tools/mistakes-page.ts'
import { pictures } from '../../tools/pictures.ts'
import { anchorsOf } from '../anchors.ts'

const guide = guideText()
const blocks = blocksIn(guide)
const sound = guideWorld()

test('every block of YAML in the guide is a file that is run, or quoted from one', () => {
  expect(guide.match(/```yaml/g)?.length).toBe(blocks.length)
  expect(blocks.filter(({ file, quotes }) => file === null && quotes === null)).toEqual([])
  expect(blocks.filter(({ file }) => file !== null).length).toBeGreaterThanOrEqual(4)
  expect(blocks.filter(({ quotes }) => quotes !== null).length).toBeGreaterThanOrEqual(4)
})

test('the standards that the guide writes out have no problem, and all their examples hold', () => {
  const { definitions, problems } = load(sound)
  expect(problems.map((one) => problemText(one))).toEqual([])
  const written = blocks.flatMap(
    ({ file }) => /([a-z-]+)\/standard\.yaml$/.exec(file ?? '')?.[1] ?? [],
  )
  expect(written.length).toBeGreaterThan(1)
  expect(definitions.map(({ id }) => id)).toEqual(expect.arrayContaining(written))
})

test('nor does the lint find anything to say of them', () => {
  const written = blocks.flatMap(({ file }) => file ?? [])
  const said = saidOf(sound).filter(({ file }) => written.some((one) => file.endsWith(one)))
  expect(said.map((one) => problemText(one))).toEqual([])
})

test('the examples of the guide reach every place of its standards', () => {
  const own = blocks.flatMap(({ file }) => file ?? [])
  const authored = load(sound).authored.filter(({ own: { file } }) =>
    own.some((one) => file.endsWith(one)),
  )
  expect(authored.length).toBeGreaterThan(1)
  for (const one of authored) {
    const missing = cover(one, builtIn).items.filter(({ reached }) => !reached)
    expect(missing.map(({ zh }) => zh)).toEqual([])
  }
})

test('an example of the guide whose points are changed is found out', () => {
  const changed = guide.replace(
    'want: { total: 86, outcome: met',
    'want: { total: 87, outcome: met',
  )
  expect(changed).not.toBe(guide)
  expect(load(guideWorld(changed)).problems.map(({ code }) => code)).toEqual(['example-fails'])
})

test('what the guide quotes stands so in its file', () => {
  expect(guidePage() === guide, 'run `npm run generate`').toBe(true)
  for (const { quotes, text } of blocks) if (quotes) expect(text.trim()).not.toBe('')
  expect(() => guidePage(guide.replace(/(<!-- 摘自 \S+ )\S+/, '$1nowhere'))).toThrow('nowhere')
})

test('a quotation is put in anew where its file says something else', () => {
  const quoted = blocks.find(({ quotes }) => quotes !== null)!
  const stale = guide.replace(quoted.text, '- { id: stale }\n')
  expect(stale).not.toBe(guide)
  expect(guidePage(stale)).toBe(guidePage())
})

test.each([...pictures()])('%s is drawn by its tool, and shown in the guide', (file, drawing) => {
  expect(readFileSync(file, 'utf8') === drawing, 'run `npm run generate`').toBe(true)
  expect(drawing).toMatch(/<title id="title">\p{Script=Han}/u)
  expect(drawing).toMatch(/<rect x="1" y="1" [^>]*fill="#ffffff"/)
  expect(guide).toContain(`](../${file})`)
})

test.each([guideFile, 'docs/language.md', mistakesFile])(
  'every link of %s leads to a file, and to a heading in it',
  (page) => {
    const text = readFileSync(page, 'utf8')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
    expect(links.length).toBeGreaterThan(1)
    for (const link of links) {
      const [file = '', anchor] = link.split('#')
      const path = file === '' ? page : posix.join(posix.dirname(page), file)
      expect(existsSync(path), link).toBe(true)
      if (anchor) expect(anchorsOf(readFileSync(path, 'utf8')), link).toContain(anchor)
    }
  },
)

test('the guide is short enough to be read, its headings are in Chinese first', () => {
  const text = guide.replaceAll(/```[\s\S]*?```/g, '')
  expect(text.split('\n').length).toBeLessThan(220)
  for (const [, heading] of text.matchAll(/^#+ (.+)$/gm))
    expect(heading).toMatch(/^\p{Script=Han}.* · [A-Z]/u)
})

const all = mistakes().flatMap(({ file, of }) => of.map((one) => ({ file, ...one })))
const saidOnce = once((mistake: (typeof all)[number]) => saidOfMistake(mistake, sound))

test('before a mistake is made nothing is said', () => {
  for (const { file } of mistakes()) expect(saidOf(filesAround(file, sound)), file).toEqual([])
  expect(all.length).toBeGreaterThan(40)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
})

test.each(all)('$title: it is said, in Chinese, where it was made', (mistake) => {
  const said = saidOnce(mistake).filter(({ code }) => code === mistake.code)
  expect(said.length).toBeGreaterThan(0)
  expect(said[0]!.zh).toMatch(/\p{Script=Han}/u)
  expect(mistake.title).toMatch(/\p{Script=Han}/u)
})

test('the page of mistakes is made of what the tools say', () => {
  const page = mistakesPage(({ title }) => saidOnce(all.find((one) => one.title === title)!), sound)
  expect(`${page}\n` === readFileSync(mistakesFile, 'utf8'), 'run `npm run generate`').toBe(true)
})

test('no page of the guide is left out of its links', () => {
  const pages = readdirSync('docs').filter((file) =>
    /^(mechanics|methods|mistakes|language)\.md$/.test(file),
  )
  expect(pages.length).toBe(4)
  for (const page of pages) expect(guide).toContain(`](../docs/${page})`)
})

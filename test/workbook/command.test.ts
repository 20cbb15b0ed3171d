import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookIn } from '../../cli/workbook/in.ts'
import { workbookOut } from '../../cli/workbook/out.ts'
import { builtIn } from '../../engine/index.ts'
import { Trouble } from '../../server/index.ts'
import { files, fixtures, standardFile } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'biaogan-workbook-'))
beforeAll(() => {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const means = { folder, apply: false, json: false, language: 'zh', methods: builtIn } as const
const take = async (name: string, more: object = {}) => {
  const said: string[] = []
  const code = await workbookIn(`${fixtures}/${name}`, { ...means, ...more }, (line) =>
    said.push(line),
  )
  return { code, said: said.join('\n') }
}
const standard = () => readFileSync(join(folder, standardFile), 'utf8')

test('what is refused is told, and no file is touched', async () => {
  const { code, said } = await take('spoilt.xlsx', { apply: true })

  expect(code).toBe(1)
  expect(said).toContain('指标!D3 formula: ')
  expect(said).toContain('16 处不能取用，什么也没有写')
  expect(standard()).toBe(files.get(standardFile))
})

test('a patch is shown before it is written, and is written when told to', async () => {
  const shown = await take('edited.xlsx')
  expect(shown.code).toBe(0)
  expect(shown.said).toContain('以上只是看看，还没有写')
  expect(shown.said).toContain(`${standardFile}:21 事实!I3 late 最大值：“99” → “120”`)
  expect(shown.said).toContain('+version: "2027.1.10"   # 加引号')
  expect(standard()).toBe(files.get(standardFile))

  const written = await take('edited.xlsx', { apply: true, json: true })
  expect(written.code).toBe(0)
  expect(JSON.parse(written.said)).toMatchObject({
    applied: true,
    flaws: [],
    standard: 'sample@2027.1.0',
  })
  expect(standard()).toContain('max: 120')
  expect(readFileSync(join(folder, `${standardFile}.bak`), 'utf8')).toBe(files.get(standardFile))
  expect(existsSync(join(folder, `${standardFile}.new`))).toBe(false)
})

test('a standard that is not there is told, and a file that is not there is a trouble', async () => {
  const said: string[] = []
  const out = join(folder, 'a.xlsx')
  expect(await workbookOut('nothing', { ...means, out }, (line) => said.push(line))).toBe(2)
  expect(said.join()).toContain('没有可用的标准 nothing；有 ')
  await expect(take('none.xlsx')).rejects.toThrow(Trouble)
})

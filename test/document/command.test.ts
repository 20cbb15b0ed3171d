import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeDocuments } from '../../cli/document/document.ts'
import { writeSheets } from '../../cli/form/form.ts'
import { builtIn } from '../../engine/index.ts'
import { Trouble } from '../../server/index.ts'

let out: string
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'document-'))
})
afterEach(() => rmSync(out, { recursive: true }))

const world = { folder: 'test/define/world', methods: builtIn, language: 'zh' as const }

function written(given: Partial<Parameters<typeof writeDocuments>[0]>) {
  const lines: string[] = []
  const wanted = {
    ...world,
    id: undefined,
    all: false,
    out,
    force: false,
    examples: 'some' as const,
  }
  const code = writeDocuments({ ...wanted, ...given }, (line) => lines.push(line))
  return { code, lines }
}

test('the only standard of a folder is written, and where is said', () => {
  const { code, lines } = written({})
  expect(code).toBe(0)
  expect(lines).toEqual([`已写入 ${join(out, 'basic@1.html')}`])
  expect(readFileSync(join(out, 'basic@1.html'), 'utf8')).toMatch(/^<!doctype html>/)
})

test('written again it is written over; a file of someone else is not, unless that is asked', () => {
  const file = join(out, 'mine.html')
  expect(written({ out: file }).code).toBe(0)
  expect(written({ out: file }).code).toBe(0)
  writeFileSync(file, '<!doctype html><p>我自己写的</p>')
  const { code, lines } = written({ out: file })
  expect([code, lines.join()]).toEqual([1, expect.stringContaining('不是 biaogan doc 写的')])
  expect(readFileSync(file, 'utf8')).toContain('我自己写的')
  expect(written({ out: file, force: true }).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('基本标准')
})

test('of several standards one is named, or all are asked for', () => {
  const folder = 'standards'
  const { code, lines } = written({ folder })
  expect([code, lines[0]]).toEqual([2, expect.stringContaining('--all')])
  expect(written({ folder, all: true, out: join(out, 'one.html') }).code).toBe(1)
  expect(readdirSync(out)).toEqual([])
  expect(written({ folder, id: 'nobody' }).lines[0]).toContain('没有标准 nobody')
})

test('a folder that cannot be read, and a place that cannot be written, are troubles', () => {
  expect(() => written({ folder: join(out, 'nowhere') })).toThrow(Trouble)
  writeFileSync(join(out, 'file'), '')
  expect(() => written({ out: join(out, 'file', 'below') })).toThrow(Trouble)
})

function sheets(given: Partial<Parameters<typeof writeSheets>[0]>) {
  const lines: string[] = []
  const wanted = {
    ...world,
    id: 'basic',
    level: 'upper',
    sheet: undefined,
    for: [],
    out: undefined,
  }
  const code = writeSheets({ ...wanted, ...given }, (line) => lines.push(line))
  return { code, lines }
}

test('sheets are printed as JSON, one of them or all three', () => {
  expect(Object.keys(JSON.parse(sheets({}).lines.join('')))).toEqual([
    'filing',
    'evidence',
    'score',
  ])
  const score = JSON.parse(sheets({ sheet: 'score' }).lines.join(''))
  expect(score['x-sheet']).toEqual({ standard: 'basic@1', level: 'upper', kind: 'score' })
})

test('sheets are written into a folder, each to a file of its own', () => {
  expect(sheets({ out }).code).toBe(0)
  expect(readdirSync(out).sort()).toEqual(
    ['evidence', 'filing', 'score'].map((kind) => `basic-upper-${kind}.json`),
  )
})

test('a level, a standard or a profile that is not there is said with those that are', () => {
  expect(sheets({ level: 'none' })).toEqual({ code: 2, lines: ['没有等级 none；有：upper、lower'] })
  expect(sheets({ id: 'none' }).lines[0]).toContain('basic@1')
  expect(sheets({ for: ['late=3'] }).lines[0]).toContain('--for late=3')
})

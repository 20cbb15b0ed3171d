import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { edited, fixed, provenEdits } from '../../author/index.ts'
import { fix } from '../../cli/check/fix.ts'
import { load, type Problem } from '../../engine/index.ts'
import { type Files, world } from '../define/world.ts'

interface Case {
  readonly note: string
  readonly file: string
  readonly find: string
  readonly with: string
  readonly want: string
  /** A problem stays. */
  readonly left?: boolean
}

const cases = parse(readFileSync('test/cli/fixes.yaml', 'utf8')) as readonly Case[]
const changed = (
  files: Files,
  { file, find, with: written }: Pick<Case, 'file' | 'find' | 'with'>,
) => {
  expect(files.get(file)!.split(find)).toHaveLength(2)
  return new Map(files).set(
    file,
    files.get(file)!.replace(find, () => written),
  )
}
const said = (problems: readonly Problem[]) =>
  problems.map(({ file, code, zh }) => `${file} ${code} ${zh}`)

describe.each(cases)('$note', (one) => {
  const files = changed(world(), one)
  const { files: after, done } = fixed(files)

  test('is as it should be, and nothing else is touched', () => {
    const want = changed(world(), { ...one, with: one.want })
    expect(after.get(one.file)).toBe(want.get(one.file))
    expect([...after]).toEqual([...want])
    expect(load(after).problems.length > 0).toBe(one.left ?? false)
  })

  test('each change is told, with what stood there', () => {
    expect(done.length > 0).toBe(one.with !== one.want)
    for (const { file, before } of done) {
      expect(file).toBe(one.file)
      if (!/^(U\+FEFF|CRLF)/.test(before))
        expect(files.get(one.file)).toContain(before.trim().slice(0, 4))
    }
  })

  test('mended once, there is nothing left to mend', () => {
    expect(fixed(after)).toMatchObject({ done: [] })
  })
})

test('breaks of lines of another system become one', () => {
  const files = new Map([...world()].map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]))
  const { files: after, done } = fixed(files)
  expect([...after]).toEqual([...world()])
  expect(done).toHaveLength(files.size)
})

test('a file that is not UTF-8 is left as it is', () => {
  const file = 'demo/basic/standard.yaml'
  const files = new Map(world()).set(file, '\uFEFFname: \uFFFD\r\n')
  expect(fixed(files)).toMatchObject({ done: [] })
})

test('of a problem that one change mends the change is known before it is made', () => {
  const one = cases.find(({ note }) => note === 'a mistyped key')!
  const files = changed(world(), one)
  const [[problem, edits]] = [...provenEdits(files)] as [[Problem, Parameters<typeof edited>[1]]]
  expect(problem.code).toBe('unknown-key')
  expect(edited(files.get(one.file)!, edits)).toBe(world().get(one.file))
  expect(provenEdits(changed(world(), cases.find(({ left }) => left)!)).size).toBe(0)
})

/** Mistakes that are seen when they are made alone: none hides another. */
const mistakes = cases.filter(({ with: written }) => !/\uFEFF|publicaton：publshed/.test(written))

test('whatever mistakes are made together, mending makes none that was not made', () => {
  fc.assert(
    fc.property(fc.subarray(mistakes, { minLength: 1, maxLength: 4 }), (some) => {
      const apart = some.filter(
        (one, at) =>
          !some.slice(0, at).some(({ find }) => find.includes(one.find) || one.find.includes(find)),
      )
      const files = apart.reduce(changed, world())
      const made = new Set([
        ...said(load(files).problems),
        ...apart.flatMap((one) => said(load(changed(world(), one)).problems)),
      ])
      const { files: after } = fixed(files)
      expect(said(load(after).problems).filter((one) => !made.has(one))).toEqual([])
      expect(fixed(after).done).toEqual([])
    }),
    { numRuns: 15 },
  )
})

test('a file that is a link out of the folder is not written through', () => {
  const [inside, outside] = ['in', 'out'].map((name) => mkdtempSync(join(tmpdir(), `fix-${name}-`)))
  const target = join(outside!, 'mine.yaml')
  writeFileSync(target, '\uFEFFa: 1\n')
  mkdirSync(join(inside!, 'calendar'))
  symlinkSync(target, join(inside!, 'calendar', 'cn-2026.yaml'))
  expect(() => fix(inside!, { language: 'zh' }, () => {})).toThrow(/file-unwritable/)
  expect(readFileSync(target, 'utf8')).toBe('\uFEFFa: 1\n')
  for (const folder of [inside, outside]) rmSync(folder!, { recursive: true })
})

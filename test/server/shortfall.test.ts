import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ScriptFile } from '../../engine/index.ts'
import {
  examplesIn,
  type OpenHouse,
  play,
  readScript,
  Script,
  shipped,
} from '../../server/index.ts'
import { shortfallOf, shortfallSaid } from '../../server/play/shortfall.ts'
import { wanting } from '../../server/play/wanting.ts'
import { freshHouse } from '../databases/index.ts'

const file = join(shipped, 'youth-model-unit/histories/one-reached-one-short.yaml')
const { script: written } = readScript(file, readFileSync(file, 'utf8'))
const script = new Script(written!, '2026-11-22', examplesIn(shipped))
const clock = { now: '2026-01-01T00:00:00.000Z' }
let house: OpenHouse

beforeAll(async () => {
  house = await freshHouse('pglite', clock)
  await play({ house, clock, script, tell: () => {} })
})
afterAll(() => house.close())

interface Case {
  readonly note: string
  readonly want: NonNullable<ScriptFile['acts'][number]['want']>
  readonly unmet: readonly string[]
  /** What whoever plays the script reads, in Chinese. */
  readonly said?: readonly string[]
}
const cases: readonly Case[] = parse(readFileSync('test/server/shortfall.yaml', 'utf8'))

test.each(cases)('$note', async ({ want, unmet, said }) => {
  const found = await wanting({ house, script }, { case: 'short', want }, null)
  expect(found.unmet).toEqual(unmet)
  if (said) expect(found.missing.map(({ zh }) => zh)).toEqual(said)
})

test('what keeps a case out is the gates that it does not pass and the vetoes that stand', () => {
  const sheet = {
    ...{ exact: '90', next: { grade: 'met', sets: [] } },
    grades: [{ id: 'best' }, { id: 'met', atLeast: '80' }, { id: 'unmet' }],
    gates: [
      { id: 'half', name: { zh: '过半', en: 'Half' }, passed: false, caps: 'unmet' },
      { id: 'fine', name: '只拦最好的一等', passed: false, caps: 'met' },
      { id: 'open', name: '未定', passed: null, caps: 'unmet' },
    ],
    vetoes: [
      { id: 'forged', name: { zh: '弄虚作假', en: 'Forgery' }, fires: true, cured: false },
      { id: 'mended', name: '已整改', fires: true, cured: true },
    ],
    ...{ lines: [], penalty: null },
  } as never
  const found = shortfallOf(sheet, {})
  expect(found).toEqual({ short: null, keptBy: ['half', 'forged'], lost: {}, enough: null })
  expect(shortfallSaid(sheet, found)).toEqual([
    { zh: '门槛没过：过半', en: 'the gate is shut: Half' },
    { zh: '一票否决：弄虚作假', en: 'vetoed: Forgery' },
  ])
})

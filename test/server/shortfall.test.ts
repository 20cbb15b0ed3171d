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
import { shortfallOf } from '../../server/play/shortfall.ts'
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
}
const cases: readonly Case[] = parse(readFileSync('test/server/shortfall.yaml', 'utf8'))

test.each(cases)('$note', async ({ want, unmet }) => {
  expect(await wanting({ house, script }, { case: 'short', want }, null)).toEqual(unmet)
})

test('what keeps a case out is the gates that it does not pass and the vetoes that stand', () => {
  const found = shortfallOf(
    {
      ...{ exact: '90', grades: [{ id: 'met', atLeast: '80' }], next: { grade: 'met', sets: [] } },
      gates: [
        { id: 'half', passed: false },
        { id: 'open', passed: null },
      ],
      vetoes: [
        { id: 'forged', fires: true, cured: false },
        { id: 'mended', fires: true, cured: true },
      ],
      ...{ lines: [], penalty: null },
    } as never,
    {},
  )
  expect(found).toEqual({ short: null, keptBy: ['half', 'forged'], lost: {}, enough: null })
})

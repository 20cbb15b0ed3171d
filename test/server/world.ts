import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command, JsonObject, Result } from '../../engine/index.ts'
import {
  type Answer,
  examplesIn,
  handle,
  type OpenHouse,
  play,
  readScript,
  Script,
  shipped,
} from '../../server/index.ts'
import type { TestClock } from '../databases/index.ts'

const examples = examplesIn(shipped)
const folder = join(shipped, 'youth-model-unit', 'histories')

/** Plays the shipped first history up to its n-th act, so that a test can go on from there. */
export async function playFirst(
  house: OpenHouse,
  clock: TestClock,
  until: (act: { do?: string; case?: string }) => boolean,
): Promise<void> {
  const { script } = readScript(
    'first-star.yaml',
    readFileSync(join(folder, 'first-star.yaml'), 'utf8'),
  )
  const acts = script!.acts
  const end = acts.findIndex((act) => until(act as { do?: string }) && !act.want?.refused)
  const cut = { ...script!, acts: acts.slice(0, end + 1) }
  await play({ house, clock, script: new Script(cut, '2026-11-22', examples), tell: () => {} })
}

export const act = (
  house: OpenHouse,
  by: string,
  type: string,
  data: JsonObject = {},
  more: Partial<Command> & { key?: string; case?: string } = {},
): Promise<Result<Answer>> => {
  const { key, case: id = 'hall', ...rest } = more
  return handle(house, { case: id }, { type, by, data, ...rest }, key)
}

export const codes = (answer: Result<unknown>): readonly string[] =>
  answer.ok ? [] : answer.refusals.map(({ code }) => code)

export const selfCheck: JsonObject = { result: 'good', findings: 0 }

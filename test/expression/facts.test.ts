import { expect, test } from 'vitest'
import {
  type Answers,
  compileStandard,
  conditionsOf,
  load,
  type Reading,
} from '../../engine/index.ts'
import { broken, world } from '../define/world.ts'

const reading: Reading = {
  precedence: ['assessor', 'applicant'],
  claims: [],
  trustsClaims: true,
  filedOn: '2026-06-01',
}
const file = 'demo/basic/standard.yaml'

/** Whether one more condition of the small world is met by one fact's answer. */
function stateOf(when: string, fact: string, value: string | readonly string[] | null) {
  const tried = `{ id: tried, name: 试, when: '${when}', advisory: true, source: rules 1 }`
  const replace = [{ find: 'conditions:\n', with: `conditions:\n  - ${tried}\n` }]
  const files = broken(world(), { name: when, note: '', file, replace, want: null as never })
  const { definitions, problems } = load(files)
  expect(problems).toEqual([])
  const { value: written, digest } = definitions.find(({ kind }) => kind === 'standard')!
  const answers: Answers =
    value === null ? {} : { [fact]: { assessor: { state: 'answered', value, seq: 1 } } }
  const found = conditionsOf(compileStandard(written as never, digest), 'upper', answers, reading)
  return found.find(({ id }) => id === 'tried')!.state
}

test.each([
  ['"sign" in shown', 'shown', ['pledge', 'sign'], 'met'],
  ['"sign" in shown', 'shown', ['pledge'], 'unmet'],
  ['"sign" in shown', 'shown', [], 'unmet'],
  ['"sign" in shown', 'shown', null, 'open'],
  ['!shown.exists(one, one == "pledge")', 'shown', ['sign'], 'met'],
  ['size(shown) == 2', 'shown', ['pledge', 'sign'], 'met'],
  ['born >= "1990-01-01"', 'born', '1990-01-01', 'met'],
  ['born >= "1990-01-01"', 'born', '1989-12-31', 'unmet'],
  ['born >= "1990-01-01"', 'born', null, 'open'],
] as const)('the condition %s, over %s found as %j, is %s', (when, fact, value, want) => {
  expect(stateOf(when, fact, value)).toBe(want)
})

// A method of a package, as it is held once it was admitted: past the door, as the engine's own are.
import { type Rational, zero } from '../../engine/rational.ts'
import type { Method, Methods } from '../../engine/score/method.ts'
import { builtIn } from '../../engine/score/methods/index.ts'
import { heldMethod } from '../../engine/score/plugin.ts'
import { standardOf } from './sheet.ts'

interface Plain {
  readonly of: string
}
export const from = { name: 'made-up', version: '0.1.0' }
export const honest: Method<Plain> = {
  kind: 'plain',
  title: '照数',
  description: '数是多少就给多少分。',
  properties: { of: { $ref: '#/$defs/variable', title: '看哪个事实' } },
  required: ['of'],
  reads: ({ of }) => [of],
  check: () => [],
  least: () => zero,
  most: () => null,
  say: ({ of }, { fact }) => fact(of),
  compile:
    ({ of }) =>
    (read) => ({ points: read(of) as Rational, because: [] }),
}

/** The engine's own methods and some of the package, held as they are once they were admitted. */
export const withHeld = (...offered: readonly object[]): Methods =>
  new Map([
    ...builtIn,
    ...offered.map((one) => {
      const held = heldMethod({ ...honest, ...one } as Method<unknown>, from)
      return [held.kind, held] as const
    }),
  ])

export const standardBy = (method: Partial<Method<Plain>> | object, score: object = {}) => {
  const methods = withHeld(method)
  const fragment = {
    facts: {
      seen: { type: 'number', by: 'assessor', min: -100 },
      other: { type: 'count', by: 'assessor' },
    },
    indicators: [
      { id: 'a', name: '甲', points: 10, score: { kind: 'plain', of: 'seen', ...score } },
      { id: 'b', name: '乙', points: 5, score: { kind: 'count', of: 'other', each: 1 } },
    ],
    grades: { upper: [{ id: 'met', outcome: 'met' }] },
  }
  return standardOf(fragment as never, methods)
}

export const earning = (earned: unknown) => ({ compile: () => () => earned })

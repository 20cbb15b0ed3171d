import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compileRulebook,
  type Event,
  fieldClasses,
  mayRead,
  type Programme,
  partyNames,
  seen,
} from '../../engine/index.ts'
import { definitionsIn, shipped } from '../../server/index.ts'

const definitions = definitionsIn(shipped)
const programme = definitions.find(({ kind }) => kind === 'programme')!.value as Programme
const procedure = definitions.find(({ kind, id }) => kind === 'procedure' && id === 'six-stages')!
const rulebook = compileRulebook(programme, procedure.value as never)

const eventOf = (type: string, as: string, data: Event['data']): Event => ({
  seq: 7,
  type,
  outcome: null,
  data,
  by: 'somebody',
  as,
  body: null,
  under: '',
  at: '2026-01-01T00:00:00.000Z',
})
const parties = fc.subarray([...partyNames])
const objection = eventOf('object', 'anyone', { objected: 7, statement: {}, objector: {} })
const supply = eventOf('supply', 'authority', { answers: {}, unheard_of: 1 })

test('who acts in more parts never sees less', () => {
  fc.assert(
    fc.property(parties, parties, fc.constantFrom(...fieldClasses), (some, more, of) => {
      const [fewer, all] = [some, [...some, ...more]]
      expect(mayRead(programme, of, fewer) && !mayRead(programme, of, all)).toBe(false)
    }),
  )
})

test('who objected, and what is sealed, nobody sees but whoever wrote it', () => {
  fc.assert(
    fc.property(parties, (some) => {
      const told = seen(rulebook, objection, { actor: 'other', parties: some })
      expect(told.by).toBeNull()
      expect(told.data).not.toHaveProperty('objector')
      expect(told.data).toHaveProperty('objected')
    }),
  )
  expect(seen(rulebook, objection, { actor: 'somebody', parties: ['anyone'] })).toEqual(objection)
})

test('whoever has not signed in is not the other who had not', () => {
  const unsigned = { ...objection, by: 'public' }
  const told = seen(rulebook, unsigned, { actor: 'public', parties: ['anyone'] })
  expect(told).toMatchObject({ by: null, data: { objected: 7 } })
})

test('what no rule opens is internal', () => {
  const outside = seen(rulebook, supply, { actor: 'other', parties: ['anyone'] })
  expect(outside).toMatchObject({ by: null, data: {} })
  const inside = seen(rulebook, supply, { actor: 'other', parties: ['assessor'] })
  expect(inside).toEqual(supply)
})

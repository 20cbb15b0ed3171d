import { describe, expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { getAdjacencyMap } from 'xstate/graph'
import {
  type Case,
  compileRulebook,
  type Event,
  evolve,
  exportMachine,
  type Programme,
} from '../../engine/index.ts'
import { definitionsIn, shipped } from '../../server/index.ts'

const definitions = definitionsIn(shipped)
const programme = definitions.find(({ kind }) => kind === 'programme')!.value as Programme
const procedures = definitions.filter((one) => one.kind === 'procedure')

const pins = { programme: '', procedure: '' }
const caseAt = (step: string): Case => ({
  id: 'one',
  collective: 'c',
  programme: programme.id,
  level: '',
  batch: null,
  pins: { ...pins, standard: null },
  parties: { endorser: null, authority: 'a', superior: 's' },
  step,
  entered: { seq: 1, at: '2026-01-01T00:00:00.000Z' },
  revision: 1,
  memory: {},
})
const eventOf = (type: string, outcome: string | null): Event => ({
  seq: 2,
  type,
  outcome,
  data: {},
  by: 'x',
  as: 'head',
  body: null,
  under: '',
  at: '2026-01-02T00:00:00.000Z',
})

describe.each(procedures.map((one) => [one.id, one.value] as const))(
  'the procedure %s',
  (_, procedure) => {
    const rulebook = compileRulebook(programme, procedure, pins)

    test('sends every command of every step where its line of YAML says', () => {
      for (const [id, { moves }] of rulebook.steps) {
        for (const { type, command } of moves) {
          const ways =
            typeof command.to === 'string'
              ? [[null, command.to] as const]
              : Object.entries(command.to)
          for (const [outcome, to] of ways)
            expect(evolve(rulebook, caseAt(id), eventOf(type, outcome)).step).toBe(to)
        }
      }
    })

    test('knows no event that its YAML does not: in a history that is corruption', () => {
      for (const id of rulebook.steps.keys()) {
        for (const type of ['nonsense', 'xstate.init', 'xstate.done.state.x', '*', '__proto__']) {
          expect(() => evolve(rulebook, caseAt(id), eventOf(type, null))).toThrow(/leaves/)
        }
      }
    })

    test('exported as JSON is walked by XState itself, which reaches the same steps', () => {
      const config = JSON.parse(exportMachine(rulebook))
      const names = new Set<string>(['all'])
      JSON.stringify(config, (key, value) => {
        if (key === 'guard' && typeof value === 'string') names.add(value)
        return value
      })
      const guards = Object.fromEntries([...names].map((name) => [name, () => true]))
      const machine = createMachine(config, { guards } as never)
      const map = getAdjacencyMap(machine, { limit: 1000 })
      const walked = new Set(
        Object.values(map).map(({ state }) =>
          typeof state.value === 'string' ? state.value : Object.entries(state.value)[0]!.join('.'),
        ),
      )
      expect(walked).toEqual(new Set(['unopened', ...rulebook.steps.keys()]))
    })

    test('gives every open step an owner, an hour, and a command somebody can give', () => {
      for (const { id, phase, owner, due, moves } of rulebook.steps.values()) {
        if (phase === 'closed') expect(moves).toEqual([])
        else
          expect({
            id,
            owned: owner !== undefined,
            due: due !== undefined,
            moves: moves.length > 0,
          }).toEqual({ id, owned: true, due: true, moves: true })
      }
    })
  },
)

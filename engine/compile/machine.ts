import { createMachine, type MachineConfig, transition } from 'xstate'
import type { Command, ProcedureFile } from '../shapes.ts'

/** Before its first event a case stands nowhere; the opening commands leave from here. */
export const unopened = 'unopened'

/** The name of the arrow a command takes: branches are told apart by their outcome. */
export const arrowName = (type: string, outcome: string | null): string =>
  outcome === null ? type : `${type}:${outcome}`

interface Arrow {
  readonly target: string
  readonly guard?:
    | string
    | { readonly type: 'all'; readonly params: { readonly of: readonly string[] } }
  readonly reenter?: boolean
  readonly meta: { readonly by: readonly string[]; readonly source?: string | readonly string[] }
}

const idOf = (step: string): string => `#${step.replace('.', '/')}`

/** Who may give a command, always as a list. */
export const givers = ({ by }: Command): readonly string[] => (typeof by === 'string' ? [by] : by)

/** Where a command leads: by outcome, or `null` for its only way. */
export const ways = ({
  to,
}: Command): readonly (readonly [outcome: string | null, step: string])[] =>
  typeof to === 'string' ? [[null, to]] : Object.entries(to)

function arrows(commands: Readonly<Record<string, Command>>): Record<string, Arrow> {
  const all = Object.entries(commands).flatMap(([type, command]) =>
    ways(command).map(([outcome, step]): [string, Arrow] => {
      const { when = [], source } = command
      const guard =
        when.length === 0
          ? {}
          : { guard: when.length === 1 ? when[0]! : { type: 'all' as const, params: { of: when } } }
      return [
        arrowName(type, outcome),
        {
          target: idOf(step),
          ...guard,
          meta: { by: givers(command), ...(source ? { source } : {}) },
        },
      ]
    }),
  )
  return Object.fromEntries(all)
}

/**
 * The procedure as a statechart in plain JSON, guards by name: one state a stage, one below it a step.
 * Guards that must all hold are one guard `all` with their names as parameter, because JSON has no `and`.
 */
export function machineConfig(procedure: ProcedureFile): Record<string, unknown> {
  const stages = Object.entries(procedure.stages).map(([stage, { steps, name, source }]) => [
    stage,
    {
      meta: { name, source },
      initial: Object.keys(steps)[0],
      states: Object.fromEntries(
        Object.entries(steps).map(([step, { name, commands = {} }]) => [
          step,
          { id: `${stage}/${step}`, meta: { name }, on: arrows(commands) },
        ]),
      ),
    },
  ])
  return {
    id: procedure.id,
    initial: unopened,
    states: {
      [unopened]: { id: unopened, on: arrows(procedure.opens) },
      ...Object.fromEntries(stages),
    },
  }
}

/** The names of every guard in a procedure. */
export function guardNames(procedure: ProcedureFile): readonly string[] {
  const steps = Object.values(procedure.stages).flatMap(({ steps }) => Object.values(steps))
  const commands = [procedure.opens, ...steps.map(({ commands = {} }) => commands)].flatMap((all) =>
    Object.values(all),
  )
  return [...new Set(commands.flatMap(({ when = [] }) => when))]
}

/** History asks where, `decide` asks whether: in this machine every guard agrees. */
export function machineOf(procedure: ProcedureFile) {
  const names = ['all', ...guardNames(procedure)]
  const config = machineConfig(procedure) as MachineConfig<Record<string, never>, { type: string }>
  return createMachine(config, {
    guards: Object.fromEntries(names.map((name) => [name, () => true])),
  } as never)
}

const stateOf = (step: string) => {
  const [stage, name] = step.split('.')
  return name === undefined ? stage! : { [stage!]: name }
}

/**
 * Where an arrow leads from a step; null when none does. XState is asked once for each pair: its answer
 * depends on nothing else.
 */
export function navigator(
  machine: ReturnType<typeof machineOf>,
): (step: string, arrow: string) => string | null {
  const known = new Map<string, string | null>()
  const ask = (step: string, type: string): string | null => {
    const here = machine.resolveState({ value: stateOf(step) as never, context: {} })
    // XState stays put on an event it does not know.
    if (!here.can({ type })) return null
    const [there] = transition(machine, here, { type })
    return Object.entries(there.value as Record<string, string>)[0]!.join('.')
  }
  return (step, arrow) => {
    const pair = `${step} ${arrow}`
    const before = known.get(pair)
    if (before !== undefined) return before
    const found = ask(step, arrow)
    known.set(pair, found)
    return found
  }
}

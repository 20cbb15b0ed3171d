import { transition } from 'xstate'
import { decide, evolve } from '../engine/index.ts'
import { compare, spin } from './measure.ts'
import { type Moment, moments } from './moments.ts'
import { route } from './route.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'

/** Decisions of the engine without a store, against the bare statechart below it. */
export async function engine({ rounds, spinMs }: Sizes): Promise<Table> {
  const told = moments(route().script)
  const last = (type: string): Moment => told.findLast(({ command }) => command.type === type)!
  const against = async (moment: Moment) => {
    const [ours, theirs] = contenders(moment)
    const spinning = (operation: () => void) => () => spin(operation, spinMs)
    return compare(spinning(ours), spinning(theirs), rounds)
  }
  return {
    title: 'Engine: decide + evolve against XState transition()',
    sides: ['engine', 'transition'],
    lines: [
      ['check, while a title is held', await against(last('check'))],
      ['conclude, over a full sheet', await against(last('conclude'))],
    ],
  }
}

function contenders({ rulebook, on, command, given }: Moment): readonly [() => void, () => void] {
  const answer = decide(rulebook, on, command, given)
  if (!answer.ok) throw new Error(`${command.type} is refused`)
  const { type, outcome } = answer.value.event
  const [stage, step] = on.step.split('.') as [string, string]
  const here = rulebook.machine.resolveState({ value: { [stage]: step } as never, context: {} })
  const arrow = { type: outcome === null ? type : `${type}:${outcome}` }
  const ours = () => {
    const granted = decide(rulebook, on, command, given)
    if (granted.ok) evolve(rulebook, on, granted.value.event)
  }
  return [ours, () => void transition(rulebook.machine, here, arrow)]
}

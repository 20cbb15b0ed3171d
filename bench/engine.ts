import { transition } from 'xstate'
import { decide, evolve } from '../engine/index.ts'
import { compare, spin } from './measure.ts'
import { type Moment, moments } from './moments.ts'
import { route } from './route.ts'
import type { Sizes } from './sizes.ts'
import { table } from './table.ts'

/** Decisions of the engine without a store, against the bare statechart that it interprets. */
export async function engine({ rounds, spinMs }: Sizes): Promise<string> {
  const told = moments(route().script)
  const last = (type: string) => told.findLast(({ command }) => command.type === type)!
  const lines = []
  for (const [name, moment] of [
    ['check, while a title is held', last('check')],
    ['conclude, with a full sheet', last('conclude')],
  ] as const) {
    const [ours, theirs] = contenders(moment)
    const found = await compare(
      () => spin(ours, spinMs),
      () => spin(theirs, spinMs),
      rounds,
    )
    lines.push([name, found] as const)
  }
  return table('decide + evolve against XState transition()', lines)
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

import type { Command, ProcedureFile, Step } from '../../../shapes.ts'
import type { Text } from '../../../terms.ts'
import type { Path } from '../../source.ts'

/** A step or a command of a procedure, and where it stands. */
interface Placed<T> {
  readonly path: Path
  readonly id: string
  readonly name: Text
  readonly value: T
}

/** Every step, with the phase of its stage. */
export const stepsOf = ({
  stages,
}: ProcedureFile): readonly (Placed<Step> & { readonly phase: string })[] =>
  Object.entries(stages).flatMap(([stage, { steps, phase }]) =>
    Object.entries(steps).map(([step, value]) => ({
      path: ['stages', stage, 'steps', step],
      id: `${stage}.${step}`,
      name: value.name,
      value,
      phase,
    })),
  )

/** Every command: those that open a case, then those of each step. */
export const commandsOf = (procedure: ProcedureFile): readonly Placed<Command>[] => [
  ...Object.entries(procedure.opens).map(([id, value]) => placed(['opens', id], id, value)),
  ...stepsOf(procedure).flatMap(({ path, value: { commands = {} } }) =>
    Object.entries(commands).map(([id, value]) => placed([...path, 'commands', id], id, value)),
  ),
]

const placed = (path: Path, id: string, value: Command): Placed<Command> => ({
  path,
  id,
  name: value.name,
  value,
})

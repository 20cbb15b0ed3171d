import { compileRulebook, type Definition, exportMachine } from '../../engine/index.ts'
import { Trouble } from '../../server/index.ts'

/** A procedure as a statechart in JSON, guards by name. */
export function machineOf(
  definitions: readonly Definition[],
  programme: string,
  procedure: string | undefined,
): string {
  const found = definitions.find((one) => one.kind === 'programme' && one.id === programme)
  if (found?.kind !== 'programme')
    throw new Trouble('definition-missing', { kind: 'programme', digest: programme })
  const id = procedure ?? found.value.procedures.default ?? ''
  const steps = definitions.find((one) => one.kind === 'procedure' && one.id === id)
  if (steps?.kind !== 'procedure')
    throw new Trouble('definition-missing', { kind: 'procedure', digest: id })
  return exportMachine(
    compileRulebook(found.value, steps.value, { programme: found.digest, procedure: steps.digest }),
  )
}

import { inWords, type Rulebook, type Text } from '../../engine/index.ts'
import { both } from './said.ts'

/** What a procedure calls a step, its stage before it; the step itself where the procedure has none such. */
export function stepText(procedure: Rulebook['procedure'], id: string): Text {
  const [stage = '', step = ''] = id.split('.')
  const found = procedure.stages[stage]
  const name = found?.steps[step]?.name
  return found && name !== undefined
    ? both((language) => `${inWords(found.name, language)} · ${inWords(name, language)}`)
    : id
}

import type { Event, Memory, ScoreRecord } from '../case.ts'
import type { Layer } from '../score/staged.ts'
import { foundIn, freshSheet, goesOnWord, layerOf, withFound } from './stages.ts'

/** What a case remembers of who reads its sheet, and of the sheets that were read. */
type Sheets = Pick<Memory, 'assessor' | 'role' | 'sheets' | 'agreed' | 'read' | 'answers'>

/** Who reads the sheet, and which sheets there are, after an event. */
export function sheetsAfter(memory: Memory, event: Event): Sheets {
  const { data } = event
  const score = data.score as ScoreRecord | undefined
  if (data.round !== undefined) return begun(memory)
  if (data.assessor !== undefined)
    return assigned(memory, data.assessor as string, data.role as string | undefined)
  if (data.corrects !== undefined || data.retest !== undefined) return begunAnew(memory)
  if (score?.outcome !== goesOnWord) return memory
  return score.sheet === undefined ? wentOn(memory, score.stage) : handedIn(memory)
}

const fresh = ({ answers }: Memory): Pick<Memory, 'answers'> =>
  answers ? { answers: freshSheet(answers) } : {}

/** Each round begins a sheet of its own. */
const begun = fresh

/** A new one begins without what the last one found; whoever handed a sheet in has it back, to mend it. */
function assigned(memory: Memory, assessor: string, role: string | undefined): Sheets {
  const { answers = {}, sheets = [], read, assessor: before } = memory
  const own = sheets.find((one) => one.assessor === assessor)
  const others = sheets.filter((one) => one !== own)
  const mended = own && { answers: withFound(freshSheet(answers), own) }
  return {
    assessor,
    ...(role === undefined ? {} : { role }),
    ...(others.length > 0 ? { sheets: others } : {}),
    ...(read ? { read } : {}),
    ...(mended ?? (assessor === before ? { answers } : fresh(memory))),
  }
}

/** What was concluded by mistake is read anew, by whoever is assigned then; a retest keeps beside it what was read before. */
const begunAnew = ({ sheets: _, agreed: __, ...rest }: Memory): Sheets => rest

/** A sheet is handed in with what its assessor found; the next one begins without it. */
function handedIn(memory: Memory): Sheets {
  const { assessor = '', role, answers = {}, sheets = [], read } = memory
  const own = { assessor, ...foundIn(answers), ...(role === undefined ? {} : { role }) }
  return { ...fresh(memory), ...(read ? { read } : {}), sheets: [...sheets, own] }
}

/** A stage is over, and its sheets are kept as they were read; the next one is a reading of its own. */
function wentOn(memory: Memory, stage: string): Sheets {
  const layer: Layer = layerOf(memory, stage, memory.answers ?? {})
  return { ...fresh(memory), read: [...(memory.read ?? []), layer] }
}

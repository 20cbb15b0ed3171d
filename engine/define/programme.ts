import { onceOf } from '../once.ts'
import type { Programme } from '../programme.ts'
import type { Methods } from '../score/method.ts'
import type {
  ExamplesFile,
  FactsFile,
  FieldsFile,
  LockFile,
  ProcedureFile,
  ProgrammeFile,
  SourcesFile,
} from '../shapes.ts'
import { define, type Folder, type Found, type Read } from './definition.ts'
import { beside, folderName, kindOf } from './files.ts'
import { isWhole, missingWords, soundAt, soundOf } from './folder.ts'
import { inheritedFrom, type Whole } from './inherited.ts'
import { lockText } from './lock.ts'
import { laidFound, overlayProblems } from './overlay/overlays.ts'
import { meaning, type World } from './rule.ts'
import { fieldRules } from './rules/fields.ts'
import { procedureRules } from './rules/procedure.ts'
import { programmeRules } from './rules/programme.ts'
import { scriptsIn } from './scripts.ts'
import type { Source } from './source.ts'
import { standardsIn } from './standards.ts'

/** Third pass over every programme: its own meaning, and that of all that stands below it. */
export const programmesIn = ({ files, read }: Folder, methods: Methods): readonly Found[] =>
  read
    .filter(({ kind }) => kind === 'programme')
    .flatMap((one) => {
      const root = beside(one.source.file, '')
      const folder = {
        files: files.filter((file) => file.startsWith(root)),
        read: read.filter(({ source }) => source.file.startsWith(root)),
      }
      return programmeIn(one, folder, methods)
    })

/** A programme with its procedures and standards: nothing is looked at while a part of it is wanting. */
function programmeIn({ source, sound }: Read, folder: Folder, methods: Methods): readonly Found[] {
  const { fields, facts, sources, missing } = partsOf(source, folder)
  if (!sound || !fields || !facts || !sources) return [{ placed: [], problems: missing }]
  const programme = togetherOf(source, fields, facts, sources)
  const overlays = soundOf(folder, 'overlay')
  const whole = isWhole(folder, 'standard')
  const standards = inheritedFrom(soundOf(folder, 'standard'), {
    programme,
    whole,
    overlays,
    methods,
  })
  const written = standards.filter(({ overlay }) => !overlay)
  const world = worldOf({ programme, methods, folder: folderName(source.file) }, folder, standards)
  const problems = [
    ...meaning(fieldRules, fields, fields.value as FieldsFile, world),
    ...meaning(programmeRules, source, programme, world),
  ]
  const files = [source.file, fields.file]
  const lock = beside(source.file, 'lock.yaml')
  const text = lockText(written)
  const locks = new Map(text === null ? [] : [[lock, text]])
  const locked = (soundAt(folder, lock)?.value ?? null) as LockFile | null
  const definition = define('programme', programme)
  const found = standardsIn(standards, folder, world, locked)
  const laid = standards.flatMap((one, at) => (one.overlay ? { one, found: found[at]! } : []))
  const wrong = overlays.map((one) => [one, overlayProblems(one, written, whole, world)] as const)
  const authoredProgramme = { programme, source, fields, facts, definition }
  return [
    { placed: [{ definition, files }], problems, locks, authoredProgramme },
    ...soundOf(folder, 'procedure').map((file) => procedureIn(file, world)),
    ...found.slice(0, written.length),
    ...laidFound(laid, new Map(wrong)),
    scriptsIn(soundOf(folder, 'script'), folder.files, world),
  ]
}

/** A programme of the files that it is written in. */
const togetherOf = onceOf(
  (source: Source, fields: Source, facts: Source, sources: Source): Programme => {
    const { facts: shared, evidence } = facts.value as FactsFile
    return {
      ...(source.value as ProgrammeFile),
      fields: (fields.value as FieldsFile).sets,
      seen_by: (fields.value as FieldsFile).seen_by,
      facts: shared,
      ...(evidence && { evidence }),
      sources: (sources.value as SourcesFile).sources,
    }
  },
)

const partNames = ['fields', 'facts', 'sources'] as const

/** The files beside a programme that are part of it, where they are sound, and those that are not there. */
function partsOf(source: Source, folder: Folder) {
  const fileOf = (name: string) => beside(source.file, `${name}.yaml`)
  const [fields, facts, sources] = partNames.map((name) => soundAt(folder, fileOf(name)))
  const missing = partNames
    .filter((name) => !folder.files.includes(fileOf(name)))
    .map((name) => missingWords(`${name}.yaml`))
    .map((words) => source.problem(source.place([]), 'file-missing', ...words))
  return { fields, facts, sources, missing }
}

/** What the rules may look at besides the definition itself. */
function worldOf(
  known: Pick<World, 'programme' | 'methods' | 'folder'>,
  folder: Folder,
  standards: readonly Whole[],
): World {
  const procedures = soundOf(folder, 'procedure').map(({ value }) => value as ProcedureFile)
  return {
    ...known,
    procedures: isWhole(folder, 'procedure') ? procedures : null,
    standards: isWhole(folder, 'standard') ? standards.map(({ value }) => value) : null,
    examples: exampleNames(folder),
  }
}

/** The named examples of all standards; null while a file of them is not there, or cannot be read. */
function exampleNames(folder: Folder): readonly string[] | null {
  const files = folder.files.filter((file) => kindOf(file) === 'standard')
  const examples = files.map((file) => soundAt(folder, beside(file, 'examples.yaml')))
  const known = examples.flatMap((one) => one ?? [])
  if (known.length < files.length) return null
  return known.flatMap(({ file, value }) =>
    (value as ExamplesFile).flatMap(({ id }) =>
      id === undefined ? [] : `${folderName(file)}/${id}`,
    ),
  )
}

function procedureIn(source: Source, world: World): Found {
  const value = source.value as ProcedureFile
  return {
    placed: [{ definition: define('procedure', value), files: [source.file] }],
    problems: meaning(procedureRules, source, value, world),
  }
}

import type { Programme } from '../programme.ts'
import type {
  ExamplesFile,
  FactsFile,
  FieldsFile,
  ProcedureFile,
  ProgrammeFile,
  SourcesFile,
} from '../shapes.ts'
import { define, type Folder, type Found, type Read } from './definition.ts'
import { exampleProblems } from './examples.ts'
import { beside, folderName, kindOf } from './files.ts'
import { type Resolved, resolved } from './resolve.ts'
import { meaning, type World } from './rule.ts'
import { fieldRules } from './rules/fields.ts'
import { procedureRules } from './rules/procedure.ts'
import { programmeRules } from './rules/programme.ts'
import { standardMeaning } from './settled.ts'
import type { Kind } from './shape.ts'
import type { Source } from './source.ts'

/** Third pass over every programme: its own meaning, and that of all that stands below it. */
export const programmesIn = ({ files, read }: Folder): readonly Found[] =>
  read
    .filter(({ kind }) => kind === 'programme')
    .flatMap((one) => {
      const root = beside(one.source.file, '')
      return programmeIn(one, {
        files: files.filter((file) => file.startsWith(root)),
        read: read.filter(({ source }) => source.file.startsWith(root)),
      })
    })

/** A programme with its procedures and standards: nothing is looked at while a part of it is wanting. */
function programmeIn({ source, sound }: Read, folder: Folder): readonly Found[] {
  const { fields, facts, sources, missing } = partsOf(source, folder)
  if (!sound || !fields || !facts || !sources) return [{ placed: [], problems: missing }]
  const programme: Programme = {
    ...(source.value as ProgrammeFile),
    fields: (fields.value as FieldsFile).sets,
    seen_by: (fields.value as FieldsFile).seen_by,
    facts: (facts.value as FactsFile).facts,
    sources: (sources.value as SourcesFile).sources,
  }
  const standards = soundOf(folder, 'standard').map((file) => resolved(file, programme))
  const world = worldOf(programme, folderName(source.file), folder, standards)
  const problems = [
    ...meaning(fieldRules, fields, fields.value as FieldsFile, world),
    ...meaning(programmeRules, source, programme, world),
  ]
  const files = [source.file, fields.file]
  return [
    { placed: [{ definition: define('programme', programme), files }], problems },
    ...soundOf(folder, 'procedure').map((file) => procedureIn(file, world)),
    ...standards.map((one) => standardIn(one, folder, world)),
  ]
}

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
  programme: Programme,
  name: string,
  folder: Folder,
  standards: readonly Resolved[],
): World {
  const whole = (kind: Kind) =>
    folder.files.filter((file) => kindOf(file) === kind).length === soundOf(folder, kind).length
  const procedures = soundOf(folder, 'procedure').map(({ value }) => value as ProcedureFile)
  return {
    programme,
    procedures: whole('procedure') ? procedures : null,
    standards: whole('standard') ? standards.map(({ value }) => value) : null,
    folder: name,
  }
}

function procedureIn(source: Source, world: World): Found {
  const value = source.value as ProcedureFile
  return {
    placed: [{ definition: define('procedure', value), files: [source.file] }],
    problems: meaning(procedureRules, source, value, world),
  }
}

/** A standard and its examples, which are run only where the standard itself has no problem. */
function standardIn({ source, value, problems }: Resolved, folder: Folder, world: World): Found {
  const here = { ...world, folder: folderName(source.file) }
  const own = [...problems, ...standardMeaning(source, value, here)]
  const definition = define('standard', value)
  const file = beside(source.file, 'examples.yaml')
  const found = { placed: [{ definition, files: [source.file, file] }] }
  if (!folder.files.includes(file)) {
    const words = missingWords('examples.yaml')
    const missing = source.problem(source.place([]), 'examples-missing', ...words)
    return { ...found, problems: [...own, missing] }
  }
  const examples = soundAt(folder, file)
  if (!examples || own.length > 0) return { ...found, problems: own }
  const all = examples.value as ExamplesFile
  return { ...found, problems: exampleProblems(examples, all, definition, world.programme) }
}

const soundOf = ({ read }: Folder, kind: Kind): readonly Source[] =>
  read.filter((one) => one.kind === kind && one.sound).map(({ source }) => source)

const soundAt = ({ read }: Folder, file: string): Source | undefined =>
  read.find((one) => one.source.file === file && one.sound)?.source

const missingWords = (name: string) =>
  [`缺少同一文件夹里的 ${name}`, `${name} is missing beside it`] as const

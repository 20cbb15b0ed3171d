import { laterThan } from '../choose.ts'
import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import type { Methods, MethodUse } from '../score/method.ts'
import { usesOf } from '../score/plugin.ts'
import type {
  ExamplesFile,
  FactsFile,
  FieldsFile,
  LockFile,
  ProcedureFile,
  ProgrammeFile,
  SourcesFile,
  StandardFile,
} from '../shapes.ts'
import { define, type Folder, type Found, type Read } from './definition.ts'
import { exampleProblems } from './examples.ts'
import { unlessFailed } from './failed.ts'
import { beside, folderName, kindOf } from './files.ts'
import { inheritedFrom, nameOf, type Whole } from './inherited.ts'
import { lockProblems, lockText } from './lock.ts'
import { examplesOn } from './overlay/examples.ts'
import { laidFound, overlayProblems } from './overlay/overlays.ts'
import type { Problem } from './problem.ts'
import { meaning, type World } from './rule.ts'
import { fieldRules } from './rules/fields.ts'
import { procedureRules } from './rules/procedure.ts'
import { programmeRules } from './rules/programme.ts'
import { rulesIn } from './rules/standard/indicators.ts'
import type { Kind } from './schemas.ts'
import { scriptsIn } from './scripts.ts'
import { standardMeaning, waysIn } from './settled.ts'
import type { Source } from './source.ts'
import { protectedProblems } from './tailor/protect.ts'
import { traceOf } from './tailor/trace.ts'

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
  const { facts: shared, evidence } = facts.value as FactsFile
  const programme: Programme = {
    ...(source.value as ProgrammeFile),
    fields: (fields.value as FieldsFile).sets,
    seen_by: (fields.value as FieldsFile).seen_by,
    facts: shared,
    ...(evidence && { evidence }),
    sources: (sources.value as SourcesFile).sources,
  }
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

/** Every standard; what extends one that has a problem is not looked at before that one is mended. */
function standardsIn(
  standards: readonly Whole[],
  folder: Folder,
  world: World,
  lock: LockFile | null,
): readonly Found[] {
  const done = new Map<Whole, Found>()
  const foundOf = (one: Whole): Found => {
    const known = done.get(one)
    if (known) return known
    const above = one.parent && foundOf(one.parent)
    const own = standardIn(one, folder, world, standards)
    const sound = !above || above.problems.length === 0
    // What an overlay makes follows what it is laid on, whose version it carries.
    const locked = own.problems.length > 0 || one.overlay !== null
    const found = locked ? own.problems : lockProblems(one, lock)
    const problems = sound ? found : []
    const traces = () => (sound && problems.length === 0 ? tracesOf(one) : [])
    const told = { ...own, problems, traces }
    done.set(one, told)
    return told
  }
  return standards.map(foundOf)
}

const tracesOf = (one: Whole): ReturnType<NonNullable<Found['traces']>> =>
  one.parent ? [[nameOf(one.value), traceOf(one)]] : []

/** A standard and its examples, which are run only where the standard itself has no problem. */
function standardIn(whole: Whole, folder: Folder, world: World, others: readonly Whole[]): Found {
  const { source, value, parent, problems, overlay } = whole
  const here = { ...world, folder: overlay ? value.id : folderName(source.file) }
  const complete = value.extends === undefined || problems.length === 0
  const find = () => meaningOf({ source, value, parent }, here)
  const own = complete ? [...problems, ...unlessFailed(source, value, find)] : problems
  const used = own.length > 0 ? [] : methodsUsed(source, value, world)
  const carried = {
    ...value,
    ...(parent ? { inherited: digest(parent.value) } : {}),
    ...(used.length > 0 ? { methods: used } : {}),
  }
  const definition = define('standard', carried)
  const file = beside(source.file, 'examples.yaml')
  const above = ancestorsOf(parent).map((one) => one.source.file)
  const files = [source.file, ...(overlay ? [] : [file]), ...above]
  const found = { placed: [{ definition, files }] }
  if (!overlay && !folder.files.includes(file)) {
    const words = missingWords('examples.yaml')
    const missing = source.problem(source.place([]), 'examples-missing', ...words)
    return { ...found, problems: [...own, missing] }
  }
  const examples = overlay ? lentExamples(whole, folder, others) : soundAt(folder, file)
  if (!examples || own.length > 0) return { ...found, problems: own }
  const all = examples.value as ExamplesFile
  const score = () => exampleProblems(examples, all, definition, world)
  const { programme } = world
  const authored = [{ ...whole, programme, definition, examples }]
  return { ...found, problems: unlessFailed(source, value, score), authored }
}

/**
 * The examples that an overlay has for a standard that it makes, of which the latest version is meant; null where it
 * has none, or those that they are like cannot be read.
 */
function lentExamples(
  { overlay, parent, value }: Whole,
  folder: Folder,
  all: readonly Whole[],
): Source | null {
  const later = all.some(
    (one) => one.value.id === value.id && laterThan(one.value.version, value.version),
  )
  const above = soundAt(folder, beside(parent!.own.file, 'examples.yaml'))
  const made = { overlay: overlay!, id: parent!.value.id, facts: value.facts }
  return above && !later ? examplesOn(made, above.value as ExamplesFile) : null
}

/** The methods of packages that a standard uses, in whatever way a case turns out. */
function methodsUsed(
  source: Source,
  value: StandardFile,
  { methods }: World,
): readonly MethodUse[] {
  if ([...methods.values()].every(({ from }) => !from)) return []
  const kinds = waysIn(source, value).flatMap((way) =>
    rulesIn(way.value).map(({ rule }) => rule.kind),
  )
  return usesOf(kinds, methods)
}

/** What a standard means, and then whether it keeps within what its parent allows. */
function meaningOf(
  { source, value, parent }: Pick<Whole, 'source' | 'value' | 'parent'>,
  world: World,
): readonly Problem[] {
  const own = standardMeaning(source, value, world)
  return own.length > 0 || !parent ? own : protectedProblems(parent, value, source, world.methods)
}

const ancestorsOf = (whole: Whole | null): readonly Whole[] =>
  whole ? [whole, ...ancestorsOf(whole.parent)] : []

const soundOf = ({ read }: Folder, kind: Kind): readonly Source[] =>
  read.filter((one) => one.kind === kind && one.sound).map(({ source }) => source)

/** Can every file of a kind be read? */
const isWhole = (folder: Folder, kind: Kind): boolean =>
  folder.files.filter((file) => kindOf(file) === kind).length === soundOf(folder, kind).length

const soundAt = ({ read }: Folder, file: string): Source | undefined =>
  read.find((one) => one.source.file === file && one.sound)?.source

const missingWords = (name: string) =>
  [`缺少同一文件夹里的 ${name}`, `${name} is missing beside it`] as const

import { laterThan } from '../choose.ts'
import { onceOf } from '../once.ts'
import type { Programme } from '../programme.ts'
import type { Methods, MethodUse } from '../score/method.ts'
import { usesOf } from '../score/plugin.ts'
import type { ExamplesFile, LockFile, ProcedureFile, StandardFile } from '../shapes.ts'
import { define, type Folder, type Found } from './definition.ts'
import { exampleProblems } from './examples.ts'
import { unlessFailed } from './failed.ts'
import { beside, folderName } from './files.ts'
import { missingWords, soundAt } from './folder.ts'
import { nameOf, type Whole } from './inherited.ts'
import { asItStands, lockProblems } from './lock.ts'
import { examplesOn } from './overlay/examples.ts'
import type { Problem } from './problem.ts'
import { meaning, type World } from './rule.ts'
import { effectRules } from './rules/standard/effect.ts'
import { rulesIn } from './rules/standard/indicators.ts'
import { standardMeaning, waysIn } from './settled.ts'
import type { Source } from './source.ts'
import { protectedProblems } from './tailor/protect.ts'
import { traceOf } from './tailor/trace.ts'

/** Every standard; what extends one that has a problem is not looked at before that one is mended. */
export function standardsIn(
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

/** A standard and its examples, which are run only where what it says has no problem; when it is in force does not matter to them. */
function standardIn(whole: Whole, folder: Folder, world: World, others: readonly Whole[]): Found {
  const { source, value, overlay } = whole
  const { programme, methods, procedures } = world
  const file = beside(source.file, 'examples.yaml')
  const examples = overlay ? lentExamples(whole, folder, others) : (soundAt(folder, file) ?? null)
  const asked = procedures && listOf(...procedures)
  const alone = checked(whole, examples, programme, methods, asked)
  const incomplete = value.extends !== undefined && whole.problems.length > 0
  const around = incomplete ? [] : meaning(effectRules, source, value, world)
  const absent = overlay === null && !folder.files.includes(file)
  const words = missingWords('examples.yaml')
  const missing = absent ? [source.problem(source.place([]), 'examples-missing', ...words)] : []
  return { ...alone, problems: [...alone.problems, ...around, ...missing] }
}

/** The same list, where it has the same parts. */
const listOf = onceOf((...parts: readonly ProcedureFile[]) => parts)

/** What of a standard hangs on no other but those that it extends. */
const checked = onceOf(
  (
    whole: Whole,
    examples: Source | null,
    programme: Programme,
    methods: Methods,
    procedures: readonly ProcedureFile[] | null,
  ): Found => {
    const { source, value, parent, problems, overlay } = whole
    const folder = overlay ? value.id : folderName(source.file)
    const world = { programme, methods, procedures, folder, standards: null, examples: null }
    const complete = value.extends === undefined || problems.length === 0
    const find = () => meaningOf({ source, value, parent }, world)
    const own = complete ? [...problems, ...unlessFailed(source, value, find)] : problems
    const used = own.length > 0 ? [] : methodsUsed(source, value, world)
    const carried = {
      ...value,
      ...(parent ? { inherited: asItStands(parent.value) } : {}),
      ...(used.length > 0 ? { methods: used } : {}),
    }
    const definition = define('standard', carried)
    const above = ancestorsOf(parent).map((one) => one.source.file)
    const files = [
      source.file,
      ...(overlay ? [] : [beside(source.file, 'examples.yaml')]),
      ...above,
    ]
    const found = { placed: [{ definition, files }] }
    if (!examples || own.length > 0) return { ...found, problems: own }
    const all = examples.value as ExamplesFile
    const score = () => exampleProblems(examples, all, definition, world)
    const authored = [{ ...whole, programme, definition, examples }]
    return { ...found, problems: unlessFailed(source, value, score), authored }
  },
)

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
  return above && !later ? lent(overlay!, parent!.value, value, above) : null
}

const lent = onceOf(
  (overlay: Source, { id }: StandardFile, { facts }: StandardFile, above: Source): Source | null =>
    examplesOn({ overlay, id, facts }, above.value as ExamplesFile),
)

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

import { laterThan } from '../choose.ts'
import type { MethodUse } from '../score/method.ts'
import { usesOf } from '../score/plugin.ts'
import type { ExamplesFile, LockFile, StandardFile } from '../shapes.ts'
import { define, type Folder, type Found } from './definition.ts'
import { exampleProblems } from './examples.ts'
import { unlessFailed } from './failed.ts'
import { beside, folderName } from './files.ts'
import { missingWords, soundAt } from './folder.ts'
import { nameOf, type Whole } from './inherited.ts'
import { asItStands, lockProblems } from './lock.ts'
import { examplesOn } from './overlay/examples.ts'
import type { Problem } from './problem.ts'
import type { World } from './rule.ts'
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
    ...(parent ? { inherited: asItStands(parent.value) } : {}),
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

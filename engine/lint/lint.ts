import { pivotNames } from '../compile/pivots.ts'
import type { Authored, AuthoredProgramme } from '../define/definition.ts'
import type { Whole } from '../define/inherited.ts'
import { byPlace, type Place, type Problem } from '../define/problem.ts'
import type { Report } from '../define/rule.ts'
import { saidOnce, waysIn } from '../define/settled.ts'
import type { Path, Source } from '../define/source.ts'
import { onceOf } from '../once.ts'
import type { Programme } from '../programme.ts'
import type { Fact } from '../score/fact.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import type { FactsFile, FieldsFile, StandardFile } from '../shapes.ts'
import { heeded } from './ignore.ts'
import type { LintRule } from './rule.ts'
import { lintRules } from './rules/index.ts'
import { factsIn, type InStandard } from './standard.ts'

export interface LintMeans {
  /** The other standards of its programme: some rules compare them. */
  readonly all?: readonly Authored[]
  readonly methods?: Methods
}

/**
 * What a sound standard had better not say, in the order of its file. A part that is inherited is reported at
 * the standard that wrote it; what only follows from the parts together is reported here. Directives of the file
 * let problems be, and are problems themselves where they are wrong.
 */
export function lint(
  authored: Authored,
  { all = [authored], methods = builtIn }: LintMeans = {},
): readonly Problem[] {
  const { own, programme } = authored
  const found = foundAmong(all, programme, methods)
  // An overlay is one file, of whichever standards it makes.
  const written = [authored, ...(authored.alike ?? [])].flatMap((one) => mineIn(one, found))
  const mine = [...new Map(written.map((one) => [keyOf(one), one])).values()]
  return heeded(mine, own, ruleIds()).toSorted(byPlace)
}

/** What is found in a standard, as its own file answers for it. */
function mineIn(
  authored: Authored,
  foundIn: (whole: Whole) => readonly Found[],
): readonly Problem[] {
  const { own, source, parent } = authored
  const above = new Set(parent ? foundIn(parent).map(keyOf) : [])
  return foundIn(authored).flatMap((one): readonly Problem[] => {
    if (one.file === own.file) return [bare(one)]
    const { code, zh, en, fix } = one
    const right = fix ? ([fix.zh, fix.en] as const) : undefined
    return above.has(keyOf(one)) ? [] : [source.problem(one.here, code, zh, en, right)]
  })
}

/** The same for what the standards of a programme share: its facts, and the fields that its commands bring. */
export function lintProgramme({ facts, fields }: AuthoredProgramme): readonly Problem[] {
  const shared = Object.entries((facts.value as FactsFile).facts)
  const declared = shared.map(([id, fact]) => ({ ...fact, id }) as Fact)
  const every = new Map(declared.map((fact) => [fact.id, fact]))
  const { sets } = fields.value as FieldsFile
  const ofFacts = lintRules.flatMap((rule) =>
    reportedBy(rule, placedIn(facts), (report) =>
      rule.facts?.({ declared, every, pivots: new Set() }, report),
    ),
  )
  const ofFields = lintRules.flatMap((rule) =>
    reportedBy(rule, placedIn(fields), (report) => rule.fields?.(sets, report)),
  )
  return [...heeded(ofFacts, facts, ruleIds()), ...heeded(ofFields, fields, ruleIds())].toSorted(
    byPlace,
  )
}

const ruleIds = (): readonly string[] => lintRules.map(({ id }) => id)

/** Where a part is written, and the place in the standard's own file that stands for it. */
interface Twofold extends Place {
  readonly here: Place
}
type Found = Problem & Twofold

const keyOf = ({ file, line, column, code }: Problem): string => `${file}:${line}:${column} ${code}`
const bare = ({ here: _, ...problem }: Found): Problem => problem

type Given = Pick<InStandard, 'programme' | 'all' | 'methods'>

/** What is found in a standard of a programme; one that many extend is looked at once. */
const foundAmong = onceOf((all: readonly Authored[], programme: Programme, methods: Methods) => {
  const kin = all.filter((one) => one.programme.id === programme.id)
  const known = new Map<StandardFile, readonly Found[]>()
  return (whole: Whole): readonly Found[] => {
    const found = known.get(whole.value) ?? foundIn(whole, { programme, all: kin, methods })
    known.set(whole.value, found)
    return found
  }
})

/** All that the rules find in a standard, each where it is written, in whichever file. */
function foundIn(whole: Whole, given: Given): readonly Found[] {
  const facts = factsIn(whole.value)
  const twice = twofoldIn(whole)
  const source = {
    ...whole.source,
    place: (path: Path) => twice(path, 'value'),
    keyPlace: (path: Path) => twice(path, 'key'),
  }
  const ways = waysIn(source, whole.value).map(({ label, level, source, value }) => {
    const levels = level === null ? value.levels : [level]
    const on: InStandard = { value, facts, levels, whole, ...given }
    const problems = lintRules.flatMap((rule) =>
      reportedBy(rule, placedIn(source), (report) => rule.standard?.(on, report)),
    )
    return { label, problems }
  })
  return [...(saidOnce(ways) as readonly Found[]), ...inOwnFacts(whole, facts)]
}

/** What is wrong with facts that the file of its own declares: shared ones are looked at where they stand. */
function inOwnFacts(whole: Whole, every: InStandard['facts']): readonly Found[] {
  const own = Object.entries((whole.own.value as StandardFile).facts ?? {})
  const declared = own
    .filter(([, fact]) => Object.keys(fact).length > 0)
    .flatMap(([id]) => every.get(id) ?? [])
  const pivots = pivotNames(whole.value)
  const placed = placedIn(whole.own)
  const place: Placing<Twofold> = (path, on) => {
    const here = placed(path, on)
    return { ...here, here }
  }
  return lintRules.flatMap((rule) =>
    reportedBy(rule, place, (report) => rule.facts?.({ declared, every, pivots }, report)),
  ) as readonly Found[]
}

/** Of the parts of a standard the place where they are written, with the one that stands for it in the file of its own. */
const twofoldIn =
  ({ value, source, written }: Whole): Placing<Twofold> =>
  (path, on) => {
    const inText =
      typeof path.at(-1) === 'number' && typeof valueAt(value, path.slice(0, -1)) === 'string'
    const [whole, letter] = inText ? [path.slice(0, -1), path.slice(-1)] : [path, []]
    const origin = written(whole)
    const there = placedIn(origin.source)([...origin.path, ...letter], on)
    return { ...there, here: placedIn(source)(path, on) }
  }

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null
        ? (inside as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )

/** Where the value or the key at a path stands. */
type Placing<P extends Place = Place> = (path: Path, on: 'value' | 'key') => P

const placedIn =
  (source: Pick<Source, 'place' | 'keyPlace'>): Placing =>
  (path, on) =>
    on === 'key' ? source.keyPlace(path) : source.place(path)

/** The problems of one rule, each place once. */
function reportedBy<P extends Place>(
  { id }: LintRule,
  place: Placing<P>,
  run: (report: Report) => void,
): readonly (Problem & P)[] {
  const problems = new Map<string, Problem & P>()
  run((path, zh, en, fix, on = 'value') => {
    const at = place(path, on)
    const problem = { ...at, code: id, zh, en, fix: fix ? { zh: fix[0], en: fix[1] } : null }
    if (!problems.has(keyOf(problem))) problems.set(keyOf(problem), problem)
  })
  return [...problems.values()]
}

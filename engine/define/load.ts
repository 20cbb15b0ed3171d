import type { CalendarYear } from '../calendar.ts'
import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import type {
  ExamplesFile,
  FactsFile,
  FieldsFile,
  ProcedureFile,
  ProgrammeFile,
  SourcesFile,
  StandardFile,
} from '../shapes.ts'
import { exampleProblems } from './examples.ts'
import { folderName, folderOf, kindOf } from './files.ts'
import { byPlace, type Problem } from './problem.ts'
import { meaning, type World } from './rule.ts'
import { calendarRules } from './rules/calendar.ts'
import { procedureRules } from './rules/procedure.ts'
import { programmeRules } from './rules/programme.ts'
import { standardRules } from './rules/standard.ts'
import { type Kind, shapeProblems } from './shape.ts'
import { readSource, type Source } from './source.ts'

/** A definition that passed every check: immutable by the digest of its canonical, resolved form. */
export type Definition =
  | {
      readonly kind: 'programme'
      readonly id: string
      readonly version: string
      readonly digest: string
      readonly value: Programme
    }
  | {
      readonly kind: 'procedure'
      readonly id: string
      readonly version: string
      readonly digest: string
      readonly value: ProcedureFile
    }
  | {
      readonly kind: 'standard'
      readonly id: string
      readonly version: string
      readonly digest: string
      readonly value: StandardFile
    }
  | {
      readonly kind: 'calendar'
      readonly id: string
      readonly version: string
      readonly digest: string
      readonly value: CalendarYear
    }

interface Read {
  readonly kind: Kind
  readonly source: Source
  readonly sound: boolean
}

/**
 * Reads a folder of definitions in three passes: syntax, shape, meaning. Every problem of every file is
 * returned, in order of place; a definition is returned only when its own file has none.
 */
export function load(files: ReadonlyMap<string, string>): {
  definitions: readonly Definition[]
  problems: readonly Problem[]
} {
  const problems: Problem[] = []
  const read: Read[] = []
  for (const [file, text] of files) {
    const kind = kindOf(file)
    if (!kind) continue
    const { source, problems: found } = readSource(file, text)
    const wrong = source ? shapeProblems(kind, source) : []
    problems.push(...found, ...wrong)
    if (source) read.push({ kind, source, sound: wrong.length === 0 })
  }
  const definitions = [...calendars(read, problems), ...programmes(read, problems)]
  problems.push(...twice(definitions, read))
  const broken = new Set(problems.map(({ file }) => file))
  const clean = definitions
    .filter(({ file }) => !broken.has(file))
    .map(({ file: _, ...definition }) => definition as Definition)
  return { definitions: clean, problems: problems.sort(byPlace) }
}

type Placed = Definition & { readonly file: string }

const defined = <
  K extends Definition['kind'],
  T extends { readonly id: string; readonly version: string },
>(
  kind: K,
  file: string,
  value: T,
) =>
  ({
    kind,
    id: value.id,
    version: value.version,
    digest: digest(value),
    value,
    file,
  }) as unknown as Placed

function calendars(read: readonly Read[], problems: Problem[]): readonly Placed[] {
  return read
    .filter(({ kind, sound }) => kind === 'calendar' && sound)
    .map(({ source }) => {
      const value = source.value as CalendarYear & { id: string; version: string }
      problems.push(...meaning(calendarRules, source, value, {} as World))
      return defined('calendar', source.file, value)
    })
}

function programmes(read: readonly Read[], problems: Problem[]): readonly Placed[] {
  return read
    .filter(({ kind }) => kind === 'programme')
    .flatMap(({ source, sound }): readonly Placed[] => {
      const root = folderOf(source.file)
      const within = read.filter((one) => one.source.file.startsWith(root === '' ? '' : `${root}/`))
      const beside = (kind: Kind) =>
        within.find((one) => one.kind === kind && folderOf(one.source.file) === root)
      const parts = [beside('fields'), beside('facts'), beside('sources')]
      for (const [index, name] of ['fields', 'facts', 'sources'].entries()) {
        if (parts[index]) continue
        problems.push(
          source.problem(
            source.place([]),
            'file-missing',
            `缺少同一文件夹里的 ${name}.yaml`,
            `${name}.yaml is missing beside it`,
          ),
        )
      }
      if (!sound || parts.some((part) => !part?.sound)) return []
      const [fields, facts, sources] = parts as [Read, Read, Read]
      const programme: Programme = {
        ...(source.value as ProgrammeFile),
        fields: (fields.source.value as FieldsFile).sets,
        facts: (facts.source.value as FactsFile).facts,
        sources: (sources.source.value as SourcesFile).sources,
      }
      return programmeWith(programme, source, within, problems)
    })
}

function programmeWith(
  programme: Programme,
  source: Source,
  within: readonly Read[],
  problems: Problem[],
): readonly Placed[] {
  const sound = (kind: Kind) =>
    within.filter((one) => one.kind === kind && one.sound).map((one) => one.source)
  const standards = sound('standard').map((file) => ({
    file,
    value: resolved(file, programme, problems),
  }))
  const world: World = {
    programme,
    procedures: sound('procedure').map(({ value }) => value as ProcedureFile),
    standards: standards.map(({ value }) => value),
    folder: folderName(source.file),
  }
  problems.push(...meaning(programmeRules, source, programme, world))
  const procedures = sound('procedure').map((file) => {
    const value = file.value as ProcedureFile
    problems.push(...meaning(procedureRules, file, value, world))
    return defined('procedure', file.file, value)
  })
  const scored = standards.map(({ file, value }) => {
    const found = meaning(standardRules, file, value, { ...world, folder: folderName(file.file) })
    problems.push(...found)
    const definition = defined('standard', file.file, value)
    const examples = within.find(
      (one) =>
        one.kind === 'examples' && one.sound && folderOf(one.source.file) === folderOf(file.file),
    )
    const clean = problems.every((one) => one.file !== file.file)
    if (examples && clean)
      problems.push(
        ...exampleProblems(
          examples.source,
          examples.source.value as ExamplesFile,
          definition as Definition & { kind: 'standard' },
          programme,
        ),
      )
    if (!examples) {
      problems.push(
        file.problem(
          file.place([]),
          'examples-missing',
          '缺少同一文件夹里的 examples.yaml',
          'examples.yaml is missing beside it',
        ),
      )
    }
    return definition
  })
  return [defined('programme', source.file, programme), ...procedures, ...scored]
}

/** Shared facts stand in the programme; a standard names them with `{}` and carries them when published. */
function resolved(file: Source, { facts: shared }: Programme, problems: Problem[]): StandardFile {
  const standard = file.value as StandardFile
  const facts = Object.entries(standard.facts).map(([id, fact]) => {
    const place = file.keyPlace(['facts', id])
    const known = Object.hasOwn(shared, id)
    const named = Object.keys(fact).length === 0
    if (named && !known) {
      const fix = [
        '在此写出类型等，或改用 facts.yaml 里的事实',
        'declare it here, or name one of facts.yaml',
      ] as const
      problems.push(
        file.problem(
          place,
          'fact-not-shared',
          `facts.yaml 里没有事实 ${id}`,
          `facts.yaml has no fact "${id}"`,
          fix,
        ),
      )
    } else if (!named && known && digest(fact) !== digest(shared[id])) {
      problems.push(
        file.problem(
          place,
          'fact-clash',
          `事实 ${id} 与 facts.yaml 里的不同`,
          `the fact "${id}" differs from the shared one`,
          [`${id}: {}`, `${id}: {}`],
        ),
      )
    }
    return [id, named && known ? shared[id] : fact]
  })
  return { ...standard, facts: Object.fromEntries(facts) }
}

/** Two files must not define the same `id@version`. */
function twice(definitions: readonly Placed[], read: readonly Read[]): readonly Problem[] {
  const first = new Map<string, string>()
  return definitions.flatMap(({ kind, id, version, file }): readonly Problem[] => {
    const name = `${kind} ${id}@${version}`
    const before = first.get(name)
    first.set(name, before ?? file)
    if (before === undefined) return []
    const { source } = read.find((one) => one.source.file === file)!
    return [
      source.problem(
        source.place(['id']),
        'defined-twice',
        `${id}@${version} 已在 ${before} 定义`,
        `${id}@${version} is defined in ${before} already`,
      ),
    ]
  })
}

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
import { beside, folderName, kindOf } from './files.ts'
import { byPlace, type Problem } from './problem.ts'
import { resolved } from './resolve.ts'
import { meaning, type World } from './rule.ts'
import { calendarRules } from './rules/calendar.ts'
import { fieldRules } from './rules/fields.ts'
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

/** A file that was read; `sound` when it has the shape of its kind. */
interface Read {
  readonly kind: Kind
  readonly source: Source
  readonly sound: boolean
}

/** The files of one programme's folder: those that were read, and every one that is there. */
interface Folder {
  readonly files: readonly string[]
  readonly read: readonly Read[]
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
  const all = { files: [...files.keys()], read }
  const definitions = [...calendars(read, problems), ...programmes(all, problems)]
  problems.push(...twice(definitions, read))
  const broken = new Set(problems.map(({ file }) => file))
  const clean = definitions
    .filter(({ file, parts = [] }) => ![file, ...parts].some((one) => broken.has(one)))
    .map(({ file: _, parts: __, ...definition }) => definition as Definition)
  return { definitions: clean, problems: problems.sort(byPlace) }
}

/** A definition with its file, and the files beside it that are part of it. */
type Placed = Definition & { readonly file: string; readonly parts?: readonly string[] }

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

function programmes({ files, read }: Folder, problems: Problem[]): readonly Placed[] {
  return read
    .filter(({ kind }) => kind === 'programme')
    .flatMap(({ source, sound }): readonly Placed[] => {
      const root = beside(source.file, '')
      const within: Folder = {
        files: files.filter((file) => file.startsWith(root)),
        read: read.filter((one) => one.source.file.startsWith(root)),
      }
      const names = ['fields', 'facts', 'sources'] as const
      const parts = names.map((name) =>
        within.read.find((one) => one.source.file === `${root}${name}.yaml`),
      )
      for (const name of names) {
        if (files.includes(`${root}${name}.yaml`)) continue
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
      const around: World = { programme, procedures: null, standards: null, folder: '' }
      problems.push(
        ...meaning(fieldRules, fields.source, fields.source.value as FieldsFile, around),
      )
      return programmeWith(programme, source, within, problems)
    })
}

function programmeWith(
  programme: Programme,
  source: Source,
  { files, read }: Folder,
  problems: Problem[],
): readonly Placed[] {
  const sound = (kind: Kind) =>
    read.filter((one) => one.kind === kind && one.sound).map((one) => one.source)
  const whole = (kind: Kind) =>
    files.filter((file) => kindOf(file) === kind).length === sound(kind).length
  const standards = sound('standard').map((file) => ({
    file,
    value: resolved(file, programme, problems),
  }))
  const world: World = {
    programme,
    procedures: whole('procedure')
      ? sound('procedure').map(({ value }) => value as ProcedureFile)
      : null,
    standards: whole('standard') ? standards.map(({ value }) => value) : null,
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
    const path = beside(file.file, 'examples.yaml')
    const examples = read.find((one) => one.source.file === path && one.sound)
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
    if (!files.includes(path)) {
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
  const parts = [beside(source.file, 'fields.yaml')]
  return [{ ...defined('programme', source.file, programme), parts }, ...procedures, ...scored]
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

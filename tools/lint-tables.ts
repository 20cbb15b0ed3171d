import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

/** A case of a rule's table: what is written otherwise than in the small base, and where the rule reports. */
export interface Case {
  readonly note: string
  /** Blocks of the standard; facts are added to those of the base. */
  readonly standard?: Blocks
  /** Another standard of the same programme. */
  readonly other?: Blocks
  /** Facts of `facts.yaml`. */
  readonly shared?: object
  /** Field sets of `fields.yaml`. */
  readonly fields?: object
  /** Blocks of the programme. */
  readonly programme?: object
  /** The file that is reported, unless it is the standard's. */
  readonly in?: 'facts' | 'fields'
  /** Every place that is reported: a path of the file, or the offset of a letter at its end. */
  readonly at?: readonly string[]
}
export type Blocks = { readonly facts?: object; readonly [block: string]: unknown }

export interface Table {
  readonly valid: readonly Case[]
  readonly invalid: readonly Case[]
}

const folder = 'test/lint'
/** The table of each rule that has one, by its id. */
export const tables: ReadonlyMap<string, Table> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file.replace('.yaml', ''), parse(readFileSync(join(folder, file), 'utf8'))]),
)

/** What a case writes, as an author would: without the rest of the base. */
export const writtenIn = ({ standard, other, shared, fields, programme }: Case): string =>
  [
    [standard, null],
    [other, '另一个标准'],
    [shared && { facts: shared }, 'facts.yaml'],
    [fields && { sets: fields }, 'fields.yaml'],
    [programme, 'programme.yaml'],
  ]
    .flatMap(([blocks, file]) =>
      blocks ? `${file ? `# ${file}\n` : ''}${stringify(blocks, { lineWidth: 0 })}` : [],
    )
    .join('')

import {
  filesOf,
  type Placed,
  type Problem,
  type Statement,
  type Subject,
  subjectOf,
  type Tried,
} from '../../engine/index.ts'
import { filesKept, stepsOf, storedOf } from '../store/publications.ts'
import type { Tx } from '../store/tables.ts'
import { atFile } from './around.ts'
import type { Going } from './plan.ts'
import type { Registry } from './registry.ts'

/** A definition that somebody signed: as it was sent (null where only its record is meant), and how it is to go on. */
export interface Item {
  readonly placed: Placed | null
  readonly going: Going
  /** Its own files as they are to be kept; null where they are kept already, or were never sent. */
  readonly files: ReadonlyMap<string, string> | null
  /** Is it new to this server? */
  readonly fresh: boolean
  readonly problems: readonly Problem[]
}

type Named = Pick<Statement, 'kind' | 'id' | 'version'>

export const sameName = (one: Named, other: Named): boolean =>
  one.kind === other.kind && one.id === other.id && one.version === other.version

const nameOf = ({ kind, id, version }: Named): string => `${kind} ${id}@${version}`

/** Every definition of a folder that a signature names, and what is wrong with the others that are not here yet. */
export async function itemsSent(
  tx: Tx,
  registry: Registry,
  {
    placed,
    texts,
  }: { readonly placed: readonly Placed[]; readonly texts: ReadonlyMap<string, string> },
  signatures: readonly Tried[],
): Promise<{ readonly items: readonly Item[]; readonly problems: readonly Problem[] }> {
  const stored = await storedOf(
    tx,
    placed.map(({ definition }) => definition),
  )
  const items: Item[] = []
  const problems: Problem[] = []
  for (const one of placed) {
    const { definition, files } = one
    const at = atFile(files[0]!)
    const known = stored.find((row) => sameName(row as Named, definition))
    const mine = signatures.filter(({ statement }) => sameName(statement, definition))
    if (known && known.digest !== definition.digest) problems.push(otherBytes(definition, at))
    else if (mine.length > 0) items.push(await itemOf(tx, registry, one, texts, mine, !known))
    else if (!known) problems.push(unsignedProblem(definition, at))
  }
  return { items, problems }
}

async function itemOf(
  tx: Tx,
  registry: Registry,
  placed: Placed,
  texts: ReadonlyMap<string, string>,
  signatures: readonly Tried[],
  fresh: boolean,
): Promise<Item> {
  const { definition, files } = placed
  const { digest, value } = definition
  const at = atFile(files[0]!)
  const [own, kept, taken] = [
    filesOf(placed, texts),
    await filesKept(tx, digest),
    await stepsOf(tx, digest),
  ]
  const subject = subjectOf(placed, texts)
  const publication = 'publication' in value ? value.publication : undefined
  const standing = fresh ? null : registry.publication(digest)
  // A draft of the operator's folder was signed by nobody: its way begins at the beginning.
  const from = standing === 'draft' && taken.length === 0 ? null : standing
  // A file that is gone is as much another as one that changed: each step is signed over the same.
  const altered =
    kept.size > 0 &&
    (kept.size !== own.size || [...own].some(([name, text]) => kept.get(name) !== text))
  return {
    ...{ placed, fresh, files: kept.size > 0 ? null : own },
    going: { subject, publication, signatures, from, taken, at },
    problems: altered ? [otherBytes(definition, at)] : [],
  }
}

/** What signatures for a withdrawal are about: definitions of this server, by the digests that were signed. */
export async function itemsOnRecord(
  tx: Tx,
  registry: Registry,
  signatures: readonly Tried[],
): Promise<readonly Item[]> {
  const digests = [...new Set(signatures.map(({ statement }) => statement.digest))]
  const items: Item[] = []
  for (const digest of digests) {
    const mine = signatures.filter(({ statement }) => statement.digest === digest)
    const [{ statement, source }] = mine as [Tried, ...Tried[]]
    const row = registry.published.find((one) => one.digest === digest)
    const [kept, taken] = [await filesKept(tx, digest), await stepsOf(tx, digest)]
    const first = taken[0]?.signers[0]?.statement
    const here: Subject = first
      ? subjectIn(first)
      : { ...subjectIn(statement), ...(row && namedBy(row as Named, registry.body(digest))) }
    const from = row?.publication ?? null
    const at = atFile(source.file)
    const going = { subject: here, publication: undefined, signatures: mine, from, taken, at }
    items.push({
      placed: null,
      fresh: false,
      files: kept.size > 0 ? null : new Map(),
      going,
      problems: [],
    })
  }
  return items
}

/** Who a definition of the operator's folder is; which files it had there nobody signed. */
const namedBy = ({ kind, id, version }: Named, body: unknown) => {
  const { programme = null } = body as { readonly programme?: string }
  return { kind, id, version, programme: kind === 'programme' ? id : programme }
}

const subjectIn = ({ kind, programme, id, version, digest, files }: Statement): Subject => ({
  ...{ kind, programme, id, version, digest, files },
})

/** Signatures for what is not here at all. */
export const strayProblems = (
  signatures: readonly Tried[],
  items: readonly Item[],
): readonly Problem[] =>
  signatures
    .filter(({ statement }) => !items.some(({ going }) => sameName(going.subject, statement)))
    .map(({ source, statement }) =>
      source.problem(
        source.place(['statement', 'id']),
        'signature-stray',
        `签的 ${nameOf(statement)} 不在这次公布之列`,
        `it is over ${nameOf(statement)}, which is not among what is published`,
      ),
    )

const otherBytes = (named: Named, at: Problem): Problem => ({
  ...at,
  code: 'definition-differs',
  zh: `${nameOf(named)} 在服务器上已有，内容或文件与此不同；请改用新的版本号`,
  en: `the server has ${nameOf(named)} with other content or files; give this one a new version`,
})

const unsignedProblem = (named: Named, at: Problem): Problem => ({
  ...at,
  code: 'unsigned',
  zh: `${nameOf(named)} 服务器上没有，也没有签名`,
  en: `${nameOf(named)} is not on the server and is not signed`,
})

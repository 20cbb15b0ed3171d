import type { Placed } from '../define/definition.ts'
import { beside } from '../define/files.ts'
import type { Problem } from '../define/problem.ts'
import { shapeProblems } from '../define/shape.ts'
import { readSource, type Source } from '../define/source.ts'
import { canonical, digestOf } from '../digest.ts'
import type { SignatureFile, Statement } from '../shapes.ts'
import type { PublicationStep } from './step.ts'

export type { Statement } from '../shapes.ts'

/** What is published: a definition by its digest, and its own files byte for byte. */
export type Subject = Pick<Statement, 'kind' | 'programme' | 'id' | 'version' | 'digest' | 'files'>

/** The files that are a definition's own, by their names beside the first of them. */
export function filesOf(
  { definition, files }: Placed,
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const main = files[0]!
  const parts =
    definition.kind === 'programme'
      ? ['fields.yaml', 'facts.yaml', 'sources.yaml']
      : definition.kind === 'standard'
        ? ['examples.yaml']
        : []
  const all = [main, ...parts.map((name) => beside(main, name))]
  return new Map(
    all.flatMap((file) => {
      const text = texts.get(file)
      return text === undefined ? [] : [[file.slice(beside(main, '').length), text]]
    }),
  )
}

/** The subject that a definition is, read from these texts. */
export function subjectOf(placed: Placed, texts: ReadonlyMap<string, string>): Subject {
  const { kind, id, version, digest, value } = placed.definition
  const files = [...filesOf(placed, texts)].map(([name, text]) => [name, digestOf(text)])
  const programme =
    kind === 'programme' ? id : 'programme' in value ? (value.programme as string) : null
  return { kind, programme, id, version, digest, files: Object.fromEntries(files) }
}

/** Everything that one signature is about: the subject, the step, whose key and when. */
export const statementOf = (
  subject: Subject,
  step: PublicationStep,
  { key, at, reason }: { readonly key: string; readonly at: string; readonly reason?: string },
): Statement => ({
  purpose: 'biaogan-publication',
  format: 1,
  ...subject,
  ...{ step, key, signed_at: at },
  ...(reason === undefined ? {} : { reason }),
})

/** The text that is signed: the statement in canonical form. */
export const statementText = (statement: Statement): string => canonical(statement)

/** A signature as it was read, with the way back to its file. */
export interface Signed {
  readonly source: Source
  readonly statement: Statement
  readonly signature: string
}

/**
 * Reads a signature file, strictly: a member that is not signed has no place in it. It is JSON and no more: whoever
 * may send one has shown no key yet.
 */
export function readSignature(
  file: string,
  text: string,
): { readonly signed: Signed | null; readonly problems: readonly Problem[] } {
  if (!isJson(text)) return { signed: null, problems: [unread(file)] }
  const { source, problems } = readSource(file, text)
  if (!source) return { signed: null, problems }
  const shape = shapeProblems('signature', source)
  if (shape.length > 0) return { signed: null, problems: shape }
  const { statement, signature } = source.value as SignatureFile
  return { signed: { source, statement, signature }, problems: [] }
}

/** Twice what a signature of twenty files with the longest reason comes to. */
const maxCharacters = 16_384

function isJson(text: string): boolean {
  if (text.length > maxCharacters) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const unread = (file: string): Problem => ({
  ...{ file, line: 1, column: 1, code: 'signature-unreadable' },
  zh: `不是签名文件：不是 JSON，或超过 ${maxCharacters} 字符`,
  en: `it is no signature file: not JSON, or more than ${maxCharacters} characters`,
  fix: { zh: '用 biaogan sign 重新签名', en: 'one that biaogan sign writes' },
})

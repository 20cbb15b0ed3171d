import { relative } from 'node:path'
import {
  type Language,
  type Placed,
  type Problem,
  type PublicationStep,
  problemText,
  publicationName,
  publicationSteps,
  readSignature,
  type Signed,
} from '../../engine/index.ts'
import { type Received, sameName, Trouble } from '../../server/index.ts'
import { type Gathered, neededOf, placedIn, signaturesBeside, signaturesFrom } from './folder.ts'
import { say } from './words.ts'

type Print = (line: string) => void

export interface PublishOptions {
  readonly server: string
  readonly step: PublicationStep
  readonly signatures?: string
}

/** Checks here, sends what the server needs with the signatures, and prints its answer; 1 where there is something to mend. */
export async function publish(
  gathered: Gathered,
  { server, step, signatures: folder }: PublishOptions,
  language: Language,
  print: Print,
): Promise<number> {
  const { root, chosen } = gathered
  const withdrawal = step === 'withdrawn'
  const signed = chosen.flatMap((one) => signaturesOf(gathered, one, folder))
  const wrong = [
    ...(withdrawal ? [] : gathered.problems),
    ...signed.flatMap(({ problems }) => problems),
  ]
  for (const problem of wrong) print(problemText(problem, language))
  if (wrong.length > 0) print(say(language, 'problems', wrong.length))
  const rest = chosen.filter((one) => !signed.some(({ placed }) => placed === one))
  const unsigned = signed.length === 0 ? rest : await unknownTo(server, rest)
  for (const { definition } of unsigned)
    print(say(language, 'noSignatures', `${definition.id}@${definition.version}`))
  if (wrong.length > 0 || unsigned.length > 0) return 1
  const read = signed.flatMap(({ signed: one }) => one ?? [])
  const sent = await stillNeeded(server, read, step)
  const answer = await ask(server, '/api/v1/definitions', {
    step,
    files: withdrawal ? [] : listed(neededOf(gathered)),
    signatures: sent.map(({ source }) => ({ path: pathSent(source.file), text: source.text })),
  })
  return told(answer, { server, root, language }, print)
}

/** Those that a server does not have: what it has already needs no signature to lie beside it. */
async function unknownTo(server: string, all: readonly Placed[]): Promise<readonly Placed[]> {
  const unknown: Placed[] = []
  for (const one of all) {
    const { status } = await ask(server, `/api/v1/definitions/${one.definition.digest}/record`)
    if (status !== 200) unknown.push(one)
  }
  return unknown
}

interface Found {
  readonly placed: Placed
  readonly signed: Signed | null
  readonly problems: readonly Problem[]
}

/** The signatures of a definition that lie beside it, or in the folder that was named. */
function signaturesOf(gathered: Gathered, placed: Placed, folder?: string): readonly Found[] {
  const files = signaturesFrom(folder ?? signaturesBeside(gathered, placed))
  return [...files]
    .map(([file, text]) => ({ placed, ...readSignature(file, text) }))
    .filter(({ signed }) => !signed || sameName(signed.statement, placed.definition))
}

/** A path as a server takes it: none leads upward. */
const pathSent = (file: string): string => file.replaceAll('\\', '/').replace(/^(\.\.\/|\/)+/, '')

const listed = (files: ReadonlyMap<string, string>) =>
  [...files].map(([path, text]) => ({ path, text }))

/** Of the signatures those for steps up to the one that is asked for, and not yet taken there. */
async function stillNeeded(
  server: string,
  signed: readonly Signed[],
  to: PublicationStep,
): Promise<readonly Signed[]> {
  const taken = new Map<string, readonly string[]>()
  for (const digest of new Set(signed.map(({ statement }) => statement.digest))) {
    const { status, value } = await ask(server, `/api/v1/definitions/${digest}/record`)
    const steps = status === 200 ? (value as { steps: { step: string }[] }).steps : []
    taken.set(
      digest,
      steps.map(({ step }) => step),
    )
  }
  const upTo = publicationSteps.indexOf(to)
  const due = signed.filter(({ statement: { step, digest } }) =>
    to === 'withdrawn'
      ? step === to
      : publicationSteps.indexOf(step) <= upTo && !taken.get(digest)!.includes(step),
  )
  // Where nothing is left to do the server says so itself, and to whom it says it is signed.
  return due.length > 0 ? due : signed.filter(({ statement }) => statement.step === to)
}

interface Reply {
  readonly status: number
  readonly value: unknown
}

async function ask(server: string, path: string, body?: object): Promise<Reply> {
  const url = `${server.replace(/\/+$/, '')}${path}`
  try {
    const response = await fetch(
      url,
      body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      },
    )
    return { status: response.status, value: await response.json() }
  } catch (cause) {
    const { message, cause: under } = cause as Error & { cause?: Error }
    throw new Trouble('server-unreachable', { server, reason: under?.message || message }, cause)
  }
}

/** What the server answered, each problem at its place on this disk. */
function told(
  { status, value }: Reply,
  { server, root, language }: { server: string; root: string; language: Language },
  print: Print,
): number {
  if (status === 200 || status === 201) {
    const { definitions, stored } = value as Extract<Received, { ok: true }>
    for (const { id, version, to, digest } of definitions) {
      const step = publicationName(to, language)
      const name = `${id}@${version}`
      print(
        stored ? say(language, 'stored', name, step, digest) : say(language, 'already', name, step),
      )
    }
    return 0
  }
  const { detail, problems = [] } = value as { detail: string; problems?: readonly Problem[] }
  for (const problem of problems) print(problemText(localOf(root, problem), language))
  if (problems.length === 0) print(detail)
  else print(say(language, 'refused', server, problems.length))
  return status === 422 || status === 400 ? 1 : 2
}

const localOf = (root: string, problem: Problem): Problem =>
  problem.file.endsWith('.json') ? problem : placedIn(relative('.', root) || '.', problem)

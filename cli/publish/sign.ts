import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import {
  addYears,
  type Language,
  localDate,
  type Placed,
  type PublicationStep,
  problemText,
  publicationName,
  readSignature,
  statementOf,
  subjectOf,
} from '../../engine/index.ts'
import {
  atFile,
  limitProblems,
  newKey,
  privateKeyOf,
  signStatement,
  systemNow,
  Trouble,
} from '../../server/index.ts'
import { type Gathered, signaturesBeside } from './folder.ts'
import { say } from './words.ts'

type Print = (line: string) => void

/** Makes a key: its private half to a file that nobody else may read, its public half as a line of a trust file. */
export function keygen(
  { out, id, role, holder }: { out: string; id: string; role: string; holder: string },
  language: Language,
  print: Print,
): number {
  const { secret, key } = newKey()
  write(out, secret, { flag: 'wx', mode: 0o600 })
  const today = localDate(systemNow())
  print(say(language, 'keyMade', out))
  print(
    `  - { id: ${id}, holder: ${holder}, role: ${role}, key: "${key}", from: "${today}", to: "${addYears(today, 2)}" }`,
  )
  return 0
}

function write(file: string, text: string, how: { flag: 'w' | 'wx'; mode?: number }): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text, how)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file }, cause)
  }
}

export interface SignOptions {
  readonly key: string
  readonly as: string
  readonly step: PublicationStep
  readonly reason?: string
  /** Where the signature files go; beside the definition unless it is said. */
  readonly signatures?: string
}

/** Signs every definition that is meant, for one step; nothing where the check finds anything. */
export function sign(
  gathered: Gathered,
  { key: file, as, step, reason, signatures }: SignOptions,
  language: Language,
  print: Print,
): number {
  const { problems, chosen, files } = gathered
  for (const problem of problems) print(problemText(problem, language))
  if (problems.length > 0) print(say(language, 'problems', problems.length))
  if (step === 'withdrawn' && reason === undefined) print(say(language, 'reasonMissing'))
  if (problems.length > 0 || (step === 'withdrawn' && reason === undefined)) return 1
  const beyond = chosen.flatMap((one) => beyondFile(one, files, step))
  for (const problem of beyond) print(problemText(problem, language))
  if (beyond.length > 0) return 1
  const secret = secretIn(file)
  const at = systemNow()
  const made = chosen.map((one) => {
    const subject = subjectOf(one, files)
    const given = { key: as, at, ...(reason === undefined ? {} : { reason }) }
    const statement = statementOf(subject, step, given)
    const signature = signStatement(statement, secret)
    const whole = { format: 1, algorithm: 'ed25519', statement, signature }
    const name = `${subject.id}@${subject.version}`
    const folder = signatures ?? signaturesBeside(gathered, one)
    const path = relative('.', join(folder, `${name}.${step}.${as}.json`))
    return { name, path, text: `${JSON.stringify(whole, null, 2)}\n` }
  })
  // What no server would read, as with a reason too long, is not handed out as signed.
  const unread = made.flatMap(({ path, text }) => readSignature(path, text).problems)
  for (const problem of unread) print(problemText(problem, language))
  if (unread.length > 0) return 1
  for (const { name, path, text } of made) {
    write(path, text, { flag: 'w' })
    print(say(language, 'signed', name, publicationName(step, language), path))
  }
  return 0
}

/** What its own file does not let it come to is not signed: no server would take it that far. */
function beyondFile(one: Placed, files: Gathered['files'], step: PublicationStep) {
  const { value } = one.definition
  const publication = 'publication' in value ? value.publication : undefined
  return limitProblems(
    { subject: subjectOf(one, files), publication, at: atFile(one.files[0]!) },
    step,
  )
}

/** A private key, read only where nobody else may read it. */
function secretIn(file: string) {
  let text: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new Trouble('key-open', { file })
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw cause instanceof Trouble ? cause : new Trouble('file-unreadable', { file }, cause)
  }
  const secret = privateKeyOf(text)
  if (!secret) throw new Trouble('key-unusable', { file })
  return secret
}

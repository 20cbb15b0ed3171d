import { readFileSync } from 'node:fs'
import {
  type Instant,
  instantOf,
  type Language,
  type Placed,
  type PublicationStep,
  problemText,
  publicationName,
  publicationSteps,
  signatureProblems,
  subjectOf,
  subjectProblems,
  type Tried,
  type Trust,
} from '../../engine/index.ts'
import { atFile, planOf, sameName, signaturesIn, Trouble, trustIn } from '../../server/index.ts'
import { type Gathered, signaturesBeside, signaturesFrom } from './folder.ts'
import { roleName, say } from './words.ts'

type Print = (line: string) => void

export interface VerifyOptions {
  readonly trust: string
  readonly step?: PublicationStep
  readonly signatures?: string
  /** The hour to verify for. */
  readonly at: Instant
}

/** Prints every signature and whether the trust file's policy holds; 1 where it does not, or anything is wrong. */
export function verify(
  gathered: Gathered,
  options: VerifyOptions,
  language: Language,
  print: Print,
): number {
  const at = instantOf(options.at)
  if (at === null) {
    print(say(language, 'hourUnclear', options.at))
    return 1
  }
  const { trust, problems } = trustIn(options.trust, textOf(options.trust))
  const wrong = [...problems, ...gathered.problems]
  for (const problem of wrong) print(problemText(problem, language))
  if (wrong.length > 0 || !trust) return 1
  const found = gathered.chosen.map((one) => {
    const from = options.signatures ?? signaturesBeside(gathered, one)
    const read = signaturesIn(signaturesFrom(from), trust)
    for (const problem of read.problems) print(problemText(problem, language))
    const mine = read.signatures.filter(({ statement }) => sameName(statement, one.definition))
    const holds = verifyOne(gathered, one, mine, trust, { ...options, at }, language, print)
    return holds && read.problems.length === 0
  })
  return found.length > 0 && found.every(Boolean) ? 0 : 1
}

function verifyOne(
  gathered: Gathered,
  one: Placed,
  mine: readonly Tried[],
  trust: Trust,
  { step, at }: VerifyOptions,
  language: Language,
  print: Print,
): boolean {
  const { id, version, digest } = one.definition
  const name = `${id}@${version}`
  print(`${name}  ${digest}`)
  if (mine.length === 0) {
    print(say(language, 'noSignatures', name))
    return false
  }
  const to = step ?? furthestOf(mine)
  const said = problemsOf(gathered, one, mine, to, trust, at)
  for (const signed of mine.toSorted(byStep)) tellOne(signed, said, trust, language, print)
  for (const problem of said) print(`  ${problemText(problem, language)}`)
  print(say(language, said.length === 0 ? 'holds' : 'fails', name, publicationName(to, language)))
  return said.length === 0
}

/** In the order in which the steps are taken. */
const byStep = (a: Tried, b: Tried): number =>
  publicationSteps.indexOf(a.statement.step) - publicationSteps.indexOf(b.statement.step)

const furthestOf = (mine: readonly Tried[]): PublicationStep =>
  publicationSteps.findLast((step) => mine.some(({ statement }) => statement.step === step))!

/** What is against a step: each signature by itself, what it is over, and the policy; each problem once. */
function problemsOf(
  { files }: Gathered,
  one: Placed,
  mine: readonly Tried[],
  to: PublicationStep,
  trust: Trust,
  at: Instant,
) {
  const subject = subjectOf(one, files)
  const { value } = one.definition
  const going = {
    subject,
    publication: 'publication' in value ? value.publication : undefined,
    signatures: mine.filter(({ statement }) => isUpTo(statement.step, to)),
    from: to === 'withdrawn' ? ('published' as const) : null,
    taken: [],
    at: atFile(one.files[0]!),
  }
  const plan = planOf(going, to, trust, at)
  const alone = mine.flatMap((signed) => signatureProblems(signed, trust, at))
  const over = mine
    .filter((signed) => !going.signatures.includes(signed))
    .flatMap((signed) => subjectProblems(signed, subject))
  const all = [...alone, ...over, ...plan.problems]
  return [...new Map(all.map((problem) => [JSON.stringify(problem), problem])).values()]
}

/** A withdrawal is signed apart from the way to it. */
const isUpTo = (step: PublicationStep, to: PublicationStep): boolean =>
  to === 'withdrawn' ? step === to : publicationSteps.indexOf(step) <= publicationSteps.indexOf(to)

function tellOne(
  { statement, source }: Tried,
  said: readonly { readonly file: string }[],
  { keys, roles }: Trust,
  language: Language,
  print: Print,
): void {
  const step = publicationName(statement.step, language)
  const role = keys.get(statement.key)?.role ?? ''
  const isWrong = said.some(({ file }) => file === source.file)
  print(
    isWrong
      ? say(language, 'bad', step, statement.key)
      : say(
          language,
          'good',
          step,
          statement.key,
          roleName(roles[role], role, language),
          statement.signed_at,
        ),
  )
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Trouble('file-unreadable', { file }, cause)
  }
}

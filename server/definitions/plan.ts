import {
  furthest,
  type Instant,
  type Problem,
  type PublicationStep,
  publicationName,
  publicationSteps,
  type Signer,
  type Subject,
  stepProblems,
  stepsTo,
  subjectProblems,
  type Tried,
  type Trust,
} from '../../engine/index.ts'
import type { SignerRow, Step } from '../store/publications.ts'

/** One definition that is to go on, with the signatures for it. */
export interface Going {
  readonly subject: Subject
  /** What its own file says of its publication; a standard's only. */
  readonly publication: string | undefined
  readonly signatures: readonly Tried[]
  /** Where it stands here; null where it is not. */
  readonly from: PublicationStep | null
  readonly taken: readonly Step[]
  /** Where it is said what is wrong with it as a whole. */
  readonly at: Problem
}

/** The steps it takes, with who signed each; or every reason why it does not. */
export interface Plan {
  readonly steps: readonly Step[]
  readonly problems: readonly Problem[]
}

/** What a definition's way to a step comes to under a trust file. */
export function planOf(going: Going, to: PublicationStep, trust: Trust, now: Instant): Plan {
  const { subject, signatures, from, at } = going
  const other = signatures.flatMap((one) => subjectProblems(one, subject))
  const of = (step: PublicationStep) => signatures.filter((one) => one.statement.step === step)
  const way = stepsTo(from, to, of('trial').length > 0)
  if (way === null) return { steps: [], problems: [...other, noWay(going)] }
  const idle = idleProblems(going, way)
  const far = way.flatMap((step) => limitProblems(going, step))
  let before: readonly Signer[] = going.taken.flatMap(({ step, signers }) =>
    signers.map(({ key, holder }) => ({ step, key, holder })),
  )
  const unsigned: Problem[] = []
  const steps: Step[] = []
  for (const step of way) {
    unsigned.push(...stepProblems(step, of(step), trust, { before, at }))
    const signers = of(step).map((one) => signerOf(one, trust))
    before = [...before, ...signers.map(({ key, holder }) => ({ step, key, holder }))]
    steps.push({ step, signers, at: now })
  }
  return { steps, problems: [...other, ...far, ...idle, ...unsigned] }
}

function signerOf({ statement, signature }: Tried, { keys, roles }: Trust): SignerRow {
  const { id = statement.key, holder = '', role = '' } = keys.get(statement.key) ?? {}
  return { key: id, holder, role, name: roles[role] ?? role, statement, signature }
}

const called = ({ id, version }: Subject): string => `${id}@${version}`

const noWay = ({ from, subject, at }: Going): Problem =>
  from === 'withdrawn'
    ? {
        ...at,
        code: 'withdrawn-already',
        zh: `${called(subject)} 已撤回，不能再公布；请改用新的版本号`,
        en: `${called(subject)} is withdrawn for good; give it a new version`,
      }
    : {
        ...at,
        code: 'definition-unknown',
        zh: `这里没有 ${called(subject)}，无从撤回`,
        en: `there is no ${called(subject)} here to withdraw`,
      }

/** A signature for a step that is neither taken now nor taken already would stand for nothing. */
const idleProblems = (
  { signatures, taken, from }: Going,
  way: readonly PublicationStep[],
): readonly Problem[] =>
  signatures
    .filter(({ statement: { step } }) => !way.includes(step) && !isPast(step, from, taken))
    .map(({ source, statement: { step } }) =>
      source.problem(
        source.place(['statement', 'step']),
        'signature-idle',
        `这一次不走「${publicationName(step, 'zh')}」，不要这份签名`,
        `"${step}" is not taken now, and this signature stands for nothing`,
      ),
    )

const isPast = (
  step: PublicationStep,
  from: PublicationStep | null,
  taken: readonly Step[],
): boolean =>
  taken.some((one) => one.step === step) ||
  (from !== null && publicationSteps.indexOf(step) <= publicationSteps.indexOf(from))

/** The file of a standard says how far it may come at most; only standards are tried. */
export function limitProblems(
  { subject, publication, at }: Pick<Going, 'subject' | 'publication' | 'at'>,
  step: PublicationStep,
): readonly Problem[] {
  if (subject.kind !== 'standard') return step === 'trial' ? [forStandards(at)] : []
  const most = furthest(subject.kind, publication)
  const isWithin = publicationSteps.indexOf(step) <= publicationSteps.indexOf(most)
  if (step === 'withdrawn' || isWithin) return []
  const written = step === 'trial' ? 'trial' : 'published'
  const [reached, wanted] = [most, step].map((one) => publicationName(one, 'zh'))
  return [
    {
      ...at,
      code: 'publication-short',
      zh: `文件里写着 publication: ${publication}，至多到「${reached}」，不能到「${wanted}」`,
      en: `the file says "publication: ${publication}", which is ${most} at most, not ${step}`,
      fix: {
        zh: `publication: ${written}，另用新的版本号`,
        en: `publication: ${written}, under a new version`,
      },
    },
  ]
}

const forStandards = (at: Problem): Problem => ({
  ...at,
  code: 'trial-for-standards',
  zh: '只有标准可以试行；方案、流程和日历直接施行',
  en: 'only standards go on trial; a programme, a procedure and a calendar come into force at once',
})

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { newStandard } from '../../cli/new/standard.ts'
import {
  builtIn,
  load,
  type PublicationStep,
  type Statement,
  statementOf,
  subjectOf,
  type Trust,
} from '../../engine/index.ts'
import { newKey, readFolder, type Sent, signStatement, trustIn } from '../../server/index.ts'

/** The hour at which the tests publish, and the one at which was signed. */
export const now = '2026-06-01T02:00:00.000Z'
export const signedAt = '2026-05-20T02:00:00.000Z'

const shipped = readFolder('standards/youth-model-unit')
const parts = /^((programme|fields|facts|sources)\.yaml|procedures\/|measures-2016\/)/
/** The programme as it is shipped, with its fallback alone. */
export const programme = new Map([...shipped].filter(([file]) => parts.test(file)))

const wanted = { id: 'kennel-hall', name: '犬类登记大厅', today: '2026-01-01' }
const skeleton = newStandard(programme, wanted, builtIn)
if ('zh' in skeleton) throw new Error(skeleton.en)

/** Where the new standard stands. */
export const own = [...skeleton.keys()].find((file) => file.endsWith('standard.yaml'))!

/** The programme with a new standard that is meant for this publication, changed. */
export function kennel(
  publication = 'published',
  change: (text: string, file: string) => string = (text) => text,
): ReadonlyMap<string, string> {
  const meant = (text: string, file: string): string =>
    file === own ? text.replace('publication: draft', `publication: ${publication}`) : text
  const made = [...(skeleton as ReadonlyMap<string, string>)].map(
    ([file, text]) => [file, change(meant(text, file), file)] as const,
  )
  return new Map([...programme, ...made])
}

const roles = { zhang: 'author', wang: 'reviewer', li: 'issuer', qian: 'issuer', zhao: 'office' }
type Person = keyof typeof roles
/** `li-too` is a second key of li's, for another role; `stranger` is in no trust file. */
export type KeyName = Person | 'zhang-too' | 'li-too' | 'stranger'

const names = [...Object.keys(roles), 'zhang-too', 'li-too', 'stranger'] as readonly KeyName[]
const pairs = new Map(names.map((name) => [name, newKey()]))
const secretOf = (name: KeyName): KeyObject => createPrivateKey(pairs.get(name)!.secret)

export const trustText = (change: (text: string) => string = (text) => text): string => {
  const key = (id: KeyName, holder: string, role: string) =>
    `  - { id: ${id}, holder: ${holder}, role: ${role}, key: "${pairs.get(id)!.key}", from: "2026-01-01", to: "2027-01-01" }`
  return change(
    [
      'format: 1',
      'roles: { author: 起草单位, reviewer: 复核人, issuer: { zh: 发布机关, en: Issuing authority }, office: 标准办公室 }',
      'steps:',
      '  draft: { author: 1 }',
      '  review: { reviewer: 1 }',
      '  trial: { issuer: 1 }',
      '  published: { issuer: 2, office: 1 }',
      '  withdrawn: { issuer: 1, office: 1 }',
      'keys:',
      ...Object.entries(roles).map(([name, role]) => key(name as Person, name, role)),
      key('zhang-too', 'zhang', 'reviewer'),
      key('li-too', 'li', 'office'),
      '',
    ].join('\n'),
  )
}

export function trustWith(change?: (text: string) => string): Trust {
  const { trust, problems } = trustIn('trust.yaml', trustText(change))
  if (!trust) throw new Error(JSON.stringify(problems))
  return trust
}

/** A signature file of a statement. */
export const signatureText = (statement: Statement, by: KeyName): string =>
  `${JSON.stringify({ format: 1, algorithm: 'ed25519', statement, signature: signStatement(statement, secretOf(by)) }, null, 2)}\n`

/** Reading a programme takes its time: each set of texts is read once. */
const read = new Map<string, ReturnType<typeof load>>()

export const subjectIn = (files: ReadonlyMap<string, string>, id = 'kennel-hall') => {
  const texts = JSON.stringify([...files])
  const known = read.get(texts) ?? load(files)
  read.set(texts, known)
  const { placed, problems } = known
  const one = placed.find(({ definition }) => definition.id === id)
  if (!one) throw new Error(JSON.stringify(problems))
  return subjectOf(one, files)
}

export type SignedBy = Partial<Record<PublicationStep, readonly KeyName[]>>

/** Who signs for each step on the way to `published`. */
export const everyone: SignedBy = {
  draft: ['zhang'],
  review: ['wang'],
  trial: ['li'],
  published: ['li', 'qian', 'zhao'],
}

/** Signature files of what a subject is, one of each who signs. */
export function signaturesOf(
  subject: ReturnType<typeof subjectIn>,
  signed: SignedBy,
  { at = signedAt, reason }: { readonly at?: string; readonly reason?: string } = {},
): ReadonlyMap<string, string> {
  const all = Object.entries(signed) as readonly [PublicationStep, readonly KeyName[]][]
  return new Map(
    all.flatMap(([step, keys]) =>
      keys.map((key, nth) => {
        const given = { key, at, ...(reason === undefined ? {} : { reason }) }
        const text = signatureText(statementOf(subject, step, given), key)
        return [`signatures/${step}.${key}.${nth}.json`, text] as const
      }),
    ),
  )
}

/** All that is sent for a step: the files, and the signatures of everyone up to it. */
export function sentFor(
  step: PublicationStep,
  files: ReadonlyMap<string, string> = kennel(),
  signed: SignedBy = everyone,
): Sent {
  const upTo = ['draft', 'review', 'trial', 'published'].slice(
    0,
    ['draft', 'review', 'trial', 'published'].indexOf(step) + 1,
  )
  const needed = Object.fromEntries(Object.entries(signed).filter(([one]) => upTo.includes(one)))
  return { step, files, signatures: signaturesOf(subjectIn(files), needed) }
}

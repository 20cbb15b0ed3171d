import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { newStandard } from '../../cli/new/standard.ts'
import { builtIn, type PublicationStep } from '../../engine/index.ts'
import { type OpenHouse, receive } from '../../server/index.ts'
import { freshHouse } from '../databases/index.ts'
import {
  everyone,
  kennel,
  now,
  type SignedBy,
  sentFor,
  signaturesOf,
  signedAt,
  subjectIn,
  trustWith,
} from './world.ts'

interface Row {
  readonly note: string
  readonly step: PublicationStep
  readonly signed?: SignedBy
  readonly at?: string
  readonly publication?: string
  readonly trust?: readonly [from: string, to: string]
  readonly rewrite?: readonly [from: string, to: string]
  readonly alter?: readonly [file: string, from: string, to: string]
  readonly beside?: true
  readonly want: readonly string[]
}

const rows = parse(readFileSync('test/publish/refusals.yaml', 'utf8')) as readonly Row[]
let house: OpenHouse

beforeAll(async () => {
  house = await freshHouse('pglite', { now })
})
afterAll(() => house.close())

const replaced = (text: string, [from, to]: readonly [string, string]): string => {
  if (!text.includes(from)) throw new Error(`nothing says ${from}`)
  return text.replaceAll(from, to)
}

/** What is sent, as everyone signed it, and changed afterwards as the row says. */
function sentOf({ step, signed, at = signedAt, publication, rewrite, alter, beside }: Row) {
  const files = kennel(publication)
  const whole = sentFor(step, files, signed ?? everyone)
  const signatures =
    signed || at !== signedAt
      ? signaturesOf(subjectIn(files), signed ?? { draft: ['zhang'] }, { at })
      : whole.signatures
  const texts = [...files].map(([file, text]) => {
    const own = file.startsWith('measures-2016') ? '' : file
    const isMeant = alter && own.endsWith(alter[0])
    return [file, isMeant ? replaced(text, [alter[1], alter[2]]) : text] as const
  })
  const other = newStandard(files, { id: 'cat-hall', name: '猫', today: '2026-01-01' }, builtIn)
  return {
    step,
    files: new Map([...texts, ...(beside && !('zh' in other) ? other : [])]),
    signatures: new Map(
      [...signatures].map(([file, text]) => [
        file,
        rewrite && text.includes(rewrite[0]) ? replaced(text, rewrite) : text,
      ]),
    ),
  }
}

const stored = async (): Promise<number> => {
  const [definitions, steps] = [
    await house.db.selectFrom('definition').select('digest').execute(),
    await house.db.selectFrom('publication').select('digest').execute(),
  ]
  return definitions.length + steps.length
}

test.each(rows.filter(({ want }) => want.length > 0))(
  'refused with every reason, and nothing is stored: $note',
  async (row) => {
    const before = await stored()
    const trust = trustWith((text) => (row.trust ? replaced(text, row.trust) : text))
    const answer = await receive(house, trust, sentOf(row))
    const problems = answer.ok ? [] : answer.problems
    expect(problems.map(({ code }) => code)).toEqual(row.want)
    for (const { file, line, column, zh, en } of problems) {
      expect(file).not.toBe('')
      expect([line > 0, column > 0]).toEqual([true, true])
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/[a-z]{2} [a-z]{2}/)
    }
    expect(await stored()).toBe(before)
  },
)

test('what its examples do not reach keeps a standard from review, where the trust file asks for all of it', async () => {
  const [file, text] = [...kennel()].find(([name]) => name.endsWith('kennel-hall/examples.yaml'))!
  const unsaid = text.replace(/- note: 弄虚作假[\s\S]*?(?=- note)/, '')
  expect(unsaid).not.toBe(text)
  const answer = await receive(
    house,
    trustWith(),
    sentFor('review', new Map([...kennel(), [file, unsaid]])),
  )
  expect(answer.ok ? [] : answer.problems.map(({ code }) => code)).toEqual(['uncovered'])
})

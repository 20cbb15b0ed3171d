import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonical,
  digestOf,
  furthest,
  load,
  publicationSteps,
  readSignature,
  statementOf,
  statementText,
  stepsTo,
  subjectProblems,
} from '../../engine/index.ts'
import { signaturesIn } from '../../server/index.ts'
import {
  kennel,
  own,
  signaturesOf,
  signatureText,
  signedAt,
  subjectIn,
  trustWith,
} from './world.ts'

const files = kennel()
const subject = subjectIn(files)
const signature = [...signaturesOf(subject, { draft: ['zhang'] })][0]!

/** One byte of a text, another. Of a letter that is several bytes, changing one may leave no letter at all. */
function withByte(text: string, at: number, to: number): string {
  const bytes = Buffer.from(text, 'utf8')
  bytes[at % bytes.length] = to
  return bytes.toString('utf8')
}

test('any one byte of a definition’s own files that changes breaks its signatures', () => {
  const names = [own, own.replace('standard.yaml', 'examples.yaml')]
  const [signed] = signaturesIn(new Map([signature]), trustWith()).signatures
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.nat(20_000), fc.nat(255), (name, at, to) => {
      const text = withByte(files.get(name)!, at, to)
      if (text === files.get(name)) return
      // The digests of the files alone: what the loader would say of such a text comes on top.
      const file = name.split('/').at(-1)!
      const other = { ...subject, files: { ...subject.files, [file]: digestOf(text) } }
      expect(subjectProblems(signed!, other).map(({ code }) => code)).toEqual([
        'signature-other-files',
      ])
    }),
    { numRuns: 500 },
  )
})

test('any one byte of a signature file that changes either spoils it or says nothing else', () => {
  const [file, text] = signature
  const { signed } = readSignature(file, text)
  const trust = trustWith()
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 32, max: 126 }), (at, to) => {
      const read = signaturesIn(new Map([[file, withByte(text, at, to)]]), trust)
      const [one] = read.signatures
      if (!one || read.problems.length > 0) return
      const same = statementText(one.statement) === statementText(signed!.statement)
      expect(one.authentic === true).toBe(same && one.signature === signed!.signature)
    }),
    { numRuns: 500 },
  )
})

test('the canonical form is RFC 8785 over letters that were composed', () => {
  const composed = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.normalize('NFC')
      : Array.isArray(value)
        ? value.map(composed)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value).map(([key, one]) => [key.normalize('NFC'), composed(one)]),
            )
          : value
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), text, (value, key) => {
      const whole = { [key]: value, a: value }
      expect(canonical(whole)).toBe(canonicalize(composed(whole)))
    }),
  )
})

test('a statement names its own step: what is signed for one is another text for any other', () => {
  const texts = publicationSteps.map((step) =>
    statementText(statementOf(subject, step, { key: 'li', at: signedAt })),
  )
  expect(new Set(texts).size).toBe(publicationSteps.length)
  const relabelled = statementOf(subject, 'published', { key: 'li', at: signedAt })
  const trial = JSON.parse(
    signatureText(statementOf(subject, 'trial', { key: 'li', at: signedAt }), 'li'),
  )
  const forged = JSON.stringify({ ...trial, statement: relabelled }, null, 2)
  const { signatures } = signaturesIn(new Map([['forged.json', forged]]), trustWith())
  expect(signatures.map(({ authentic }) => authentic)).toEqual([false])
})

test('a way leads forward only, a trial may be left out, and nothing leads back from a withdrawal', () => {
  const steps = [null, ...publicationSteps]
  for (const from of steps)
    for (const to of publicationSteps) {
      const way = stepsTo(from, to, true)
      if (way === null) expect(from === 'withdrawn' || to === 'withdrawn').toBe(true)
      else if (way.length > 0) {
        expect(way.at(-1)).toBe(to)
        expect(way).not.toContain(from)
      }
    }
  expect(stepsTo(null, 'published', false)).toEqual(['draft', 'review', 'published'])
  expect(stepsTo('review', 'published', true)).toEqual(['trial', 'published'])
  expect(stepsTo('published', 'trial', true)).toEqual([])
  expect(stepsTo('withdrawn', 'published', true)).toBeNull()
  expect(stepsTo(null, 'withdrawn', true)).toBeNull()
  expect(furthest('standard', 'draft')).toBe('review')
})

test('a definition is told with the files it is made of', () => {
  const { placed } = load(files)
  const programme = placed.find(({ definition }) => definition.kind === 'programme')!
  expect(Object.keys(subjectIn(files, programme.definition.id).files)).toEqual([
    'programme.yaml',
    'fields.yaml',
    'facts.yaml',
    'sources.yaml',
  ])
  expect(Object.keys(subject.files)).toEqual(['standard.yaml', 'examples.yaml'])
})

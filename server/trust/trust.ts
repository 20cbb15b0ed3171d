import { readFileSync } from 'node:fs'
import {
  type Problem,
  problemText,
  readSignature,
  readTrust,
  type Signed,
  type Tried,
  type Trust,
} from '../../engine/index.ts'
import { Trouble } from '../trouble.ts'
import { bytesOfKey, isSigned, publicKeyOf, weakKeys } from './keys.ts'

/** Reads a trust file and tries every key in it; null where anything is wrong. */
export function trustIn(
  file: string,
  text: string,
): { readonly trust: Trust | null; readonly problems: readonly Problem[] } {
  const { trust, problems, wrongKey } = readTrust(file, text)
  const seen = new Set<string>()
  const wrong = [...(trust?.keys.values() ?? [])].flatMap(({ id, key }) => {
    const bytes = bytesOfKey(key)
    if (bytes === null)
      return [wrongKey(id, 'key-algorithm', '不是 Ed25519 公钥', 'it is no Ed25519 public key')]
    // By its bytes: the same key may be written in several ways, and counts for one person.
    if (seen.has(bytes))
      return [
        wrongKey(id, 'key-shared', '与前面一把是同一公钥', 'the same public key stands before'),
      ]
    seen.add(bytes)
    return weakKeys.has(bytes)
      ? [wrongKey(id, 'key-weak', '是人人可冒签的弱公钥', 'anyone can sign for this public key')]
      : []
  })
  return wrong.length > 0 ? { trust: null, problems: wrong } : { trust, problems }
}

/** The trust that a file says, as it is now; a trouble where it cannot be read or is wrong anywhere. */
export function trustOf(file: string): Trust {
  const { trust, problems } = trustIn(file, textOf(file))
  if (trust) return trust
  const detail = { count: problems.length, first: problems[0] ? problemText(problems[0]) : '' }
  throw new Trouble('trust-broken', { file, ...detail })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Trouble('file-unreadable', { file }, cause)
  }
}

/** A signature tried with the key that it names. */
export function tried(signed: Signed, trust: Trust): Tried {
  const known = trust.keys.get(signed.statement.key)
  const key = known && publicKeyOf(known.key)
  const { statement, signature } = signed
  return { ...signed, authentic: key ? isSigned(statement, signature, key) : null }
}

/** Signature files, read and tried: those that have their shape, and what is wrong with the others. */
export function signaturesIn(
  files: ReadonlyMap<string, string>,
  trust: Trust,
): { readonly signatures: readonly Tried[]; readonly problems: readonly Problem[] } {
  const read = [...files].map(([file, text]) => readSignature(file, text))
  return {
    signatures: read.flatMap(({ signed }) => (signed ? [tried(signed, trust)] : [])),
    problems: read.flatMap(({ problems }) => problems),
  }
}

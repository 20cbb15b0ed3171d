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
import { isSigned, publicKeyOf } from './keys.ts'

/** Reads a trust file and tries every key in it; null where anything is wrong. */
export function trustIn(
  file: string,
  text: string,
): { readonly trust: Trust | null; readonly problems: readonly Problem[] } {
  const { trust, problems, wrongKey } = readTrust(file, text)
  const wrong = [...(trust?.keys.values() ?? [])].flatMap(({ id, key }) =>
    publicKeyOf(key)
      ? []
      : [wrongKey(id, 'key-algorithm', '不是 Ed25519 公钥', 'it is no Ed25519 public key')],
  )
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

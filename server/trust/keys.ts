import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { type Statement, statementText } from '../../engine/index.ts'

/** A fresh key: the private half as PEM (PKCS 8), the public half as a trust file has it. */
export function newKey(): { readonly secret: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  return { secret, key: rawOf(publicKey) }
}

const rawOf = (publicKey: KeyObject): string =>
  Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url').toString('base64')

/** The Ed25519 key that a text is, by PEM or by its 32 bytes; null for any other. */
export function publicKeyOf(text: string): KeyObject | null {
  try {
    const key = text.startsWith('-----')
      ? createPublicKey(text)
      : createPublicKey({
          key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(text, 'base64').toString('base64url') },
          format: 'jwk',
        })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

/** The private Ed25519 key of a PEM text; null for any other. */
export function privateKeyOf(text: string): KeyObject | null {
  try {
    const key = createPrivateKey(text)
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}

const bytesOf = (statement: Statement): Buffer => Buffer.from(statementText(statement), 'utf8')

/** The detached signature of a statement, in base64. */
export const signStatement = (statement: Statement, key: KeyObject): string =>
  signBytes(null, bytesOf(statement), key).toString('base64')

/** Is this the key's signature over exactly this statement, written in the one way there is to write it? */
export function isSigned(statement: Statement, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64')
  return (
    bytes.length === 64 &&
    bytes.toString('base64') === signature &&
    verifyBytes(null, bytesOf(statement), key, bytes)
  )
}

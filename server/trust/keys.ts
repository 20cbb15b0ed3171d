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

/** The 32 bytes of a public key in hex, however it is written; null where it is no Ed25519 key. */
export function bytesOfKey(text: string): string | null {
  const key = publicKeyOf(text)
  return key && Buffer.from(rawOf(key), 'base64').toString('hex')
}

const zeros = (n: number): string => '00'.repeat(n)
const ones = (n: number): string => 'ff'.repeat(n)
const eighth = [
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
] as const

/** RFC 8032: points of small order in each of their encodings; a signature by one is made without any secret. */
export const weakKeys: ReadonlySet<string> = new Set([
  ...eighth,
  ...['00', '80'].flatMap((sign) => [`${zeros(31)}${sign}`, `01${zeros(30)}${sign}`]),
  ...['ec', 'ed', 'ee'].flatMap((low) => ['7f', 'ff'].map((sign) => `${low}${ones(30)}${sign}`)),
])

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

import { nearest, type Problem } from '../define/problem.ts'
import { choices } from '../define/rule.ts'
import { shapeProblems } from '../define/shape.ts'
import { type Path, readSource, type Source } from '../define/source.ts'
import type { TrustFile } from '../shapes.ts'
import type { Text } from '../terms.ts'
import { publicationSteps } from './step.ts'

/** Whose keys are good, in which role and until when, and who must sign for each step. What it does not say is not allowed. */
export interface Trust {
  readonly roles: Readonly<Record<string, Text>>
  readonly keys: ReadonlyMap<string, TrustFile['keys'][number]>
  readonly steps: TrustFile['steps']
  /** How much of a standard its examples must reach, in per cent; all of it where the file does not say. */
  readonly coverage: number
}

/** A trust file that was read: null where anything is wrong with it, for then none of it holds. */
export interface TrustRead {
  readonly trust: Trust | null
  readonly problems: readonly Problem[]
  /** Something found wrong with a key by whoever can try it. */
  readonly wrongKey: (id: string, ...said: Said) => Problem
}

type Said = readonly [code: string, zh: string, en: string, fix?: readonly [zh: string, en: string]]

/** Reads a trust file: syntax, shape, and that it does not contradict itself. */
export function readTrust(file: string, text: string): TrustRead {
  const { source, problems } = readSource(file, text)
  const shape = source ? shapeProblems('trust', source) : problems
  if (!source || shape.length > 0)
    return { trust: null, problems: shape, wrongKey: () => missing(file) }
  const value = source.value as TrustFile
  const wrong = [...keyProblems(value, source), ...stepProblems(value, source)]
  const { roles, keys, steps, coverage = 100 } = value
  const trust = { roles, keys: new Map(keys.map((key) => [key.id, key])), steps, coverage }
  const wrongKey = (id: string, ...[code, ...said]: Said): Problem => {
    const at = keys.findIndex((key) => key.id === id)
    return source.problem(source.place(['keys', at, 'key']), code, ...said)
  }
  return { trust: wrong.length > 0 ? null : trust, problems: wrong, wrongKey }
}

const missing = (file: string): Problem => ({
  ...{ file, line: 1, column: 1, code: 'trust-broken', fix: null },
  ...{ zh: '信任文件读不出', en: 'the trust file cannot be read' },
})

function keyProblems({ keys, roles }: TrustFile, source: Source): readonly Problem[] {
  return keys.flatMap((key, at): readonly Problem[] => {
    const before = keys.slice(0, at)
    const say = (member: string, ...[code, ...said]: Said) =>
      source.problem(source.place(['keys', at, member]), code, ...said)
    return [
      ...(before.some(({ id }) => id === key.id)
        ? [say('id', 'key-twice', `钥匙 ${key.id} 写了两次`, `the key "${key.id}" stands twice`)]
        : []),
      ...roleProblems(key.role, ['keys', at, 'role'], roles, source),
      ...(key.from < key.to
        ? []
        : [say('to', 'key-span', '止在起之前', 'it ends before it begins')]),
    ]
  })
}

function stepProblems({ keys, roles, steps }: TrustFile, source: Source): readonly Problem[] {
  return publicationSteps.flatMap((step) =>
    Object.entries(steps[step] ?? {}).flatMap(([role, count]): readonly Problem[] => {
      const path = ['steps', step, role]
      const unknown = roleProblems(role, path, roles, source)
      const holders = new Set(keys.flatMap((key) => (key.role === role ? [key.holder] : [])))
      if (unknown.length > 0 || holders.size >= count) return unknown
      return [
        source.problem(
          source.place(path),
          'role-too-few',
          `要 ${count} 人以 ${role} 签名，只列了 ${holders.size} 人的钥匙`,
          `${count} must sign as "${role}", and keys of ${holders.size} are listed`,
        ),
      ]
    }),
  )
}

function roleProblems(
  role: string,
  path: Path,
  roles: TrustFile['roles'],
  source: Source,
): readonly Problem[] {
  if (Object.hasOwn(roles, role)) return []
  const known = Object.keys(roles)
  const fix = choices(nearest(role, known), known)
  return [
    source.problem(
      source.place(path),
      'role-unknown',
      `没有身份 ${role}`,
      `there is no role "${role}"`,
      fix,
    ),
  ]
}

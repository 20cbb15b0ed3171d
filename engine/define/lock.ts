import { digest } from '../digest.ts'
import { once } from '../once.ts'
import type { LockFile, StandardFile } from '../shapes.ts'
import { nameOf, type Whole } from './inherited.ts'
import type { Problem } from './problem.ts'

/** The digest of a standard with all that it inherits, which those that extend it are locked to. */
export const asItStands: (standard: StandardFile) => string = once(digest)

/** The text that locks every extending standard to what it extends; null where none extends another. */
export function lockText(standards: readonly Whole[]): string | null {
  const entries = standards
    .flatMap(({ value, parent }) =>
      parent
        ? [{ name: nameOf(value), parent: nameOf(parent.value), digest: asItStands(parent.value) }]
        : [],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  if (entries.length === 0) return null
  const lines = entries.map(
    ({ name, parent, digest }) => `  ${name}: { parent: ${parent}, digest: "${digest}" }`,
  )
  return [
    '# 由 biaogan check --fix 写入 / written by biaogan check --fix',
    'format: 1',
    'extends:',
    ...lines,
    '',
  ].join('\n')
}

/** A standard that extends another is locked to it as it is: a parent that moves is seen, and looked at again. */
export function lockProblems(
  { source, value, parent }: Whole,
  lock: LockFile | null,
): readonly Problem[] {
  if (!parent) return []
  const locked = lock?.extends[nameOf(value)]
  const place = source.place(['extends'])
  const fix = ['biaogan check --fix', 'biaogan check --fix'] as const
  const name = nameOf(parent.value)
  if (!locked || locked.parent !== name)
    return [
      source.problem(
        place,
        'lock-missing',
        `对 ${name} 的沿用还没有锁定`,
        `what is extended, ${name}, is not locked yet`,
        fix,
      ),
    ]
  return locked.digest === asItStands(parent.value)
    ? []
    : [
        source.problem(
          place,
          'lock-differs',
          `所沿用的 ${name} 已有改动，版本却没有变；核对后重新锁定`,
          `${name} has changed under the same version; look at what it means here, then lock it again`,
          fix,
        ),
      ]
}

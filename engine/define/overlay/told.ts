import type { Problem } from '../problem.ts'

/** What was found wrong with a standard that an overlay made. */
interface Found {
  /** The standard that it was laid on, as people name it. */
  readonly on: string
  readonly problems: readonly Problem[]
}

/** A mistake of an overlay, found on every standard that it is laid on, is told once, with where it was found first. */
export function toldOnce(found: readonly Found[]): readonly Problem[] {
  const keyOf = ({ file, line, column, code }: Problem): string =>
    `${file}:${line}:${column} ${code}`
  const met = new Map<string, { first: string; standards: Set<string>; problems: Problem[] }>()
  for (const { on, problems } of found)
    for (const problem of problems) {
      const key = keyOf(problem)
      const known = met.get(key) ?? { first: on, standards: new Set(), problems: [] }
      met.set(key, known)
      known.standards.add(on)
      if (known.first === on) known.problems.push(problem)
    }
  return [...met.values()].flatMap(({ first, standards, problems }) => {
    const others = standards.size - 1
    const zh =
      others === 0 ? `（叠加在 ${first} 上）` : `（叠加在 ${first} 等 ${others + 1} 份标准上）`
    const en = others === 0 ? ` (laid on ${first})` : ` (laid on ${first} and ${others} more)`
    return problems.map((one) => ({ ...one, zh: one.zh + zh, en: one.en + en }))
  })
}

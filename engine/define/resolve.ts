import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import type { StandardFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import type { Source } from './source.ts'

/** Shared facts stand in the programme; a standard names them with `{}` and carries them when published. */
export function resolved(
  file: Source,
  { facts: shared }: Programme,
  problems: Problem[],
): StandardFile {
  const standard = file.value as StandardFile
  const facts = Object.entries(standard.facts).map(([id, fact]) => {
    const place = file.keyPlace(['facts', id])
    const known = Object.hasOwn(shared, id)
    const named = Object.keys(fact).length === 0
    if (named && !known) {
      const fix = [
        '在此写出类型等，或改用 facts.yaml 里的事实',
        'declare it here, or name one of facts.yaml',
      ] as const
      problems.push(
        file.problem(
          place,
          'fact-not-shared',
          `facts.yaml 里没有事实 ${id}`,
          `facts.yaml has no fact "${id}"`,
          fix,
        ),
      )
    } else if (!named && known && digest(fact) !== digest(shared[id])) {
      problems.push(
        file.problem(
          place,
          'fact-clash',
          `事实 ${id} 与 facts.yaml 里的不同`,
          `the fact "${id}" differs from the shared one`,
          [`${id}: {}`, `${id}: {}`],
        ),
      )
    }
    return [id, named && known ? shared[id] : fact]
  })
  return { ...standard, facts: Object.fromEntries(facts) }
}

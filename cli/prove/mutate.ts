import { type Authored, type Judged, mutations } from '../../engine/index.ts'
import { progressed } from '../progress.ts'
import { nameOf, type Proving, standardsIn } from './standards.ts'
import { say } from './words.ts'

/** `biaogan mutate`: small slips in each standard; 0 where somebody notices each of them, 1 otherwise. */
export function mutateAll(given: Proving, print: (line: string) => void): number {
  const standards = standardsIn(given, print)
  if (!standards) return 1
  const { language, methods } = given
  const all = standards.map((one) => {
    const { count, judged } = mutations(one, methods)
    const found = [...progressed(say(language, 'mutating', nameOf(one)), count, judged())]
    if (!given.json) tell(one, found, given, print)
    return { one, found }
  })
  if (given.json)
    print(
      JSON.stringify(
        all.map(({ one, found }) => ({ standard: nameOf(one), slips: found })),
        null,
        2,
      ),
    )
  return all.every(({ found }) => found.every(({ by }) => by !== null)) ? 0 : 1
}

function tell(
  authored: Authored,
  found: readonly Judged[],
  { language }: Proving,
  print: (line: string) => void,
): void {
  const count = (by: Judged['by']) => found.filter((one) => one.by === by).length
  for (const { at, ...one } of found.filter(({ by }) => by === null))
    print(`${at.file}:${at.line}:${at.column} ${say(language, 'survivor', one[language]).trim()}`)
  const numbers = [found.length, count('example'), count('check'), count(null)] as const
  print(say(language, 'mutated', nameOf(authored), ...numbers))
}

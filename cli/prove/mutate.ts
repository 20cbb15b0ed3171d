import { type Authored, type Judged, mutations } from '../../engine/index.ts'
import type { Told } from '../check/told.ts'
import { withProgress } from '../progress.ts'
import { forPlatforms, nameOf, type Proving, printTold, standardsIn } from './standards.ts'
import { say } from './words.ts'

/** `biaogan mutate`: small slips in each standard; 0 where somebody notices each of them, 1 otherwise. */
export async function mutateAll(given: Proving, print: (line: string) => void): Promise<number> {
  const standards = standardsIn(given, print)
  if (typeof standards === 'number') return standards
  const all: { readonly one: Authored; readonly found: readonly Judged[] }[] = []
  for (const one of standards) {
    const found = await judgedIn(one, given)
    if (given.format === 'text') tell(one, found, given, print)
    all.push({ one, found })
  }
  if (forPlatforms(given))
    printTold(
      all.flatMap(({ found }) => toldOf(found)),
      given,
      print,
    )
  if (given.format === 'json') print(JSON.stringify(all.map(asJson), null, 2))
  return all.every(({ found }) => found.every(({ by }) => by !== null)) ? 0 : 1
}

/** The slips that nobody noticed, each at its place. */
const toldOf = (found: readonly Judged[]): readonly Told[] =>
  found
    .filter(({ by }) => by === null)
    .map(({ at, zh, en }) => ({
      ...{ ...at, code: 'survivor', fix: null },
      zh: say('zh', 'survivor', zh).trim(),
      en: say('en', 'survivor', en).trim(),
    }))

const asJson = ({ one, found }: { readonly one: Authored; readonly found: readonly Judged[] }) => ({
  standard: nameOf(one),
  slips: found,
})

/** Every slip of a standard, judged one by one with a bar. */
function judgedIn(one: Authored, { language, methods }: Proving): Promise<readonly Judged[]> {
  const { count, judged } = mutations(one, methods)
  return withProgress(count, say(language, 'mutating', nameOf(one)), (step) => {
    const found: Judged[] = []
    for (const each of judged()) {
      found.push(each)
      step()
    }
    return found
  })
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

import {
  type Authored,
  type Coverage,
  type Covered,
  cover,
  itemKinds,
  shareReached,
} from '../../engine/index.ts'
import type { Told } from '../check/told.ts'
import { forPlatforms, nameOf, type Proving, printTold, standardsIn } from './standards.ts'
import { kindName, say } from './words.ts'

export interface CoverOptions extends Proving {
  /** The least share, in per cent. */
  readonly threshold: number
  /** Also tell of everything that is reached by what. */
  readonly reached: boolean
}

/** `biaogan cover`: what examples and made cases reach; 0 where every standard reaches the threshold, 1 otherwise. */
export function coverAll(given: CoverOptions, print: (line: string) => void): number {
  const standards = standardsIn(given, print)
  if (typeof standards === 'number') return standards
  const all = standards.map((one) => ({ one, covered: cover(one, given.methods) }))
  if (forPlatforms(given))
    printTold(
      all.flatMap(({ covered }) => toldOf(covered, given.threshold)),
      given,
      print,
    )
  else if (given.format === 'json') print(JSON.stringify(all.map(asJson), null, 2))
  else for (const { one, covered } of all) tell(one, covered, given, print)
  return all.every(({ covered }) => shareReached(covered.items) >= given.threshold) ? 0 : 1
}

/** What is not reached, each at its place: an error where too little is, and a note otherwise. */
const toldOf = ({ items }: Coverage, threshold: number): readonly Told[] => {
  const severity = shareReached(items) < threshold ? 'error' : 'note'
  return items
    .filter(({ reached }) => !reached)
    .map(({ at, kind, by, zh, en }) => ({
      ...{ ...at, code: `not-reached-${kind}`, severity, fix: null },
      zh: say('zh', 'lacking', zh, by === 'hand').trim(),
      en: say('en', 'lacking', en, by === 'hand').trim(),
    }))
}

/** Never rounded up to what it is not. */
const shareText = (items: readonly Covered[]): string =>
  (Math.floor(shareReached(items) * 10) / 10).toFixed(1)

const fraction = (items: readonly Covered[]): string =>
  `${items.filter(({ reached }) => reached).length}/${items.length}`

function tell(
  authored: Authored,
  { items }: Coverage,
  { language, threshold, reached }: CoverOptions,
  print: (line: string) => void,
): void {
  const name = nameOf(authored)
  const [hand, any] = (['hand', 'any'] as const).map((by) => items.filter((one) => one.by === by))
  print(say(language, 'covered', name, shareText(items), fraction(hand!), fraction(any!)))
  for (const kind of itemKinds) {
    const some = items.filter((one) => one.kind === kind)
    const got = some.filter((one) => one.reached).length
    if (some.length > 0) print(say(language, 'kind', kindName(kind, language), got, some.length))
  }
  for (const one of items)
    if (!one.reached)
      print(`${at(one)} ${say(language, 'lacking', one[language], one.by === 'hand').trim()}`)
    else if (reached)
      print(
        say(
          language,
          'reachedBy',
          one[language],
          one.made ? say(language, 'byMade') : one.examples.slice(0, 3).join('；'),
        ),
      )
  if (shareReached(items) < threshold)
    print(say(language, 'below', name, shareText(items), threshold))
}

const at = ({ at: { file, line, column } }: Covered): string => `${file}:${line}:${column}`

const asJson = ({ one, covered }: { one: Authored; covered: Coverage }) => ({
  standard: nameOf(one),
  share: shareReached(covered.items),
  items: covered.items,
})

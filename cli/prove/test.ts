import { type Authored, exactText, type Language, type Tested, test } from '../../engine/index.ts'
import type { Told } from '../check/told.ts'
import { forPlatforms, nameOf, type Proving, printTold, standardsIn } from './standards.ts'
import { traceOf } from './trace.ts'
import { say } from './words.ts'

/** `biaogan test`: every example, and cases at the edges; 0 when all hold, 1 otherwise. */
export function testAll(given: Proving, print: (line: string) => void): number {
  const standards = standardsIn(given, print)
  if (typeof standards === 'number') return standards
  const all = standards.map((one) => ({ one, tested: test(one, given.methods) }))
  if (forPlatforms(given)) printTold(all.flatMap(toldOf), given, print)
  else if (given.format === 'json') print(JSON.stringify(all.map(asJson), null, 2))
  else for (const { one, tested } of all) tell(one, tested, given, print)
  return all.every(({ tested }) => holds(tested)) ? 0 : 1
}

/** What fails, each at its place; a law that is broken at the edges is the whole standard's. */
const toldOf = ({ one, tested }: { one: Authored; tested: Tested }): readonly Told[] => [
  ...tested.failed.flatMap(({ example, at, differences }) =>
    differences.map(({ path, want, got }) => {
      const said = (language: Language): string =>
        say(language, 'differs', example.note, path.join('/'), JSON.stringify(want), got)
      return { ...at, code: 'example-fails', zh: said('zh'), en: said('en'), fix: null }
    }),
  ),
  ...tested.broken.map(({ law, zh, en }) => ({
    ...{ file: one.own.file, line: 1, column: 1 },
    ...{ code: `edge-${law}`, zh, en, fix: null },
  })),
]

const holds = ({ failed, broken }: Tested): boolean => failed.length === 0 && broken.length === 0

function tell(
  authored: Authored,
  tested: Tested,
  { language, methods }: Proving,
  print: (line: string) => void,
): void {
  const { failed, broken, examples, made } = tested
  for (const { example, at, differences } of failed)
    for (const { path, want, got } of differences) {
      const said = say(language, 'differs', example.note, path.join('/'), JSON.stringify(want), got)
      const mark = language === 'zh' ? '✕' : '✕ '
      print(`${at.file}:${at.line}:${at.column} ${mark}${said}`)
      for (const line of traceOf({ authored, example, methods }, path, language))
        print(`    ${line}`)
    }
  for (const one of broken) print(say(language, 'broken', one[language]))
  const name = nameOf(authored)
  print(
    holds(tested)
      ? say(language, 'tested', name, examples.length, made.length)
      : say(
          language,
          'notTested',
          name,
          failed.length,
          examples.length,
          broken.length,
          made.length,
        ),
  )
}

const asJson = ({ one, tested }: { one: Authored; tested: Tested }) => ({
  standard: nameOf(one),
  examples: tested.examples.length,
  failed: tested.failed.map(({ example, at, differences }) => ({
    note: example.note,
    ...at,
    differences,
  })),
  made: tested.made.map(({ note, level, facts, sheet }) => ({
    ...{ note, level, facts },
    total: exactText(sheet.least),
    outcome: sheet.outcome,
  })),
  broken: tested.broken.map(({ law, zh, en }) => ({ law, zh, en })),
})

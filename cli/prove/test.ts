import { type Authored, exactText, type Tested, test } from '../../engine/index.ts'
import { nameOf, type Proving, standardsIn } from './standards.ts'
import { traceOf } from './trace.ts'
import { say } from './words.ts'

/** `biaogan test`: every example, and cases at the edges; 0 when all hold, 1 otherwise. */
export function testAll(given: Proving, print: (line: string) => void): number {
  const standards = standardsIn(given, print)
  if (!standards) return 1
  const all = standards.map((one) => ({ one, tested: test(one, given.methods) }))
  if (given.json) print(JSON.stringify(all.map(asJson), null, 2))
  else for (const { one, tested } of all) tell(one, tested, given, print)
  return all.every(({ tested }) => holds(tested)) ? 0 : 1
}

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
      const said = say(language, 'failed', example.note, path.join('/'), JSON.stringify(want), got)
      print(`${at.file}:${at.line}:${at.column} ${said}`)
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

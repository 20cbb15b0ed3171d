import type { Language, Methods } from '../../engine/index.ts'
import { examine, openHouse, type Where } from '../../server/index.ts'
import { findingName, say } from '../words.ts'

/** Examines a store: 1 when an invariant is broken, 0 otherwise; notes are printed all the same. */
export async function doctor(
  where: Where,
  { json, language, methods }: { json: boolean; language: Language; methods: Methods },
  print: (line: string) => void,
): Promise<number> {
  const house = await openHouse(where, { methods })
  try {
    const findings = await examine(house.db, house.registry, house.now())
    const grave = findings.filter((finding) => finding.grave)
    if (json) print(JSON.stringify(findings, null, 2))
    else {
      for (const { grave: bad, code, key, detail } of findings)
        print(`${bad ? '✗' : '·'} ${code} ${findingName(code, language)}: ${key}  ${detail}`)
      print(say(language, 'examined', grave.length, findings.length - grave.length))
    }
    return grave.length === 0 ? 0 : 1
  } finally {
    await house.close()
  }
}

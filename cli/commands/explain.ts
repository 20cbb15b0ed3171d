import type { Language, Methods } from '../../engine/index.ts'
import { explainCase, openHouse, sayRefusal, type Where } from '../../server/index.ts'
import { explanationText } from '../explanation.ts'

/** What may be asked for beside the case. */
export interface ExplainFlags {
  readonly database?: string
  readonly json: boolean
  readonly clauses: boolean
}

/** In which language it is told, and the ways of giving points that its standards may name. */
interface Means {
  readonly language: Language
  readonly methods: Methods
}

/** Tells why a case has its score, and each decision on it with its clause; 1 when there is no such case. */
export async function explain(
  id: string,
  where: Where,
  { json, clauses }: Omit<ExplainFlags, 'database'>,
  { language, methods }: Means,
  print: (line: string) => void,
): Promise<number> {
  const house = await openHouse(where, { methods })
  try {
    const told = await explainCase(house, id, true)
    if (!told) {
      print(sayRefusal({ code: 'case-unknown', detail: { case: id } }, language))
      return 1
    }
    if (json) print(JSON.stringify(told, null, 2))
    else for (const line of explanationText(told, { language, clauses })) print(line)
    return 0
  } finally {
    await house.close()
  }
}

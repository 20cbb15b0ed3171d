import { inWords, type Language, localDate, type Methods, problemText } from '../../engine/index.ts'
import {
  definitionsIn,
  examplesIn,
  hourText,
  type OpenHouse,
  openHouse,
  type PartyNames,
  type Played,
  partyName,
  play,
  type RollRow,
  readScript,
  Script,
  type ScriptClock,
  sayRefusal,
  standings,
  systemNow,
  type Where,
} from '../../server/index.ts'
import { bytesOf } from '../bytes.ts'
import { say } from '../words.ts'

export interface RunOptions {
  readonly json: boolean
  readonly language: Language
  readonly where: Where
  readonly standards: string
  readonly methods: Methods
}

/** Plays a script on a database of its own and prints every step; 1 when a want does not hold. */
export async function run(
  file: string,
  options: RunOptions,
  print: (line: string) => void,
): Promise<number> {
  const { json, language, where, standards, methods } = options
  const { script, problems } = readScript(file, bytesOf(file).toString('utf8'))
  if (!script) {
    for (const problem of problems) print(problemText(problem, language))
    return 1
  }
  const clock: ScriptClock = { now: systemNow() }
  const house = await openHouse(where, {
    definitions: definitionsIn(standards, methods),
    methods,
    now: () => clock.now,
  })
  try {
    const all: Played[] = []
    const parties = house.registry.programme(script.programme)?.value.parties
    const tell = (played: Played): void => {
      all.push(played)
      if (!json) print(lineOf(played, language, parties))
    }
    const history = new Script(script, localDate(systemNow()), examplesIn(standards))
    const roll = await play({ house, clock, script: history, tell })
    const unmet = all.reduce((count, played) => count + played.unmet.length, 0)
    if (json) print(JSON.stringify({ steps: all, roll, unmet }, null, 2))
    else for (const line of summary(house, roll, all.length, unmet, language)) print(line)
    return unmet === 0 ? 0 : 1
  } finally {
    await house.close()
  }
}

function lineOf(played: Played, language: Language, parties: PartyNames | undefined): string {
  const { at, by, case: id, refusals, note, unmet, missing } = played
  const { what, outcome, step } = inNames(played, language)
  const head = `${hourText(at)}  ${by ? `${partyName(by, language, parties)}  ` : ''}${what}${outcome ? ` → ${outcome}` : ''}${id ? ` [${id}]` : ''}`
  const reasons = refusals.map(
    (refusal) =>
      `\n    ✗ ${say(language, 'refused')} ${refusal.code}: ${sayRefusal(refusal, language, parties)}`,
  )
  const lacked = missing.map((one) => `\n    · ${one[language]}`)
  const missed = unmet.map((one) => `\n    !! ${one}`)
  return `${head}${step ? ` ⇒ ${step}` : ''}${note ? `   # ${note}` : ''}${reasons.join('')}${lacked.join('')}${missed.join('')}`
}

/** What happened in words; the command's id behind its name, as scripts give it. */
function inNames({ what, named }: Played, language: Language) {
  const own = {
    want: say(language, 'wanted'),
    complain: say(language, 'complained'),
    verify: say(language, 'settled'),
  }
  const word = Object.hasOwn(own, what) ? own[what as keyof typeof own] : null
  const name = inWords(named.what, language)
  return {
    what: word ?? (name === what ? what : `${name} ${what}`),
    outcome: named.outcome && inWords(named.outcome, language),
    step: named.step && inWords(named.step, language),
  }
}

function summary(
  { registry }: OpenHouse,
  roll: readonly RollRow[],
  steps: number,
  unmet: number,
  language: Language,
): readonly string[] {
  const rows = roll.map(({ programme, name, level, stars, standing }) => {
    const of = registry.programme(programme)?.value
    const tier = of?.tiers.find(({ id }) => id === level)
    const shown = of?.stars === undefined ? [] : [say(language, 'stars', stars)]
    const called = inWords(tier?.name ?? level, language)
    return `  ${[name, called, ...shown, standings[standing][language === 'zh' ? 0 : 1]].join('  ')}`
  })
  return [
    `\n${say(language, 'rollTitle')}`,
    ...(rows.length > 0 ? rows : [`  ${say(language, 'rollEmpty')}`]),
    `\n${unmet === 0 ? say(language, 'held', steps) : say(language, 'unmet', unmet)}`,
  ]
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { categories, type Language, lintRules } from '../../engine/index.ts'
import { home } from '../../server/index.ts'
import { isRule, unknownRule } from './lint.ts'
import { say } from './words.ts'

type Print = (line: string) => void

/** One line a rule, by category. */
export function listRules(language: Language, print: Print): void {
  const width = Math.max(...lintRules.map(({ id }) => id.length))
  for (const [category, said] of Object.entries(categories)) {
    print(said[language])
    for (const { id, title } of lintRules.filter((one) => one.category === category))
      print(`  ${id.padEnd(width)}  ${title[language]}`)
  }
}

/** What a rule finds, and what it lets be: the first of each in its table of cases. */
interface Example {
  readonly note: string
  readonly yaml: string
}
type Examples = { readonly [rule: string]: { readonly wrong: Example; readonly right: Example } }

/** Made by `npm run generate` from the tables of cases. */
const examples = (): Examples =>
  parse(readFileSync(join(home, 'templates', 'lint', 'examples.yaml'), 'utf8'))

/** Why a rule is there, with something that it finds and something that it lets be; 2 where there is no such rule. */
export function explainRule(id: string, language: Language, print: Print): number {
  const rule = lintRules.find((one) => one.id === id)
  if (!isRule(id) || !rule) {
    print(unknownRule(id, language))
    return 2
  }
  print(`${id} · ${categories[rule.category][language]} · ${rule.title[language]}`)
  print(`\n${say(language, 'why')}${rule.why[language]}`)
  const { wrong, right } = examples()[id]!
  tellExample(say(language, 'wrong'), wrong, print)
  tellExample(say(language, 'right'), right, print)
  print(`\n${say(language, 'page', id)}`)
  return 0
}

function tellExample(word: string, { note, yaml }: Example, print: Print): void {
  print(`\n${word}${note}`)
  for (const line of yaml.trimEnd().split('\n')) print(`  ${line}`)
}

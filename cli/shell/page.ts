import { type Argument, type Command, Help, type Option } from 'commander'
import type { Language } from '../../engine/index.ts'
import { atHand } from '../desk.ts'
import { inOne } from './wording.ts'
import { sayShell } from './words.ts'

/** A name with what it means. */
export type Item = readonly [term: string, means: string]

/** What a help page says of a command, in one language. */
export interface Page {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly arguments: readonly Item[]
  readonly options: readonly Item[]
  readonly commands: readonly Item[]
  /** Options of the commands above, which it takes as well. */
  readonly general: readonly Item[]
  readonly examples: readonly string[]
}

/** A command that keeps its examples. */
interface WithExamples extends Command {
  readonly examples?: readonly string[]
}

const help = new Help()

/** The words by which a command is called, from the program on. */
export const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()

export function pageOf(command: WithExamples, language: Language): Page {
  const item = (one: Option | Argument, term: string): Item => [term, meansOf(one, language)]
  const general = ancestorsOf(command).flatMap((one) => one.options.filter(({ hidden }) => !hidden))
  return {
    name: nameOf(command),
    summary: inOne(command.description(), language),
    usage: usageOf(command, language),
    arguments: command.registeredArguments.map((one) => item(one, help.argumentTerm(one))),
    options: help.visibleOptions(command).map((one) => item(one, help.optionTerm(one))),
    commands: help
      .visibleCommands(command)
      .map((one) => [one.name(), helpOr(one.description(), 'helpOf', language)]),
    general: general.map((one) => item(one, help.optionTerm(one))),
    examples: command.examples ?? [],
  }
}

const ancestorsOf = ({ parent }: Command): readonly Command[] =>
  parent ? [parent, ...ancestorsOf(parent)] : []

const usageOf = (command: Command, language: Language): string =>
  `${nameOf(command)} ${command.usage()}`
    .replace('[options]', sayShell('placeholder', language))
    .replace('[command]', sayShell('command', language))

const helpOr = (text: string, key: 'help' | 'helpOf', language: Language): string =>
  text === 'display help for command' ? sayShell(key, language) : inOne(text, language)

/** What it means, what may be chosen, and what it is unless it is said. */
function meansOf(one: Option | Argument, language: Language): string {
  const { argChoices, defaultValue } = one
  const plain = ['string', 'number'].includes(typeof defaultValue)
  const value = defaultValue === atHand ? sayShell('atHand', language) : String(defaultValue)
  const more = [
    ...(argChoices
      ? [sayShell('choices', language) + argChoices.join(language === 'zh' ? '、' : ', ')]
      : []),
    ...(plain ? [sayShell('default', language) + value] : []),
  ]
  const text = helpOr(one.description, 'help', language)
  if (more.length === 0) return text
  return language === 'zh' ? `${text}（${more.join('；')}）` : `${text} (${more.join('; ')})`
}

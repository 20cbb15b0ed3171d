import { type Command, Help } from 'commander'
import type { Language } from '../../engine/index.ts'
import { pageOf } from './page.ts'
import { argumentOf, optionsOf, type Value, valueAfter } from './values.ts'
import { inOne } from './wording.ts'

/** A name with what it means. */
export interface Named {
  readonly name: string
  readonly means: string
}

/** A command as a completion script has it. */
export interface Branch {
  /** The words that lead to it, none for the program itself. */
  readonly path: string
  readonly commands: readonly Named[]
  readonly options: readonly (Named & { readonly value: Value | null })[]
  /** What its arguments may be, in their order. */
  readonly values: readonly Value[]
}

const help = new Help()

/** The tree of commands, the program first, without what is hidden. */
export function branchesOf(command: Command, language: Language, path = ''): readonly Branch[] {
  const visible = help.visibleCommands(command).filter((one) => one.name() !== 'help')
  const { commands } = pageOf(command, language)
  const own: Branch = {
    path,
    commands: commands.map(([name, means]) => ({ name, means })),
    options: [
      ...optionsOf(command).map((one) => ({
        name: one.long ?? one.flags,
        means: one.description,
        value: valueAfter(one),
      })),
    ].map((one) => ({ ...one, means: firstOf(one.means, language) })),
    values: command.registeredArguments.map(argumentOf),
  }
  const below = visible.flatMap((one) => branchesOf(one, language, `${path} ${one.name()}`.trim()))
  return [own, ...below]
}

/** As much of a sentence as fits beside a word. */
function firstOf(text: string, language: Language): string {
  const [first = ''] = inOne(text, language).split(/[；;：:。]/)
  return first.replace(/["'`$\\[\]]/g, '').trim()
}

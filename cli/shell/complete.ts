import type { Command } from 'commander'
import type { Heading } from './headings.ts'
import { argumentOf, known, optionsOf, type Value, valueAfter } from './values.ts'

/** What may stand where a command line ends: its last word is what was typed of it so far. */
export function completions(
  program: Command,
  words: readonly string[],
  headings: () => readonly Heading[],
): readonly string[] {
  const typed = words.at(-1) ?? ''
  const { command, value, free } = reached(program, words.slice(0, -1))
  return wanted(command, value, free, typed, headings).filter((one) => one.startsWith(typed))
}

function wanted(
  command: Command,
  value: Value | null,
  free: number,
  typed: string,
  headings: () => readonly Heading[],
): readonly string[] {
  if (value) return valuesOf(value, headings)
  if (typed.startsWith('-')) return [...optionsOf(command).map(({ long }) => long ?? ''), '--help']
  const below = command.commands.filter((one) => !isHidden(one)).map((one) => one.name())
  const argument = command.registeredArguments[free] ?? command.registeredArguments.at(-1)
  return below.length > 0 ? below : argument ? valuesOf(argumentOf(argument), headings) : []
}

const isHidden = (command: Command): boolean => (command as { _hidden?: boolean })._hidden === true

function valuesOf(value: Value, headings: () => readonly Heading[]): readonly string[] {
  if (value.one === 'any') return []
  return value.one === 'choice' ? value.of : known(value.kind, headings())
}

interface Reached {
  readonly command: Command
  /** What the option before it wants, where one does. */
  readonly value: Value | null
  /** How many words were neither commands nor options. */
  readonly free: number
}

/** Where the words lead to. */
function reached(program: Command, words: readonly string[]): Reached {
  let at: Reached = { command: program, value: null, free: 0 }
  for (const word of words) at = next(at, word)
  return at
}

function next({ command, value, free }: Reached, word: string): Reached {
  if (value) return { command, value: null, free }
  if (word.startsWith('-')) {
    const option = optionsOf(command).find(({ long, short }) => long === word || short === word)
    return { command, value: option ? valueAfter(option) : null, free }
  }
  const below = command.commands.find((one) => one.name() === word)
  return below ? { command: below, value: null, free: 0 } : { command, value: null, free: free + 1 }
}

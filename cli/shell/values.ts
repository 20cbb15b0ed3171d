import type { Argument, Command, Option } from 'commander'
import type { Heading } from './headings.ts'

/** What a value may be that only the definitions know, by the name that stands for it in a usage. */
const kinds = ['programme', 'procedure', 'standard', 'id@version', 'sector'] as const
export type Kind = (typeof kinds)[number]

/** What may be written somewhere: one of these, one that the definitions know, or anything (a file, a number). */
export type Value =
  | { readonly one: 'choice'; readonly of: readonly string[] }
  | { readonly one: 'known'; readonly kind: Kind }
  | { readonly one: 'any' }

const kindOf = (name: string): Kind | undefined => kinds.find((kind) => kind === name)

function valueBy(name: string, choices: readonly string[] | undefined): Value {
  if (choices) return { one: 'choice', of: choices }
  const kind = kindOf(name)
  return kind ? { one: 'known', kind } : { one: 'any' }
}

/** What follows an option; null where nothing does. */
export function valueAfter({ flags, argChoices, required, optional }: Option): Value | null {
  if (!required && !optional) return null
  return valueBy(/[<[](.+?)(?:\.\.\.)?[>\]]/.exec(flags)?.[1] ?? '', argChoices)
}

export const argumentOf = (one: Argument): Value => valueBy(one.name(), one.argChoices)

/** The options of a command that are typed as they are, those of the commands above it among them. */
export const optionsOf = (command: Command): readonly Option[] => [
  ...command.options.filter(({ hidden }) => !hidden),
  ...(command.parent ? optionsOf(command.parent) : []),
]

/** The ids of a kind that the definitions have. */
export function known(kind: Kind, headings: readonly Heading[]): readonly string[] {
  if (kind === 'sector') return headings.flatMap(({ sectors }) => sectors)
  if (kind === 'id@version')
    return headings.flatMap((one) => (one.kind === 'standard' ? [`${one.id}@${one.version}`] : []))
  return [...new Set(headings.flatMap((one) => (one.kind === kind ? [one.id] : [])))].sort()
}

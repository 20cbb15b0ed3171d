import { type Command, Help } from 'commander'
import type { Language } from '../../engine/index.ts'
import { type Colours, vivid } from '../colour.ts'
import { padded, widthOf, wrapped } from '../width.ts'
import { type Item, type Page, pageOf } from './page.ts'
import { exits, sayShell, type shellWords } from './words.ts'

/** How a manual page is set: in which language, how wide, with which colours. */
interface Setting {
  readonly language: Language
  readonly screen: number
  readonly colours: Colours
}

/** A page is read most easily when its lines are no longer than that. */
const widest = 100

/** The help of a command as a page of a manual: name, usage, what it takes, how it ends, examples. */
export function manualText(page: Page, { language, screen, colours }: Setting): string {
  const columns = Math.min(screen, widest) - 2
  const section = (key: keyof typeof shellWords, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [colours.bold(sayShell(key, language)), ...lines, '']
  const items = (all: readonly Item[]) => itemLines(all, columns, colours)
  const ends = exits.map(([code, means]): Item => [code, means[language]])
  return [
    ...section('name', indented(wrapped(`${page.name} — ${page.summary}`, columns))),
    ...section('usage', [`  ${page.usage}`]),
    ...section('arguments', items(page.arguments)),
    ...section('options', items(page.options)),
    ...section('commands', items(page.commands)),
    ...section('general', items(page.general)),
    ...section('exits', items(ends)),
    ...section(
      'examples',
      page.examples.map((one) => `  ${one}`),
    ),
  ].join('\n')
}

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)

/** Terms in a column of their own; what they mean beside them, or below where a term is long. */
function itemLines(all: readonly Item[], columns: number, colours: Colours): readonly string[] {
  const most = Math.max(...all.map(([term]) => widthOf(term)))
  const left = Math.min(most, 28)
  return all.flatMap(([term, means]) => {
    const lines = wrapped(means, columns - left - 2)
    const [first, ...rest] = lines.map((line) => `  ${' '.repeat(left)}  ${line}`)
    const head = `  ${colours.cyan(term)}`
    return widthOf(term) > left
      ? [head, first!, ...rest]
      : [`  ${padded(colours.cyan(term), left)}  ${lines[0]}`, ...rest]
  })
}

/** Commander's help, set as a manual page in the language that was asked for; commander takes the colours out again. */
export class Manual extends Help {
  readonly #language: () => Language

  constructor(language: () => Language) {
    super()
    this.#language = language
  }

  override formatHelp(command: Command, { helpWidth = 80 }: Help): string {
    const setting = { language: this.#language(), screen: helpWidth, colours: vivid }
    return manualText(pageOf(command, setting.language), setting)
  }
}

import { type AddHelpTextContext, type AddHelpTextPosition, Command } from 'commander'
import type { Language } from '../../engine/index.ts'
import { Manual } from './manual.ts'
import { nameOf } from './page.ts'
import { sayMistake } from './words.ts'

/**
 * A command that speaks one language at a time: its texts are written as "中文 / English", its help is a manual page,
 * and a mistyped command line ends with 2, says what may have been meant and where to read on.
 */
export class Spoken extends Command {
  readonly language: () => Language
  /** The lines that its examples are written in. */
  readonly examples: string[] = []

  constructor(name: string | undefined, language: () => Language) {
    super(name)
    this.language = language
  }

  override createCommand(name?: string): Spoken {
    return new Spoken(name, this.language)
  }

  override createHelp(): Manual {
    return new Manual(this.language)
  }

  /** Examples go to their section of the page. */
  override addHelpText(
    position: AddHelpTextPosition,
    text: string | ((context: AddHelpTextContext) => string),
  ): this {
    const [head, ...lines] = typeof text === 'string' ? text.trim().split('\n') : []
    if (!head?.includes('examples')) return super.addHelpText(position, text as string)
    this.examples.push(...lines.map((line) => line.trim()))
    return this
  }

  override error(message: string, options?: { code?: string; exitCode?: number }): never {
    const said = sayMistake(message, nameOf(this), this.language())
    return super.error(said, { ...options, exitCode: 2 })
  }

  /** Without the command that it wants it tells what there is, and that is a mistyped command line too. */
  override help(context?: { error?: boolean } | ((text: string) => string)): never {
    if (typeof context === 'object' && context.error) process.exitCode = 2
    return super.help(context as { error: boolean })
  }
}

import type { Language, Methods } from '../engine/index.ts'
import type { readPlugins } from '../server/index.ts'

/** What a command of the line works with, asked for when it is. */
export interface Means {
  readonly language: () => Language
  /** The methods a standard may name; a trouble where their configuration is wrong. */
  readonly methods: () => Promise<Methods>
  /** The same, with what is wrong with the configuration told beside them. */
  readonly plugins: () => ReturnType<typeof readPlugins>
  /** The file that names packages of methods, where another than the usual one was given. */
  readonly config: () => string | undefined
  readonly print: (line: string) => void
}

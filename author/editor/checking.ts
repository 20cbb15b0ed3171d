import { join } from 'node:path'
import type { Diagnostic } from 'vscode-languageserver'
import type { Language, Problem } from '../../engine/index.ts'
import { type Checked, checkAll, checkNear } from './checked.ts'
import { diagnosticOf } from './diagnostics.ts'
import { standardOf } from './names.ts'
import type { Page, Pages } from './pages.ts'
import { type Scores, scoresOf } from './scores.ts'

/** What the one who edits is told, and in what form. */
export interface Telling {
  readonly language: () => Language
  /** May what would be right stand beside the message? */
  readonly related: () => boolean
  readonly uriOf: (file: string) => string
  readonly publish: (uri: string, diagnostics: Diagnostic[]) => void
  /** Notes beside the text are no longer what they were. */
  readonly refresh: () => void
}

/** So long nothing is typed before what is near is checked, and before all is. */
const pause = { near: 250, all: 1500 }

interface Kept {
  readonly scores: Scores
  /** The texts that they were scored by. */
  readonly standard: string
  readonly examples: string
}

/** Checks what was changed a little later, then everything; keeps what was found until it is found again. */
export class Checking {
  readonly #pages: Pages
  readonly #tell: Telling
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #problems = new Map<string, readonly Problem[]>()
  readonly #drafted = new Map<
    string,
    Checked['drafted'] extends ReadonlyMap<string, infer A> ? A : never
  >()
  readonly #scores = new Map<string, Kept>()

  constructor(pages: Pages, tell: Telling) {
    this.#pages = pages
    this.#tell = tell
  }

  /** A file was opened or changed. */
  soon(file: string): void {
    this.#later(`near ${file}`, pause.near, () => this.#take(checkNear(file, this.#pages)))
    const root = this.#pages.rootOf(file)
    this.#later(`all ${root}`, pause.all, () => this.#take(checkAll(root, this.#pages)))
  }

  /** Nothing more is checked. */
  stop(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
  }

  problemsOf(file: string): readonly Problem[] {
    return this.#problems.get(file) ?? []
  }

  /** What the examples of a page's standard came to when both could last be read. */
  scoresFor(page: Page): { readonly scores: Scores; readonly current: boolean } | null {
    const standard = standardOf(page, this.#pages)
    const examples = standard && this.#pages.page(join(standard.file, '..', 'examples.yaml'))
    if (!standard || !examples) return null
    const texts = { standard: standard.tree.text, examples: examples.tree.text }
    const authored = this.#drafted.get(standard.file)
    const known = this.#scores.get(standard.file)
    const fits = (one: { standard: string; examples: string }): boolean =>
      one.standard === texts.standard && one.examples === texts.examples
    if (known && (!authored || fits(known))) return { scores: known.scores, current: fits(known) }
    if (!authored) return null
    const scores = scoresOf(authored, this.#pages.methods)
    const made = { scores, standard: authored.own.text, examples: authored.examples.text }
    this.#scores.set(standard.file, made)
    return { scores, current: fits(made) }
  }

  #later(name: string, milliseconds: number, run: () => void): void {
    clearTimeout(this.#waiting.get(name))
    const timer = setTimeout(() => {
      this.#waiting.delete(name)
      run()
    }, milliseconds)
    this.#waiting.set(name, timer)
  }

  #take({ problems, drafted }: Checked): void {
    for (const [file, found] of problems) {
      const before = this.#problems.get(file) ?? []
      this.#problems.set(file, found)
      if (found.length > 0 || before.length > 0) this.#publish(file, found)
    }
    for (const [file, authored] of drafted) this.#drafted.set(file, authored)
    this.#tell.refresh()
  }

  #publish(file: string, found: readonly Problem[]): void {
    const page = this.#pages.page(file)
    if (!page) return
    const uri = this.#tell.uriOf(file)
    const [language, related] = [this.#tell.language(), this.#tell.related()]
    this.#tell.publish(
      uri,
      found.map((one) => diagnosticOf(one, page, uri, language, related)),
    )
  }
}

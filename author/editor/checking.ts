import { join } from 'node:path'
import type { Diagnostic } from 'vscode-languageserver'
import { kindOf, type Language, type Problem } from '../../engine/index.ts'
import type { Checked, Question, ScoredBy } from './checked.ts'
import type { Checker } from './checker.ts'
import { diagnosticOf } from './diagnostics.ts'
import { standardOf } from './names.ts'
import { everything, nearby } from './near.ts'
import type { Page, Pages } from './pages.ts'
import type { Scores } from './scores.ts'

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

/** One for what is near, which is soon done, and one for all, which may take long. */
export interface Checkers {
  readonly near: Checker
  readonly all: Checker
}

/** So long nothing is typed before what is near is checked, and before all is. */
const pause = { near: 200, all: 1500 }

/** Checks what was changed a little later, then everything; keeps what was found until it is found again. */
export class Checking {
  readonly #pages: Pages
  readonly #checkers: Checkers
  readonly #tell: Telling
  readonly #waiting = new Map<string, NodeJS.Timeout>()
  readonly #problems = new Map<string, readonly Problem[]>()
  readonly #scores = new Map<string, ScoredBy>()

  constructor(pages: Pages, checkers: Checkers, tell: Telling) {
    this.#pages = pages
    this.#checkers = checkers
    this.#tell = tell
  }

  /** A file was opened, changed or closed; of one that is no definition there is nothing to say. */
  soon(file: string): void {
    if (kindOf(file.replaceAll('\\', '/')) === null) return
    const root = this.#pages.rootOf(file)
    this.#later('near', file, () => {
      const page = this.#pages.page(file)
      return page && nearby(page, this.#pages)
    })
    this.#later('all', root, () => everything(root, [file], this.#pages))
  }

  /** Nothing more is checked. */
  async stop(): Promise<void> {
    for (const timer of this.#waiting.values()) clearTimeout(timer)
    this.#waiting.clear()
    await Promise.all([this.#checkers.near.stop(), this.#checkers.all.stop()])
  }

  problemsOf(file: string): readonly Problem[] {
    return this.#problems.get(file) ?? []
  }

  /** The problems that a file would have with another text; null where that cannot be said. */
  async problemsWith(page: Page, text: string): Promise<readonly Problem[] | null> {
    const { root, texts } = nearby(page, this.#pages)
    const path = [...texts.keys()].find((one) => join(root, one) === page.file)
    if (path === undefined) return null
    const asked = { root, texts: new Map(texts).set(path, text), scored: [] }
    const found = await this.#checkers.near.check(asked)
    return found?.problems.get(page.file) ?? null
  }

  /** What the examples of a page's standard came to when both could last be scored; `current` while they are as they were. */
  scoresFor(page: Page): { readonly scores: Scores; readonly current: boolean } | null {
    const standard = standardOf(page, this.#pages)
    const known = standard && this.#scores.get(standard.file)
    if (!standard || !known) return null
    const examples = this.#pages.page(join(standard.file, '..', 'examples.yaml'))
    const current = known.standard === standard.tree.text && known.examples === examples?.tree.text
    return { scores: known.scores, current }
  }

  #later(what: keyof Checkers, of: string, ask: () => Question | null): void {
    const name = `${what} ${of}`
    clearTimeout(this.#waiting.get(name))
    const timer = setTimeout(() => {
      this.#waiting.delete(name)
      const question = ask()
      if (question) void this.#answer(this.#checkers[what], question)
    }, pause[what])
    this.#waiting.set(name, timer)
  }

  async #answer(checker: Checker, question: Question): Promise<void> {
    const found = await checker.check(question)
    if (found) this.#take(found, question)
  }

  /** What was typed meanwhile is checked in its turn; what was found of the text before would stand askew. */
  #take({ problems, scores }: Checked, { root, texts }: Question): void {
    for (const [path, text] of texts) {
      const file = join(root, path)
      const page = this.#pages.page(file)
      if (page?.tree.text !== text) continue
      const [found, before] = [problems.get(file) ?? [], this.#problems.get(file) ?? []]
      this.#problems.set(file, found)
      if (found.length > 0 || before.length > 0 || this.#pages.isOpen(file))
        this.#publish(page, found)
    }
    for (const [file, scored] of scores) this.#scores.set(file, scored)
    this.#tell.refresh()
  }

  #publish(page: Page, found: readonly Problem[]): void {
    const uri = this.#tell.uriOf(page.file)
    const [language, related] = [this.#tell.language(), this.#tell.related()]
    this.#tell.publish(
      uri,
      found.map((one) => diagnosticOf(one, page, uri, language, related)),
    )
  }
}

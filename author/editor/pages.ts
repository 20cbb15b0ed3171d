import { existsSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { kindOf, type Methods } from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { type Mark, marksIn } from './marks.ts'
import { type Piece, piecesOf, type Tree, treeOf } from './tree.ts'

/** A file as it stands in the editor or on the disk, read as far as it can be. */
export interface Page {
  readonly file: string
  readonly kind: string | null
  readonly tree: Tree
  readonly pieces: readonly Piece[]
  readonly marks: readonly Mark[]
  /** As it was when YAML last had nothing to say against it; null where it never was. */
  readonly before: Page | null
}

/**
 * The files of the programmes that are worked on: what is open in the editor stands over what is on the disk.
 * Files are named by their whole path; a folder is read when it is first asked for, and again after `forget`.
 */
export class Pages {
  readonly methods: Methods
  readonly #open = new Map<string, string>()
  readonly #disks = new Map<string, ReadonlyMap<string, string>>()
  /** Of the disk with what is open over it; until something is typed. */
  readonly #texts = new Map<string, ReadonlyMap<string, string>>()
  readonly #roots = new Map<string, string>()
  readonly #pages = new Map<string, Page>()

  constructor(methods: Methods) {
    this.methods = methods
  }

  /** Takes the text of an open file; null when it is closed. */
  put(file: string, text: string | null): void {
    if (text === null) this.#open.delete(file)
    else this.#open.set(file, text)
    this.#texts.clear()
  }

  isOpen(file: string): boolean {
    return this.#open.has(file)
  }

  /** What is on the disk may have changed. */
  forget(): void {
    this.#disks.clear()
    this.#texts.clear()
    this.#roots.clear()
  }

  /**
   * The folder of the programme that a file belongs to. Where there is none, the one above its own: what a file is
   * is told by the folder that it is in.
   */
  rootOf(file: string): string {
    const folder = dirname(file)
    const root = this.#roots.get(folder) ?? programmeAbove(folder) ?? dirname(folder)
    this.#roots.set(folder, root)
    return root
  }

  /** Every file below a root by its path from there, as the loader takes them; without a programme, what is open. */
  textsIn(root: string): ReadonlyMap<string, string> {
    const known = this.#texts.get(root)
    if (known) return known
    const disk = this.#disks.get(root) ?? diskIn(root)
    this.#disks.set(root, disk)
    const open = [...this.#open].filter(([file]) => this.rootOf(file) === root)
    const texts = new Map([
      ...disk,
      ...open.map(([file, text]) => [from(root, file), text] as const),
    ])
    this.#texts.set(root, texts)
    return texts
  }

  page(file: string): Page | null {
    const root = this.rootOf(file)
    const text = this.#open.get(file) ?? this.textsIn(root).get(from(root, file))
    return text === undefined ? null : this.#read(file, text)
  }

  /** Every page below a root that is of one of these kinds. */
  pagesIn(root: string, kinds: readonly string[]): readonly Page[] {
    return [...this.textsIn(root)].flatMap(([path, text]) =>
      kinds.includes(kindOf(path) ?? '') ? [this.#read(join(root, path), text)] : [],
    )
  }

  #read(file: string, text: string): Page {
    const last = this.#pages.get(file) ?? null
    if (last?.tree.text === text) return last
    const tree = treeOf(text)
    const kind = kindOf(posixed(file))
    const pieces = piecesOf(tree)
    const marks = kind ? marksIn(kind, { tree, pieces }, this.methods) : []
    const before = last?.tree.whole ? { ...last, before: null } : (last?.before ?? null)
    const page = { file, kind, tree, pieces, marks, before }
    this.#pages.set(file, page)
    return page
  }
}

const posixed = (path: string): string => path.split(sep).join(posix.sep)
const from = (root: string, file: string): string => posixed(relative(root, file))

const isProgramme = (folder: string): boolean => existsSync(join(folder, 'programme.yaml'))

function programmeAbove(folder: string): string | null {
  if (isProgramme(folder)) return folder
  return dirname(folder) === folder ? null : programmeAbove(dirname(folder))
}

/** What is on the disk below the folder of a programme. No other folder is gone through: it may be anything. */
function diskIn(root: string): ReadonlyMap<string, string> {
  try {
    return isProgramme(root) ? readFolder(root) : new Map()
  } catch {
    return new Map()
  }
}

import { existsSync } from 'node:fs'
import { watch as watchFiles } from 'chokidar'
import type { Language } from '../../engine/index.ts'
import { sayTrouble, Trouble, troubleOf } from '../../server/index.ts'
import { sayCheck } from './words.ts'

export interface Watching {
  /** The folder of definitions, and what else they are read by. */
  readonly paths: readonly string[]
  readonly language: Language
  readonly print: (line: string) => void
  /** Checks once, prints what it found, and tells how many problems there are. */
  readonly checkOnce: () => Promise<number>
}

/** An editor writes a file in several steps; so long nothing more comes before it is read, in ms. */
const quietFor = 120

/**
 * Checks, and checks again whenever a definition changes; each time with the hour and how many problems there are.
 * What cannot be read for the moment is said, and the watch goes on. Ends when it is asked to by the signal.
 */
export async function watch(
  { paths, language, print, checkOnce }: Watching,
  ends: AbortSignal,
): Promise<void> {
  const [folder = ''] = paths
  if (!existsSync(folder)) throw new Trouble('file-unreadable', { file: folder })
  const again = inTurn(async () => {
    try {
      const count = await checkOnce()
      print(sayCheck(language, 'checkedAt', new Date().toTimeString().slice(0, 8), count))
    } catch (error) {
      const trouble = troubleOf(error)
      if (!trouble) throw error
      print(`${trouble.code}: ${sayTrouble(trouble, language)}`)
    }
  })
  const watcher = watchFiles([...paths], {
    ignoreInitial: true,
    ignored: (path, stats) => stats?.isFile() === true && !/\.ya?ml$/.test(path),
  })
  await new Promise<void>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const failed = (error: unknown): void => reject(error)
    watcher.on('error', failed)
    watcher.on('all', () => {
      clearTimeout(timer)
      timer = setTimeout(() => again().catch(failed), quietFor)
    })
    watcher.on('ready', () => {
      again().then(() => print(sayCheck(language, 'watching', folder)), failed)
    })
    ends.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  }).finally(() => watcher.close())
}

/** The work, never twice at a time: what is asked for while it is done is done once more afterwards. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let wanted = false
  return () => {
    wanted = true
    running ??= (async () => {
      while (wanted) {
        wanted = false
        await work()
      }
    })().finally(() => {
      running = null
    })
    return running
  }
}

import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import { openArchive, type Unopened } from './archive.ts'
import { type Scanned, scanSheets } from './scan.ts'

/** One sheet as it was read: rows of cells, and what its XML holds beside them. */
export interface SheetRead extends Scanned {
  readonly name: string
  readonly data: readonly (readonly unknown[])[]
}

/** Why a workbook is not read. */
export type Unread = Unopened | 'too-slow' | 'too-wide'

/** Longer than the longest standard takes by a hundred times. */
const mostMilliseconds = 30_000
const mostMegabytes = 512
/** Beyond these no sheet of a standard reaches; a single cell far out would make millions of empty ones. */
const farthest = { rows: 20_000, columns: 200 } as const

/** Every sheet of a workbook; or why it is not read. Nothing of it is believed before it was looked at. */
export async function readWorkbook(
  bytes: Uint8Array,
  { within = mostMilliseconds }: { readonly within?: number } = {},
): Promise<readonly SheetRead[] | Unread> {
  const parts = await openArchive(bytes)
  if (typeof parts === 'string') return parts
  const scanned = scanSheets(parts)
  const wide = [...scanned.values()].some(
    ({ rows, columns }) => rows > farthest.rows || columns > farthest.columns,
  )
  if (wide) return 'too-wide'
  const read = await inWorker(bytes, within)
  if (typeof read === 'string') return read
  return read.map(({ sheet, data }) => ({
    ...(scanned.get(sheet) ?? { flaws: [], rows: 0, columns: 0 }),
    ...{ name: sheet, data },
  }))
}

type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[]

/** From a string, since the same sources run as TypeScript in tests and as JavaScript when built. */
const work = `
  const { parentPort, workerData } = require('node:worker_threads')
  require(workerData.reader).default(Buffer.from(workerData.bytes), { trim: false })
    .then((sheets) => parentPort.postMessage(sheets), () => parentPort.postMessage('damaged'))
`

/** In a thread of its own, that is ended when it takes too long or too much. */
const inWorker = (bytes: Uint8Array, within: number): Promise<Sheets | Unread> =>
  new Promise((resolve) => {
    const reader = createRequire(import.meta.url).resolve('read-excel-file/node')
    const worker = new Worker(work, {
      ...{ eval: true, workerData: { bytes, reader } },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    const end = (answer: Sheets | Unread): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => end('too-slow'), within)
    worker.once('message', end).once('error', () => end('damaged'))
  })

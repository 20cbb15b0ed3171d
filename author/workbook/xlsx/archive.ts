import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** Why a file is not opened. */
export type Unopened =
  | 'empty-file'
  | 'old-excel'
  | 'password'
  | 'not-a-workbook'
  | 'other-office'
  | 'damaged'
  | 'too-large'
  | 'zip-bomb'
  | 'macros'
  | 'external-links'

/** Of what there must not be more: a workbook of the longest standard has 30 entries and unpacks to 3 MB. */
const most = { bytes: 10_000_000, entries: 300, unpacked: 60_000_000, ratio: 200 } as const
/** A small entry may pack very well; only what is large and packs beyond belief is meant to harm. */
const suspiciousFrom = 2_000_000

/** The parts of a workbook, by path: texts of XML. */
export type Parts = ReadonlyMap<string, string>

/** Unpacks a workbook within bounds, or says why not. What the archive declares is never believed. */
export async function openArchive(bytes: Uint8Array): Promise<Parts | Unopened> {
  const kind = kindOf(bytes)
  if (kind) return kind
  if (bytes.length > most.bytes) return 'too-large'
  try {
    const parts = await unpack(Buffer.from(bytes))
    return typeof parts === 'string' ? parts : (contentOf(parts) ?? parts)
  } catch {
    return 'damaged'
  }
}

/** By the first bytes, whatever the file is called. */
function kindOf(bytes: Uint8Array): Unopened | null {
  if (bytes.length === 0) return 'empty-file'
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head.startsWith('504b0304') || head.startsWith('504b0506')) return null
  if (head !== 'd0cf11e0a1b11ae1') return 'not-a-workbook'
  // An encrypted workbook stands in the container of the old format, under this name in UTF-16.
  const encrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return encrypted ? 'password' : 'old-excel'
}

function contentOf(parts: Parts): Unopened | null {
  const names = [...parts.keys()]
  if (!parts.has('xl/workbook.xml'))
    return names.some((name) => /^(word|ppt)\/|^content\.xml$/.test(name))
      ? 'other-office'
      : 'not-a-workbook'
  if (names.some((name) => /vbaProject|\/macrosheets\//i.test(name))) return 'macros'
  return names.some((name) => name.startsWith('xl/externalLinks/')) ? 'external-links' : null
}

async function unpack(bytes: Buffer): Promise<Parts | Unopened> {
  const zip = await opened(bytes)
  if (zip.entryCount > most.entries) return 'zip-bomb'
  const parts = new Map<string, string>()
  let unpacked = 0
  for await (const entry of entriesOf(zip)) {
    if (entry.fileName.endsWith('/')) continue
    if (entry.isEncrypted()) return 'password'
    // Of two of one name, this and another reader might each take another.
    if (parts.has(entry.fileName)) return 'damaged'
    const text = await textOf(zip, entry, most.unpacked - unpacked)
    if (text === null) return 'zip-bomb'
    unpacked += text.length
    const ratio = text.length / Math.max(1, entry.compressedSize)
    if (text.length > suspiciousFrom && ratio > most.ratio) return 'zip-bomb'
    parts.set(entry.fileName, text.toString('utf8'))
  }
  return parts
}

const opened = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip!),
    )
  })

/** One entry after another: none is unpacked before the one before it was counted. */
async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  let next = nextOf(zip)
  for (let entry = await next; entry; entry = await next) {
    yield entry
    next = nextOf(zip)
  }
}

const nextOf = (zip: ZipFile): Promise<Entry | null> =>
  new Promise((resolve, reject) => {
    zip.removeAllListeners()
    zip
      .once('entry', resolve)
      .once('end', () => resolve(null))
      .once('error', reject)
    zip.readEntry()
  })

/** The bytes of an entry; null as soon as they are more than may be. */
const textOf = (zip: ZipFile, entry: Entry, atMost: number): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error)
      const chunks: Buffer[] = []
      let length = 0
      stream.on('data', (chunk: Buffer) => {
        length += chunk.length
        chunks.push(chunk)
        if (length <= atMost) return
        stream.destroy()
        resolve(null)
      })
      stream.once('end', () => resolve(Buffer.concat(chunks)))
      stream.once('error', reject)
    })
  })

import { writeFileSync } from 'node:fs'
import type { Language } from '../../engine/index.ts'
import {
  type Counts,
  exportArchive,
  importArchive,
  openHouse,
  Trouble,
  type Where,
} from '../../server/index.ts'
import { say } from '../words.ts'

const shown = (counts: Counts): string =>
  Object.entries(counts)
    .map(([table, count]) => `${table} ${count}`)
    .join('  ')

/** Writes all events and definitions of a store to one file. */
export async function exportTo(
  file: string,
  where: Where,
  version: string,
  language: Language,
  print: (line: string) => void,
): Promise<void> {
  const house = await openHouse(where)
  try {
    const counts = await exportArchive(house.db, file, version, house.now())
    print(say(language, 'exported', file, shown(counts)))
  } finally {
    await house.close()
  }
}

/** Reads an archive into an empty store and makes every projection again. */
export async function importFrom(
  file: string,
  where: Where,
  language: Language,
  print: (line: string) => void,
): Promise<void> {
  const house = await openHouse(where)
  try {
    const counts = await importArchive(house.db, house.registry, file)
    print(say(language, 'imported', file, shown(counts)))
  } finally {
    await house.close()
  }
}

/** Copies the embedded database whole; a PostgreSQL server has its own tools for that. */
export async function backup(
  file: string,
  where: Where,
  language: Language,
  print: (line: string) => void,
): Promise<void> {
  const house = await openHouse(where)
  try {
    if (!house.store.dump) throw new Trouble('backup-elsewhere')
    const copy = await house.store.dump()
    writeFileSync(file, Buffer.from(await copy.arrayBuffer()))
    print(say(language, 'backedUp', file))
  } finally {
    await house.close()
  }
}

import { existsSync } from 'node:fs'
import { configOf, Trouble, type Where } from '../server/index.ts'

/** The flag of commands about stored things. */
export const databaseFlag = [
  '--database <url|folder>',
  '数据库地址或文件夹；默认 DATABASE_URL 或 ./data / the address or folder of the database; DATABASE_URL or ./data by default',
] as const

/** A database by address or folder; a throw-away one in memory when neither is given. */
const whereOf = (database: string | undefined): Where =>
  database === undefined
    ? { memory: true }
    : /^postgres(ql)?:/.test(database)
      ? { url: database }
      : { folder: database }

/** A database to play in: a schema of its own that is gone afterwards, or a folder that was not there. */
export function stageOf(database: string | undefined): Where {
  const where = whereOf(database)
  if ('url' in where) return { ...where, scratch: true }
  if ('folder' in where && existsSync(where.folder))
    throw new Trouble('data-folder-full', { folder: where.folder })
  return where
}

/** The store that a command about stored things works on: flag, then DATABASE_URL, then ./data. */
export const storeOf = (database: string | undefined): Where =>
  database === undefined ? configOf({}).where : whereOf(database)

/** The same, for commands that only make sense on a store that is there: none is made by looking. */
export function existing(database: string | undefined): Where {
  const where = storeOf(database)
  if ('folder' in where && !existsSync(where.folder))
    throw new Trouble('data-folder-missing', { folder: where.folder })
  return where
}

import type { Folder } from './definition.ts'
import { kindOf } from './files.ts'
import type { Kind } from './schemas.ts'
import type { Source } from './source.ts'

/** The sound files of a kind. */
export const soundOf = ({ read }: Folder, kind: Kind): readonly Source[] =>
  read.filter((one) => one.kind === kind && one.sound).map(({ source }) => source)

/** Can every file of a kind be read? */
export const isWhole = (folder: Folder, kind: Kind): boolean =>
  folder.files.filter((file) => kindOf(file) === kind).length === soundOf(folder, kind).length

/** The file at a path, where it is sound. */
export const soundAt = ({ read }: Folder, file: string): Source | undefined =>
  read.find((one) => one.source.file === file && one.sound)?.source

/** What is said where a file is not there that must stand beside another. */
export const missingWords = (name: string) =>
  [`缺少同一文件夹里的 ${name}`, `${name} is missing beside it`] as const

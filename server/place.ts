import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder, whether run from its sources or from what was built of them. */
export const home: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'standards', 'schema'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the folder "standards" is missing beside the program')
    folder = above
  }
  return folder.endsWith(`${'/'}dist`) ? dirname(folder) : folder
})()

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { examplesIn, home, readScript, Script, shipped } from '../server/index.ts'

/** The history that every measurement starts from: one collective, one case, from opening to supervision. */
export function route(): { readonly script: Script; readonly id: string; readonly head: string } {
  const file = join(home, 'bench', 'route.yaml')
  const { script, problems } = readScript(file, readFileSync(file, 'utf8'))
  if (!script || problems.length > 0) throw new Error(`${file}: ${JSON.stringify(problems[0])}`)
  const { id, head } = script.collectives[0]!
  return { script: new Script(script, '2026-01-01', examplesIn(shipped)), id, head }
}

import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const left = ['banking', 'service-hall']

/**
 * Copies of the shipped definitions what a test of commands over a folder needs: one programme, its general standard
 * and two of those that extend it. All of them at once are looked at elsewhere.
 */
export function copyFew(folder: string): void {
  cpSync('standards', folder, { recursive: true, filter: (from) => !leftOut.has(from) })
}

const unit = join('standards', 'youth-model-unit')
const leftOut = new Set([
  join('standards', 'youth-safety-post'),
  join(unit, 'overlays'),
  ...readdirSync(join(unit, 'industries'))
    .filter((one) => !left.includes(one))
    .map((one) => join(unit, 'industries', one)),
])

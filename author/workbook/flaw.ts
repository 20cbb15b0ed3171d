import type { Flaw } from './table.ts'
import { type FlawCode, sentences } from './words.ts'

export type { FlawCode }

/** What is refused, in words; `about` is what the sentence needs, in its order. */
export const flaw = (
  code: FlawCode,
  place: Pick<Flaw, 'sheet' | 'row' | 'column'>,
  ...about: readonly string[]
): Flaw => {
  const [zh, en] = sentences[code](...about)
  return { code, ...place, said: { zh, en } }
}

/** Of the whole file. */
export const fileFlaw = (code: FlawCode, ...about: readonly string[]): Flaw =>
  flaw(code, { sheet: null, row: null, column: null }, ...about)

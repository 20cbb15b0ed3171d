import type { Colours } from '../colour.ts'
import { widthOf } from '../width.ts'

/** What a terminal would not show as one letter, or would obey. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
/** What is marked: a quoted text, or all letters up to a space or a sign of YAML. */
const token = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,:{}[\]#"']+|.)/u

interface Place {
  readonly line: number
  readonly column: number
}

/**
 * The line of source that a place is in, and below it a mark under the word that stands there, by the columns that a
 * terminal gives to each letter. What is left or right of a screen is cut off.
 */
export function excerptOf(
  text: string,
  { line, column }: Place,
  colours: Colours,
  screen: number,
): readonly string[] {
  const source = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    [line - 1]?.replace(/\r$/, '')
  if (source === undefined) return []
  const [before, after] = [source.slice(0, column - 1), source.slice(column - 1)].map((part) =>
    part.replace(unseen, ' '),
  )
  const margin = `${String(line).padStart(5)} │ `
  const room = Math.max(20, screen - widthOf(margin) - 2)
  const fits = widthOf(before! + after!) <= room
  const left = fits ? before! : lastOf(before!, Math.floor(room / 2))
  const right = firstOf(after!, room - widthOf(left))
  const marked = '^'.repeat(Math.max(1, widthOf(token.exec(right)?.[0] ?? '')))
  return [
    colours.dim(margin) + left + right,
    `${colours.dim('      │ ')}${' '.repeat(widthOf(left))}${colours.red(marked)}`,
  ]
}

function firstOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  let kept = ''
  for (const letter of text) {
    if (widthOf(kept + letter) > columns - 1) break
    kept += letter
  }
  return `${kept}…`
}

function lastOf(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  const letters = [...text]
  while (widthOf(letters.join('')) > columns - 1) letters.shift()
  return `…${letters.join('')}`
}

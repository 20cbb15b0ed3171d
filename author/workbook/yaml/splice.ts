/** Letters of a text that give way to others: from `start` to before `end`. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A text with every splice made; null where two of them are about the same letters. */
export function spliced(text: string, splices: readonly Splice[]): string | null {
  const ordered = splices.toSorted((a, b) => a.start - b.start || a.end - b.end)
  const overlap = ordered.some((one, at) => at > 0 && one.start < ordered[at - 1]!.end)
  if (overlap) return null
  const parts = ordered.map(({ start, text: instead }, at) => [
    text.slice(at === 0 ? 0 : ordered[at - 1]!.end, start),
    instead,
  ])
  return [...parts.flat(), text.slice(ordered.at(-1)?.end ?? 0)].join('')
}

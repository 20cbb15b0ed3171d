/** How both databases hand back what JavaScript has no good type for: instants and days as text. */
export const readers = {
  timestamptz: (text: string): string => new Date(text).toISOString(),
  date: (text: string): string => text,
  int8: (text: string): number => Number(text),
}

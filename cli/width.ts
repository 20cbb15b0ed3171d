/** Letters that take two columns of a terminal (East Asian Width: wide and full-width). */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u2E80-\u2FFF\u3000-\u303E\u30A0-\u33FF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6]/u
/** Letters that stand on the one before them, and take none. */
const none = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u
/** What colours a text and is not seen itself. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape begins with one.
const escapes = /\u001B\[[0-9;]*m/g

export const withoutColour = (text: string): string => text.replace(escapes, '')

/** How many columns a text takes on a terminal. */
export const widthOf = (text: string): number =>
  [...withoutColour(text)].reduce((sum, letter) => sum + widthOfLetter(letter), 0)

const widthOfLetter = (letter: string): number =>
  wide.test(letter) ? 2 : none.test(letter) ? 0 : 1

/** A text and spaces, so that it takes so many columns at least. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - widthOf(text)))

/** The lines of a text, none wider than that many columns: broken at spaces and between letters of two columns. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of text.match(
    /[^\s\p{Script=Han}，。；：、？！（）“”]+[，。；：、？！）”]*|[（“]?[\p{Script=Han}][，。；：、？！）”]*|\s+|./gu,
  ) ?? []) {
    const full = widthOf(line) + widthOf(piece.trimEnd()) > columns
    if (full && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    } else line += piece
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()]
}

/** Wide signs where YAML wants its own, told from those of a text by what stands around them. */
const signs: readonly (readonly [RegExp, string])[] = [
  // A colon behind a key of plain letters.
  [/(?<=(?:^|[\s{,，｛])[a-z_][a-z0-9_-]*)：[ \u3000\u00A0]*/giu, ': '],
  // A comma before the next key of a map.
  [/[，、；][ \u3000\u00A0]*(?=[a-z_][a-z0-9_-]*[:：])/giu, ', '],
  // A value between wide quotes.
  [
    /(?<=(?:^|[\s:,，[{[：])[ \u3000]?)[“”„]([^“”"\\]*)[“”](?=[ \u3000]*(?:[,，}\]｝］】]|$|[ \u3000]#))/gu,
    '"$1"',
  ],
]

const opening = /(?<=[:：,，[\]{-][ \u3000]*)([【［｛])/u
const pairs: { readonly [open: string]: readonly [close: RegExp, open: string, close: string] } = {
  '【': [/[】\]］]/u, '[', ']'],
  '［': [/[］\]】]/u, '[', ']'],
  '｛': [/[｝}]/u, '{', '}'],
}

/** A line with plain signs where YAML has a use for them; the same line where it has none. What follows a `#` is left. */
export function plainSigns(line: string): string {
  const [code, comment] = apart(line)
  const replaced = signs.reduce((text, [wide, plain]) => text.replace(wide, plain), brackets(code))
  return replaced.replace(/: +$/, ':') + comment
}

/** Wide brackets around a list or a map, and the commas between its parts. */
function brackets(code: string): string {
  const found = opening.exec(code)
  if (!found) return code
  const [close, left, right] = pairs[found[1]!]!
  const [before, inside] = [code.slice(0, found.index), code.slice(found.index + 1)]
  const end = inside.search(close)
  if (end < 0) return code
  const list =
    left === '[' ? inside.slice(0, end).replace(/[，、][ \u3000]*/gu, ', ') : inside.slice(0, end)
  return brackets(before + left + list + right + inside.slice(end + 1))
}

/** What is read, and the comment behind it. */
function apart(line: string): readonly [code: string, comment: string] {
  const quoted = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g
  const blank = line.replace(quoted, (text) => '_'.repeat(text.length))
  const at = blank.search(/(?:^|\s)#/)
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at)]
}

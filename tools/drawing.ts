/** Boxes, arrows and words as SVG: a white card of its own, so that it reads on a light page and on a dark one. */

export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red'

const tones: { readonly [tone in Tone]: readonly [fill: string, line: string] } = {
  plain: ['#f6f8fa', '#6e7781'],
  blue: ['#ddf4ff', '#0969da'],
  green: ['#dafbe1', '#1a7f37'],
  amber: ['#fff8c5', '#9a6700'],
  red: ['#ffebe9', '#cf222e'],
}
const font = 'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, WenQuanYi Micro Hei, sans-serif'

/** Where a box stands and how large it is. */
export interface Frame {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Words at a point, from there on or around it. */
export const words = (
  text: string,
  { x, y }: Pick<Frame, 'x' | 'y'>,
  { size = 14, bold = false, middle = false, colour = '#1f2328' } = {},
): string =>
  `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="bold"' : ''}${middle ? ' text-anchor="middle"' : ''} fill="${colour}">${escaped(text)}</text>`

/** A box with a title and lines below it, all of them in its middle. */
export function box(
  frame: Frame,
  tone: Tone,
  title: string,
  lines: readonly string[] = [],
): string {
  const { x, y, w, h } = frame
  const [fill, line] = tones[tone]
  const [across, size, step] = [x + w / 2, 16, 19]
  const top = y + (h - size - lines.length * step) / 2 + size - 2
  return [
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${fill}" stroke="${line}" stroke-width="1.5"/>`,
    words(title, { x: across, y: top }, { size, bold: true, middle: true }),
    ...lines.map((text, at) =>
      words(
        text,
        { x: across, y: top + 2 + (at + 1) * step },
        { size: 13, middle: true, colour: '#424a53' },
      ),
    ),
  ].join('\n')
}

/** A frame around boxes, with what it is called in its corner. */
export function around({ x, y, w, h }: Frame, tone: Tone, title: string): string {
  const [, line] = tones[tone]
  return [
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="12" fill="none" stroke="${line}" stroke-width="1.5" stroke-dasharray="6 4"/>`,
    words(title, { x: x + 14, y: y + 24 }, { size: 15, bold: true, colour: line }),
  ].join('\n')
}

/** A line through points with a head at its end, and what it is called. */
export function arrow(
  points: readonly (readonly [x: number, y: number])[],
  label?: { readonly text: string; readonly x: number; readonly y: number },
): string {
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join(' ')
  return [
    `<path d="${path}" fill="none" stroke="#57606a" stroke-width="1.8" marker-end="url(#head)"/>`,
    ...(label ? [words(label.text, label, { size: 13, middle: true, colour: '#57606a' })] : []),
  ].join('\n')
}

/** The whole picture on its card; the title is read aloud, and shown by no more than that. */
export const picture = (
  { w, h }: Pick<Frame, 'w' | 'h'>,
  title: string,
  parts: readonly string[],
): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="title" font-family="${font}">`,
    `<title id="title">${escaped(title)}</title>`,
    '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10z" fill="#57606a"/></marker></defs>',
    `<rect x="1" y="1" width="${w - 2}" height="${h - 2}" rx="12" fill="#ffffff" stroke="#d0d7de"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n')

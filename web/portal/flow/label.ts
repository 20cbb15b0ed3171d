import { inWords, type Language } from '../../../engine/index.ts'
import type { Arrow } from './graph.ts'
import type { Layout } from './layout.ts'
import type { Line, Point } from './lines.ts'

/** Words beside a line, at a place where they cover no box and no other words. */
export interface Label {
  readonly line: Line
  readonly rows: readonly string[]
  readonly x: number
  readonly y: number
}

interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

const size = 12

/** The width of a text in ems: a Chinese character is one, others about half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign.codePointAt(0)! > 0x2e7f ? 1 : 0.56), 0)

/** A text cut to a width in ems. */
export function cut(text: string, ems: number): string {
  if (widthOf(text) <= ems) return text
  const signs = [...text]
  while (signs.length > 0 && widthOf(`${signs.join('')}…`) > ems) signs.pop()
  return `${signs.join('')}…`
}

/** The commands that lead along an arrow, each with its outcome where only that leads there. */
export function wordsOf({ names }: Arrow, language: Language): string {
  const said = names.map(({ name, outcome }) => {
    const command = inWords(name, language)
    if (outcome === null) return command
    return `${command}${language === 'zh' ? '：' : ': '}${inWords(outcome, language)}`
  })
  return [...new Set(said)].join(language === 'zh' ? '、' : ', ')
}

/** Places the words of each line where they fit best; a line without room keeps them in its title alone. */
export function labelsOf(
  { boxes, bands, lines, width, height }: Layout,
  language: Language,
): readonly Label[] {
  const heads = bands.map(
    ({ x, y, w, ends, h }): Area => (ends ? { x, y, w: 50, h } : { x, y, w, h: 30 }),
  )
  const taken: Area[] = [...boxes, ...heads]
  const labels: Label[] = []
  const best = (all: readonly (readonly string[])[], line: Line) => {
    for (const rows of all) {
      const w = Math.max(...rows.map(widthOf)) * size
      const fits = places(line.points, w, rows.length * size + 2)
        .filter(({ x, y, h }) => x >= 0 && y >= 0 && x + w <= width && y + h <= height)
        .filter((area) => !taken.some((one) => overlap(area, one)))
        .map((area) => ({ area, rows, crossed: crossings(area, lines, line) }))
      const [first] = fits.toSorted((a, b) => a.crossed - b.crossed)
      if (first) return first
    }
    return null
  }
  for (const line of lines) {
    if (line.kind === 'end') continue
    const found = best(rowsFor(wordsOf(line.arrow, language)), line)
    if (!found) continue
    taken.push(found.area)
    labels.push({ line, rows: found.rows, x: found.area.x, y: found.area.y + size - 1 })
  }
  return labels
}

/** The words in one row; in two where one finds no room; at last cut short. */
function rowsFor(text: string): readonly (readonly string[])[] {
  const at = text.search(/[：:、,]/)
  const two =
    at < 0 ? [] : [[text.slice(0, at), text.slice(at + 1).trim()].map((row) => cut(row, 7))]
  return [[cut(text, 11)], ...two, [cut(text, 5)]]
}

/** Places worth trying: above and below the level runs, longest first, then beside the upright ones. */
function places(points: readonly Point[], w: number, h: number): readonly Area[] {
  const runs = points.slice(1).map((to, at) => ({ from: points[at]!, to }))
  const length = ({ from, to }: { from: Point; to: Point }) =>
    Math.abs(from[0] - to[0]) + Math.abs(from[1] - to[1])
  const area = (x: number, y: number): Area => ({
    x: Math.round(x),
    y: Math.round(y),
    w,
    h,
  })
  return runs
    .filter((run) => length(run) > 8)
    .toSorted((a, b) => length(b) - length(a))
    .flatMap(({ from, to }) =>
      [0.5, 0.3, 0.7, 0.15, 0.85].flatMap((share) => {
        const x = from[0] + (to[0] - from[0]) * share
        const y = from[1] + (to[1] - from[1]) * share
        return from[1] === to[1]
          ? [area(x - w / 2, y - h - 2), area(x - w / 2, y + 4)]
          : [area(x + 5, y - h / 2), area(x - 5 - w, y - h / 2), area(x - w / 2, y - h / 2)]
      }),
    )
}

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.w + 2 && b.x < a.x + a.w + 2 && a.y < b.y + b.h + 1 && b.y < a.y + a.h + 1

function crossings(area: Area, lines: readonly Line[], own: Line): number {
  const inner = { x: area.x + 1, y: area.y + 2, w: area.w - 2, h: area.h - 4 }
  return lines.reduce((count, line) => {
    const hits = line.points.slice(1).filter(([x, y], at) => {
      const [fromX, fromY] = line.points[at]!
      const run = {
        x: Math.min(x, fromX),
        y: Math.min(y, fromY),
        w: Math.abs(x - fromX),
        h: Math.abs(y - fromY),
      }
      return overlap(inner, run)
    }).length
    return count + (line === own ? hits * 0.5 : hits)
  }, 0)
}

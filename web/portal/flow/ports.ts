import type { Port, Track, Way } from './way.ts'

/** Distances of the drawing, in its own units; about a pixel each on a wide screen. */
export const box = { w: 138, h: 60 }
export const end = { w: 104, h: 40, gap: 14 }
export const gap = { row: 40, lane: 20, track: 12, edge: 12 }

/** Spreads the ports of each side evenly; gives each its share of the side's length. */
export function portsOf(ways: readonly Way[]): (port: Port) => number {
  const sides = new Map<string, Map<string, Port>>()
  ways.forEach((way, at) => {
    // Lines into one bus share their port.
    const key = way.goes === 'end' ? `end ${way.arrow.system}` : String(at)
    for (const port of [way.leave ?? [], way.enter].flat()) {
      const side = `${port.box} ${port.side}`
      const own = sides.get(side) ?? new Map<string, Port>()
      if (!own.has(key)) own.set(key, port)
      sides.set(side, own)
    }
  })
  return (port) => {
    const own = [...(sides.get(`${port.box} ${port.side}`)?.values() ?? [])]
    const all = own.toSorted((a, b) => a.toward - b.toward)
    const found = all.indexOf(port)
    const index = found >= 0 ? found : all.findIndex(({ toward }) => toward === port.toward)
    return (index + 1) / (all.length + 1)
  }
}

export interface Gutters {
  /** Where each column's boxes begin. */
  readonly columns: readonly number[]
  readonly tracks: ReadonlyMap<string, number>
  readonly width: number
}

/** Gutters are as wide as their runs and the words beside them need; each run has an x of its own. */
export function guttersOf(count: number, ways: readonly Way[]): Gutters {
  const tracks = new Map<string, number>()
  const columns: number[] = []
  let x = 0
  for (let gutter = 0; gutter <= count; gutter++) {
    const own = tracksIn(gutter, ways)
    const words = ways.some(
      ({ goes, back, enterTrack }) => goes === 'beside' && !back && enterTrack?.gutter === gutter,
    )
    const width = Math.max(words ? 88 : 36, 2 * gap.edge + (own.length + 1) * gap.track)
    const room = width - 2 * gap.edge
    own.forEach(({ key }, at) => {
      tracks.set(key, Math.round(x + gap.edge + (room * (at + 1)) / (own.length + 1)))
    })
    x += width
    if (gutter < count) {
      columns.push(x)
      x += box.w
    }
  }
  return { columns, tracks, width: x }
}

function tracksIn(gutter: number, ways: readonly Way[]): readonly Track[] {
  const all = ways.flatMap((way) => [way.leaveTrack ?? [], way.enterTrack ?? []].flat())
  const own = new Map(all.filter((one) => one.gutter === gutter).map((one) => [one.key, one]))
  return [...own.values()].toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1))
}

/** Lanes above the boxes: shorter ways lie nearer to them, ways that overlap lie in different ones. */
export function lanesOf(
  ways: readonly Way[],
  spanOf: (way: Way) => readonly [number, number],
): ReadonlyMap<Way, number> {
  const spans = ways.map((way) => {
    const [a, b] = spanOf(way)
    return { way, from: Math.min(a, b), to: Math.max(a, b) }
  })
  const lanes: { from: number; to: number }[][] = []
  const given = new Map<Way, number>()
  for (const { way, from, to } of spans.toSorted((a, b) => a.to - a.from - (b.to - b.from))) {
    const free = lanes.findIndex((lane) =>
      lane.every((one) => to + 10 < one.from || from - 10 > one.to),
    )
    const lane = free >= 0 ? free : lanes.push([]) - 1
    lanes[lane]!.push({ from, to })
    given.set(way, lane)
  }
  return given
}

import type { Column, Graph, Node } from './graph.ts'
import { busLines, type Ground, type Line, lineOf, type Point } from './lines.ts'
import { box, end, gap, guttersOf, lanesOf, portsOf } from './ports.ts'
import { type Port, placesOf, type Track, wayOf } from './way.ts'

export interface Box {
  readonly node: Node
  readonly ends: boolean
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** The ground of a stage, behind its steps. */
export interface Band {
  readonly column: Column
  readonly ends: boolean
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly bands: readonly Band[]
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

const head = 36
/** Room for a stage's name left of its ends. */
const side = 62

/** Gives every box and line its coordinates, from the definition alone: the same for the same one. */
export function layOut(graph: Graph): Layout {
  const places = placesOf(graph)
  const ways = graph.arrows.map((arrow) => wayOf(arrow, places))
  const { columns, tracks, width } = guttersOf(graph.columns.length, ways)
  const spread = portsOf(ways)

  const laneX = (port: Port, track: Track | null) =>
    track ? tracks.get(track.key)! : columns[places.get(port.box)!.column]! + box.w * spread(port)
  const laneOf = lanesOf(
    ways.filter(({ goes }) => goes === 'over'),
    ({ leave, enter, leaveTrack, enterTrack }) => [
      laneX(leave!, leaveTrack),
      laneX(enter, enterTrack),
    ],
  )
  const lanes = head + (ways.some(({ goes }) => goes === 'entry') ? 22 : 8)
  const row = lanes + Math.max(0, ...[...laneOf.values()].map((lane) => lane + 1)) * gap.lane + 14
  const rows = Math.max(1, ...graph.columns.map(({ nodes }) => nodes.length))
  const bottom = row + rows * (box.h + gap.row) - gap.row + gap.edge
  const ends = bottom + 66

  const boxes = [
    ...graph.columns.flatMap(({ nodes }, column) =>
      nodes.map((node, at): Box => {
        return { node, ends: false, x: columns[column]!, y: row + at * (box.h + gap.row), ...box }
      }),
    ),
    ...endBoxes(graph.ends, ends),
  ]
  const pointOf = pointFinder(boxes, spread)
  const ground: Ground = { pointOf, tracks, laneOf, y: { row, lanes, bus: bottom + 20, ends } }
  return {
    width: Math.max(width, ...boxes.map(({ x, w }) => x + w + 2 * gap.edge)),
    height: graph.ends.length > 0 ? ends + end.h + 18 : bottom + 8,
    bands: bandsOf(graph, boxes, bottom, ends),
    boxes,
    lines: [
      ...busLines(
        ground,
        ways.filter(({ goes }) => goes === 'end'),
      ),
      ...ways.filter(({ goes }) => goes !== 'end').map((way) => lineOf(ground, way)),
    ],
  }
}

function pointFinder(boxes: readonly Box[], spread: (port: Port) => number) {
  const at = new Map(boxes.map((one) => [one.node.id, one]))
  return (port: Port): Point => {
    const { x, y, w, h } = at.get(port.box)!
    const share = spread(port)
    if (port.side === 'top' || port.side === 'bottom')
      return [Math.round(x + w * share), port.side === 'top' ? y : y + h]
    return [port.side === 'left' ? x : x + w, Math.round(y + h * share)]
  }
}

function endBoxes(stages: readonly Column[], y: number): readonly Box[] {
  let x = gap.edge
  return stages.flatMap(({ nodes }) => {
    x += side
    const from = x
    x += nodes.length * (end.w + end.gap) + gap.edge
    return nodes.map((node, at): Box => {
      return { node, ends: true, x: from + at * (end.w + end.gap), y, w: end.w, h: end.h }
    })
  })
}

function bandsOf(
  { columns, ends }: Graph,
  boxes: readonly Box[],
  bottom: number,
  endsY: number,
): readonly Band[] {
  return [...columns, ...ends].flatMap((column): readonly Band[] => {
    const own = boxes.filter(({ node }) => column.nodes.includes(node))
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const common = { column, ends: first.ends }
    return first.ends
      ? [
          {
            ...common,
            x: first.x - side,
            y: endsY - 12,
            w: last.x + last.w + 12 - first.x + side,
            h: last.h + 24,
          },
        ]
      : [{ ...common, x: first.x - gap.edge, y: 4, w: box.w + 2 * gap.edge, h: bottom - 4 }]
  })
}

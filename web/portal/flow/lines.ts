import type { Arrow } from './graph.ts'
import { gap } from './ports.ts'
import type { Port, Track, Way } from './way.ts'

export type Point = readonly [x: number, y: number]

export interface Line {
  readonly arrow: Arrow
  readonly kind: 'ahead' | 'back' | 'end'
  readonly points: readonly Point[]
  /** Whether it ends in an arrow head; lines into a bus do not. */
  readonly head: boolean
  /** A dot at its beginning: here a case may begin. */
  readonly dot: boolean
}

/** Where everything already is when lines are drawn. */
export interface Ground {
  readonly pointOf: (port: Port) => Point
  readonly tracks: ReadonlyMap<string, number>
  readonly laneOf: ReadonlyMap<Way, number>
  /** The top of the first row of boxes, of the lanes above them, of the bus below and of the strip of ends. */
  readonly y: {
    readonly row: number
    readonly lanes: number
    readonly bus: number
    readonly ends: number
  }
}

/** The points of a way, around every box. */
export function lineOf({ pointOf, tracks, laneOf, y }: Ground, way: Way): Line {
  const { arrow, goes, back, leave, enter, leaveTrack, enterTrack } = way
  const x = (track: Track) => tracks.get(track.key)!
  const to = pointOf(enter)
  const from = leave ? pointOf(leave) : to
  const line = (points: readonly Point[], dot = false): Line => {
    return { arrow, kind: back ? 'back' : 'ahead', points: apart(points), head: true, dot }
  }
  switch (goes) {
    case 'entry':
      return line([enterTrack ? [x(enterTrack), to[1]] : [to[0], y.lanes - 12], to], true)
    case 'down':
      return line([[to[0], from[1]], to])
    case 'rise': {
      const run = x(enterTrack!)
      return line([from, [from[0], y.ends - 16], [run, y.ends - 16], [run, to[1]], to])
    }
    case 'beside': {
      const run = x(leaveTrack!)
      return line(from[1] === to[1] ? [from, to] : [from, [run, from[1]], [run, to[1]], to])
    }
    default: {
      const lane = y.row - 14 - laneOf.get(way)! * gap.lane
      const out: Point = [leaveTrack ? x(leaveTrack) : from[0], from[1]]
      const into: Point = [enterTrack ? x(enterTrack) : to[0], to[1]]
      return line([from, out, [out[0], lane], [into[0], lane], into, to])
    }
  }
}

/** Without runs of no length, so that the head knows where it points. */
const apart = (points: readonly Point[]): readonly Point[] =>
  points.filter(([x, y], at) => at === 0 || x !== points[at - 1]![0] || y !== points[at - 1]![1])

/** Ways to the ending stages run together: one bus for people, one for the clock. */
export function busLines({ pointOf, tracks, y }: Ground, ways: readonly Way[]): readonly Line[] {
  return [false, true].flatMap((system) => {
    const own = ways.filter(({ arrow }) => arrow.system === system)
    if (own.length === 0) return []
    const bus = y.bus + (system ? 14 : 0)
    const drops = new Map(own.map((way) => [way.leave!.box, way]))
    const targets = new Map(own.map((way) => [way.enter.box, way]))
    const runOf = ({ leaveTrack }: Way) => tracks.get(leaveTrack!.key)!
    const xs = [...own.map(runOf), ...[...targets.values()].map(({ enter }) => pointOf(enter)[0])]
    const line = (arrow: Arrow, points: readonly Point[], head: boolean): Line => {
      return { arrow, kind: 'end', points, head, dot: false }
    }
    return [
      ...[...drops.values()].map((way) => {
        const [x, from] = pointOf(way.leave!)
        return line(
          way.arrow,
          [
            [x, from],
            [runOf(way), from],
            [runOf(way), bus],
          ],
          false,
        )
      }),
      line(
        own[0]!.arrow,
        [
          [Math.min(...xs), bus],
          [Math.max(...xs), bus],
        ],
        false,
      ),
      ...[...targets.values()].map(({ arrow, enter }) => {
        const to = pointOf(enter)
        return line(arrow, [[to[0], bus], to], true)
      }),
    ]
  })
}

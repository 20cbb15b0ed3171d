import type { Arrow, Graph } from './graph.ts'

/** Where a box stands; rows count from the top, and a step of an ending stage has no column. */
export interface Place {
  readonly column: number
  readonly row: number
}

export type Side = 'top' | 'right' | 'bottom' | 'left'

/** A point on the edge of a box; several on one side are spread by `toward`, smallest first. */
export interface Port {
  readonly box: string
  readonly side: Side
  readonly toward: number
}

/** A vertical run in the gutter left of a column; runs with one key are drawn as one. */
export interface Track {
  readonly gutter: number
  /** Order within the gutter, from the left. */
  readonly rank: number
  readonly key: string
}

/** How an arrow will go, before anything has a coordinate. */
export interface Way {
  readonly arrow: Arrow
  /** down: to the next row. beside: through a gutter. over: in a lane above all boxes. */
  readonly goes: 'entry' | 'down' | 'beside' | 'over' | 'end' | 'rise'
  readonly back: boolean
  readonly leave: Port | null
  readonly enter: Port
  readonly leaveTrack: Track | null
  readonly enterTrack: Track | null
}

export function placesOf({ columns }: Graph): ReadonlyMap<string, Place> {
  return new Map(
    columns.flatMap(({ nodes }, column) =>
      nodes.map(({ id }, row): [string, Place] => [id, { column, row }]),
    ),
  )
}

/** Chooses for each arrow a way on which it crosses no box, whatever the procedure. */
export function wayOf(arrow: Arrow, places: ReadonlyMap<string, Place>): Way {
  const key = `${arrow.from} ${arrow.to} ${arrow.system}`
  const from = arrow.from === null ? null : places.get(arrow.from)
  const to = places.get(arrow.to)
  const track = (gutter: number, rank: number, name = key): Track => ({ gutter, rank, key: name })
  const way = (
    goes: Way['goes'],
    leave: [Side, number] | null,
    enter: [Side, number],
    leaveTrack: Track | null = null,
    enterTrack: Track | null = null,
    back = false,
  ): Way => ({
    arrow,
    goes,
    back,
    leave: leave && { box: arrow.from!, side: leave[0], toward: leave[1] },
    enter: { box: arrow.to, side: enter[0], toward: enter[1] },
    leaveTrack,
    enterTrack,
  })

  if (!to && from) {
    const drop = track(from.column + 1, 10, `drop ${from.column} ${arrow.system}`)
    return way('end', ['right', arrow.system ? 1001 : 1000], ['top', arrow.system ? 1 : 0], drop)
  }
  if (!to) return way('entry', null, ['top', -1])
  if (arrow.from === null) {
    return to.row === 0
      ? way('entry', null, ['top', -1])
      : way('entry', null, ['left', -1], null, track(to.column, 90))
  }
  if (!from) return way('rise', ['top', 2], ['left', 999], null, track(to.column, 80), true)
  if (to.column === from.column) {
    if (to.row === from.row + 1) return way('down', ['bottom', 0], ['top', 0])
    const back = to.row < from.row
    const side: Side = back ? 'left' : 'right'
    const run = back ? track(from.column, 60) : track(from.column + 1, 20)
    return way('beside', [side, to.row * 10], [side, from.row * 10], run, run, back)
  }
  if (to.column === from.column + 1) {
    const run = track(to.column, 40)
    return way('beside', ['right', to.row * 10], ['left', from.row * 10], run, run)
  }
  const back = to.column < from.column
  const out = back ? track(from.column, 70) : track(from.column + 1, 30)
  const into = back ? track(to.column + 1, 25) : track(to.column, 50)
  return way(
    'over',
    from.row === 0 ? ['top', to.column] : [back ? 'left' : 'right', -1],
    to.row === 0 ? ['top', from.column] : [back ? 'right' : 'left', -1],
    from.row === 0 ? null : out,
    to.row === 0 ? null : into,
    back,
  )
}

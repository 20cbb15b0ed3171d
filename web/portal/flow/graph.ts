import type { Rulebook, Text } from '../../../engine/index.ts'
import { systemActors } from '../../../engine/index.ts'
import { outcomeText } from '../../../server/index.ts'

export type Procedure = Rulebook['procedure']

/** A step as a box of the drawing. */
export interface Node {
  readonly id: string
  readonly name: Text
  readonly owner: string | null
  /** Commands that leave the case at its step. */
  readonly loops: readonly Text[]
  /** Whether a person gives one of them. */
  readonly loopsByPeople: boolean
}

export interface Column {
  readonly id: string
  readonly name: Text
  readonly nodes: readonly Node[]
}

/** A command, and its outcome where just one of several leads this way. */
export interface Named {
  readonly name: Text
  /** Where only one outcome leads there. */
  readonly outcome: Text | null
}

/** All commands of one kind that lead from one step to another; no `from` where a case begins. */
export interface Arrow {
  readonly from: string | null
  readonly to: string
  readonly names: readonly Named[]
  /** Given by the clock or by another case, not by a person. */
  readonly system: boolean
}

export interface Graph {
  readonly columns: readonly Column[]
  /** Stages in which cases end: drawn below the others. */
  readonly ends: readonly Column[]
  readonly arrows: readonly Arrow[]
}

type Command = Procedure['opens'][string]

export const givers = ({ by }: Command): readonly string[] => [by].flat()

/** Where a command leads: by outcome, or the one way it has. */
export const waysOf = ({
  to,
}: Command): readonly (readonly [outcome: string | null, to: string])[] =>
  typeof to === 'string' ? [[null, to]] : Object.entries(to)

export const bySystem = (command: Command): boolean =>
  givers(command).every((party) => systemActors.includes(party))

/** Reads a procedure as boxes and arrows; nothing is known about it but its definition. */
export function graphOf(procedure: Procedure): Graph {
  const stages = Object.entries(procedure.stages).map(([id, { name, phase, steps }]) => ({
    id,
    name,
    phase,
    nodes: Object.entries(steps).map(([step, rule]) => nodeOf(`${id}.${step}`, rule)),
  }))
  return {
    columns: stages.filter(({ phase }) => phase !== 'closed'),
    ends: stages.filter(({ phase }) => phase === 'closed'),
    arrows: arrowsOf(procedure),
  }
}

function nodeOf(
  id: string,
  { name, owner, commands = {} }: Procedure['stages'][string]['steps'][string],
): Node {
  const loops = Object.values(commands).filter((one) => waysOf(one).some(([, to]) => to === id))
  return {
    id,
    name,
    owner: owner ?? null,
    loops: loops.map((one) => one.name),
    loopsByPeople: loops.some((one) => !bySystem(one)),
  }
}

function arrowsOf({ opens, stages, outcomes: named }: Procedure): readonly Arrow[] {
  const all = [
    ...Object.values(opens).map((command) => ({ from: null as string | null, command })),
    ...Object.entries(stages).flatMap(([stage, { steps }]) =>
      Object.entries(steps).flatMap(([step, { commands = {} }]) =>
        Object.values(commands).map((command) => ({ from: `${stage}.${step}`, command })),
      ),
    ),
  ]
  const arrows = new Map<
    string,
    { from: string | null; to: string; names: Named[]; system: boolean }
  >()
  for (const { from, command } of all) {
    const system = bySystem(command)
    const ways = waysOf(command)
    for (const to of new Set(ways.map(([, there]) => there))) {
      if (to === from) continue
      const outcomes = ways.flatMap(([outcome, there]) => (there === to ? (outcome ?? []) : []))
      const key = `${from} ${to} ${system}`
      const arrow = arrows.get(key) ?? { from, to, names: [], system }
      const one = ways.length > 1 && outcomes.length === 1 ? outcomes[0]! : null
      const outcome = one && outcomeText(one, { outcomes: named })
      arrow.names.push({ name: command.name, outcome })
      arrows.set(key, arrow)
    }
  }
  return [...arrows.values()]
}

import type { Span } from '../calendar.ts'
import { digest } from '../digest.ts'
import { partyNames } from '../parties.ts'
import { type Field, fieldClasses, type Programme } from '../programme.ts'
import type { Command, ProcedureFile, Step } from '../shapes.ts'
import { givers, machineConfig, machineOf, navigator, unopened, ways } from './machine.ts'

/** A command of a step, as the procedure has it, with what it needs at hand. */
export interface Move {
  readonly type: string
  readonly command: Command
  readonly by: readonly string[]
  /** Outcomes it branches by; empty for a single way. */
  readonly outcomes: readonly string[]
}

export interface StepRule extends Step {
  readonly stage: string
  readonly id: string
  readonly phase: 'pursuing' | 'holding' | 'closed'
  readonly moves: readonly Move[]
}

/** Programme and procedure, compiled once per digest and frozen: what cases run by. */
export interface Rulebook {
  readonly digest: string
  readonly programme: Programme
  readonly procedure: ProcedureFile
  readonly pins: { readonly programme: string; readonly procedure: string }
  readonly machine: ReturnType<typeof machineOf>
  readonly opens: readonly Move[]
  readonly steps: ReadonlyMap<string, StepRule>
  /** Commands whose givers a case remembers: those set apart, and those that may be corrected. */
  readonly noted: ReadonlySet<string>
  /** The conflicting parts of each command: people of one may not act in another. */
  readonly apart: readonly (readonly (readonly [part: string, commands: readonly string[]])[])[]
  move(step: string, type: string): Move | null
  /** Where an arrow of the statechart leads from a step; null when none of that name leaves it. */
  next(step: string, arrow: string): string | null
  /** The commands that a party gives somewhere in the procedure. */
  givenBy(party: string): readonly string[]
  /** The field that a member of an event's data came by; of several commands of one name, the most closed. */
  fieldOf(type: string, member: string): Field | null
  termOf(name: string | undefined): Span | null
  stepTerm(step: string): Span | null
}

/** Compiles a programme and one of its procedures. Both must have passed `load`. */
export function compileRulebook(
  programme: Programme,
  procedure: ProcedureFile,
  pins: Rulebook['pins'] = { programme: digest(programme), procedure: digest(procedure) },
): Rulebook {
  const steps = new Map(
    Object.entries(procedure.stages).flatMap(([stage, { steps, phase }]) =>
      Object.entries(steps).map(([name, step]): [string, StepRule] => {
        const id = `${stage}.${name}`
        return [id, { ...step, stage, id, phase, moves: movesOf(step.commands ?? {}) }]
      }),
    ),
  )
  const opens = movesOf(procedure.opens)
  const machine = machineOf(procedure)
  const apart = (procedure.apart ?? []).map(({ groups }) => Object.entries(groups))
  const corrected = [...steps.values()].flatMap(({ moves }) =>
    moves.flatMap(({ command }) => command.corrects ?? []),
  )
  const all = [...opens, ...[...steps.values()].flatMap(({ moves }) => moves)]
  const givenBy = new Map(
    partyNames.map((party) => [
      party as string,
      all.filter(({ by }) => by.includes(party)).map(({ type }) => type),
    ]),
  )
  const fieldOf = (type: string, member: string): Field | null => {
    const sets = all.flatMap((move) =>
      move.type === type && move.command.takes ? [programme.fields[move.command.takes]] : [],
    )
    const found = sets.flatMap((set) => set?.[member] ?? [])
    const rank = ({ class: of }: Field) => fieldClasses.indexOf(of)
    return found.toSorted((a, b) => rank(b) - rank(a))[0] ?? null
  }
  const termOf = (name: string | undefined): Span | null => {
    const found = name === undefined ? undefined : programme.terms[name]
    if (!found) return null
    const { name: _, source: __, ...span } = found
    return span as unknown as Span
  }
  return Object.freeze({
    digest: digest(pins),
    programme,
    procedure,
    pins,
    machine,
    next: navigator(machine),
    opens,
    steps,
    noted: new Set([...apart.flat().flatMap(([, commands]) => commands), ...corrected]),
    apart,
    givenBy: (party) => givenBy.get(party) ?? [],
    move: (step, type) =>
      (step === unopened ? opens : (steps.get(step)?.moves ?? [])).find(
        (move) => move.type === type,
      ) ?? null,
    fieldOf,
    termOf,
    stepTerm: (step) => {
      const due = steps.get(step)?.due
      return typeof due === 'object' ? termOf(due.term) : null
    },
  } satisfies Rulebook)
}

const movesOf = (commands: Readonly<Record<string, Command>>): readonly Move[] =>
  Object.entries(commands).map(([type, command]) => ({
    type,
    command,
    by: givers(command),
    outcomes: ways(command).flatMap(([outcome]) => outcome ?? []),
  }))

/** The statechart as JSON that XState's own `createMachine` accepts; guards are names to be provided. */
export const exportMachine = ({ procedure }: Rulebook): string =>
  JSON.stringify(machineConfig(procedure), null, 2)

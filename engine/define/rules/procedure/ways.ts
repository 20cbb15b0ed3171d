import { givers, ways } from '../../../compile/machine.ts'
import type { Command, ProcedureFile } from '../../../shapes.ts'
import { deciding } from '../../../vocabulary/derivations.ts'
import { called, type Rule } from '../../rule.ts'
import { commandsOf, stepsOf } from './places.ts'

/** Steps that a case can come to, from the opening commands on. */
function reachable(procedure: ProcedureFile): ReadonlySet<string> {
  const leaving = new Map(
    stepsOf(procedure).map(({ id, value }) => [id, Object.values(value.commands ?? {})]),
  )
  const found = new Set<string>()
  const walk = (commands: readonly Command[]): void => {
    for (const [, step] of commands.flatMap(ways)) {
      if (found.has(step)) continue
      found.add(step)
      walk(leaving.get(step) ?? [])
    }
  }
  walk(Object.values(procedure.opens))
  return found
}

/** What every score may come to, whatever else a standard's grades lead to. */
const everyScore = ['met', 'unmet']

/** Every step can be reached and left, has an owner and an hour; what is closed stays closed. */
export const wayRules = {
  'step-unreachable': (procedure, report) => {
    const found = reachable(procedure)
    for (const { path, id, name } of stepsOf(procedure).filter((step) => !found.has(step.id))) {
      report(
        path,
        `走不到步骤 ${called({ id, name })}`,
        `no command leads to the step "${id}"`,
        ['由某个动作的 to 指向它，或删去', 'lead to it with a "to", or remove it'],
        'key',
      )
    }
  },

  'step-no-way-out': (procedure, report) => {
    for (const { path, id, name, value, phase } of stepsOf(procedure)) {
      const leaves = Object.values(value.commands ?? {}).some((command) =>
        ways(command).some(([, step]) => step !== id),
      )
      if (phase !== 'closed' && !leaves) {
        report(
          path,
          `步骤 ${called({ id, name })}没有出路`,
          `nothing leads out of the step "${id}"`,
          ['给它一个走向别处的动作', 'a command that leads elsewhere'],
          'key',
        )
      }
    }
  },

  'step-no-deadline': (procedure, report) => {
    for (const { path, id, name } of stepsOf(procedure).filter(
      ({ phase, value }) => phase !== 'closed' && value.due === undefined,
    )) {
      report(
        path,
        `步骤 ${called({ id, name })}没有写何时到期`,
        `the step "${id}" has no deadline`,
        ['due: { term: 期限名 }', 'due: { term: name }'],
        'key',
      )
    }
  },

  'step-no-owner': (procedure, report) => {
    for (const { path, id, name } of stepsOf(procedure).filter(
      ({ phase, value }) => phase !== 'closed' && value.owner === undefined,
    )) {
      report(
        path,
        `步骤 ${called({ id, name })}没有写归谁办`,
        `the step "${id}" has no owner`,
        ['owner: 当事方', 'owner: party'],
        'key',
      )
    }
  },

  'step-not-ended': (procedure, report) => {
    for (const { path, id, name } of stepsOf(procedure).filter(
      ({ phase, value }) => phase === 'closed' && value.commands,
    )) {
      report(
        [...path, 'commands'],
        `办结的步骤 ${called({ id, name })}不能再有动作`,
        `the closed step "${id}" takes no commands`,
        ['去掉 commands', 'remove "commands"'],
      )
    }
  },

  'clock-hour': (procedure, report) => {
    for (const { path, id, name, value } of commandsOf(procedure)) {
      if (givers(value).includes('clock') && value.at === undefined) {
        report(
          path,
          `钟的动作 ${called({ id, name })}没有写时点`,
          `the clock's command "${id}" has no hour`,
          ['at: 时点', 'at: deadline'],
          'key',
        )
      } else if (value.at !== undefined && !givers(value).includes('clock')) {
        report(
          [...path, 'at'],
          `动作 ${called({ id, name })}由人提出，不写时点`,
          `the command "${id}" is given by people and has no hour`,
          ['去掉 at', 'remove "at"'],
          'key',
        )
      }
    }
  },

  'outcomes-differ': (procedure, report) => {
    for (const { path, id, name, value } of commandsOf(procedure)) {
      if (deciding.has(value.derives ?? '') && typeof value.to === 'string') {
        report(
          [...path, 'to'],
          `动作 ${called({ id, name })}由系统得出结论，去向须按结论写`,
          `"${id}" derives its outcome and must branch`,
          ['to: { 结论: 步骤 }', 'to: { outcome: step }'],
        )
        continue
      }
      if (value.derives !== 'score') continue
      for (const outcome of everyScore.filter((one) => !Object.hasOwn(value.to as object, one)))
        report(
          [...path, 'to'],
          `动作 ${called({ id, name })}得出考核结论，没有写 ${outcome} 的去向`,
          `"${id}" derives a score and does not say where "${outcome}" leads`,
          [`${outcome}: 步骤`, `${outcome}: step`],
        )
    }
  },
} satisfies Record<string, Rule<ProcedureFile>>

import { givers, ways } from '../../compile/machine.ts'
import { partyNames } from '../../parties.ts'
import type { Command, ProcedureFile, Step } from '../../shapes.ts'
import { deadlines } from '../../vocabulary/deadlines.ts'
import { deciding, derivations } from '../../vocabulary/derivations.ts'
import { guards } from '../../vocabulary/guards.ts'
import type { Rule } from '../rule.ts'
import type { Path } from '../source.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'
import { unknownWords } from './programme.ts'

interface Placed<T> {
  readonly path: Path
  readonly id: string
  readonly value: T
}

const stepsOf = ({
  stages,
}: ProcedureFile): readonly (Placed<Step> & { readonly phase: string })[] =>
  Object.entries(stages).flatMap(([stage, { steps, phase }]) =>
    Object.entries(steps).map(([step, value]) => ({
      path: ['stages', stage, 'steps', step],
      id: `${stage}.${step}`,
      value,
      phase,
    })),
  )

const commandsOf = (procedure: ProcedureFile): readonly Placed<Command>[] => [
  ...Object.entries(procedure.opens).map(([id, value]) => ({ path: ['opens', id], id, value })),
  ...stepsOf(procedure).flatMap(({ path, value: { commands = {} } }) =>
    Object.entries(commands).map(([id, value]) => ({ path: [...path, 'commands', id], id, value })),
  ),
]

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

/** What a schema cannot say of a procedure: every name is known, every step can be left and has an owner. */
export const procedureRules = {
  'programme-unknown': ({ programme }, report, world) =>
    unknownWords([[['programme'], programme]], [world.programme.id], report, '活动', 'programme'),

  'guard-unknown': (procedure, report) => {
    const used = commandsOf(procedure).flatMap(({ path, value: { when = [] } }) =>
      when.map((name, index): [Path, string] => [[...path, 'when', index], name]),
    )
    unknownWords(used, Object.keys(guards), report, '条件', 'guard')
  },

  'derivation-unknown': (procedure, report) => {
    const used = commandsOf(procedure).flatMap(({ path, value: { derives } }): [Path, string][] =>
      derives === undefined ? [] : [[[...path, 'derives'], derives]],
    )
    unknownWords(used, Object.keys(derivations), report, '推导', 'derivation')
  },

  'deadline-unknown': (procedure, report) => {
    const hours = commandsOf(procedure).flatMap(({ path, value: { at } }): [Path, string][] =>
      at === undefined ? [] : [[[...path, 'at'], at]],
    )
    const dues = stepsOf(procedure).flatMap(({ path, value: { due } }): [Path, string][] =>
      typeof due === 'string' ? [[[...path, 'due'], due]] : [],
    )
    unknownWords([...hours, ...dues], Object.keys(deadlines), report, '时点', 'deadline')
  },

  'term-unknown': (procedure, report, { programme }) => {
    const named = commandsOf(procedure).flatMap(({ path, value: { term } }): [Path, string][] =>
      term === undefined ? [] : [[[...path, 'term'], term]],
    )
    const dues = stepsOf(procedure).flatMap(({ path, value: { due } }): [Path, string][] =>
      typeof due === 'object' ? [[[...path, 'due', 'term'], due.term]] : [],
    )
    unknownWords([...named, ...dues], Object.keys(programme.terms), report, '期限', 'term')
  },

  'party-unknown': (procedure, report) => {
    const given = commandsOf(procedure).flatMap(({ path, value }): [Path, string][] =>
      givers(value).map((party, index) => [
        typeof value.by === 'string' ? [...path, 'by'] : [...path, 'by', index],
        party,
      ]),
    )
    const owners = stepsOf(procedure).flatMap(({ path, value: { owner } }): [Path, string][] =>
      owner === undefined ? [] : [[[...path, 'owner'], owner]],
    )
    unknownWords([...given, ...owners], partyNames, report, '当事方', 'party')
  },

  'field-set-unknown': (procedure, report, { programme }) => {
    const used = commandsOf(procedure).flatMap(({ path, value: { takes } }): [Path, string][] =>
      takes === undefined ? [] : [[[...path, 'takes'], takes]],
    )
    unknownWords(used, Object.keys(programme.fields), report, '内容组', 'field set')
  },

  'step-unknown': (procedure, report) => {
    const targets = commandsOf(procedure).flatMap(({ path, value }) =>
      ways(value).map(([outcome, step]): [Path, string] => [
        outcome === null ? [...path, 'to'] : [...path, 'to', outcome],
        step,
      ]),
    )
    unknownWords(
      targets,
      stepsOf(procedure).map(({ id }) => id),
      report,
      '步骤',
      'step',
    )
  },

  'step-unreachable': (procedure, report) => {
    const found = reachable(procedure)
    for (const { path, id } of stepsOf(procedure).filter((step) => !found.has(step.id))) {
      report(
        path,
        `走不到步骤 ${id}`,
        `no command leads to the step "${id}"`,
        ['由某个动作的 to 指向它，或删去', 'lead to it with a "to", or remove it'],
        'key',
      )
    }
  },

  'step-no-way-out': (procedure, report) => {
    for (const { path, id, value, phase } of stepsOf(procedure)) {
      const leaves = Object.values(value.commands ?? {}).some((command) =>
        ways(command).some(([, step]) => step !== id),
      )
      if (phase !== 'closed' && !leaves) {
        report(
          path,
          `步骤 ${id} 没有出路`,
          `nothing leads out of the step "${id}"`,
          ['给它一个走向别处的动作', 'a command that leads elsewhere'],
          'key',
        )
      }
    }
  },

  'step-no-deadline': (procedure, report) => {
    for (const { path, id, value } of stepsOf(procedure).filter(
      ({ phase, value }) => phase !== 'closed' && value.due === undefined,
    )) {
      report(
        path,
        `步骤 ${id} 没有写何时到期`,
        `the step "${value.name && id}" has no deadline`,
        ['due: { term: 期限名 }', 'due: { term: name }'],
        'key',
      )
    }
  },

  'step-no-owner': (procedure, report) => {
    for (const { path, id } of stepsOf(procedure).filter(
      ({ phase, value }) => phase !== 'closed' && value.owner === undefined,
    )) {
      report(
        path,
        `步骤 ${id} 没有写归谁办`,
        `the step "${id}" has no owner`,
        ['owner: 当事方', 'owner: party'],
        'key',
      )
    }
  },

  'step-not-ended': (procedure, report) => {
    for (const { path, id } of stepsOf(procedure).filter(
      ({ phase, value }) => phase === 'closed' && value.commands,
    )) {
      report(
        [...path, 'commands'],
        `办结的步骤 ${id} 不能再有动作`,
        `the closed step "${id}" takes no commands`,
      )
    }
  },

  'clock-hour': (procedure, report) => {
    for (const { path, id, value } of commandsOf(procedure)) {
      if (givers(value).includes('clock') && value.at === undefined) {
        report(
          path,
          `钟的动作 ${id} 没有写时点`,
          `the clock's command "${id}" has no hour`,
          ['at: 时点', 'at: deadline'],
          'key',
        )
      } else if (value.at !== undefined && !givers(value).includes('clock')) {
        report(
          [...path, 'at'],
          `动作 ${id} 由人提出，不写时点`,
          `the command "${id}" is given by people and has no hour`,
          ['去掉 at', 'remove "at"'],
          'key',
        )
      }
    }
  },

  'outcomes-differ': (procedure, report) => {
    for (const { path, id, value } of commandsOf(procedure)) {
      if (deciding.has(value.derives ?? '') && typeof value.to === 'string') {
        report(
          [...path, 'to'],
          `动作 ${id} 由系统得出结论，去向须按结论写`,
          `"${id}" derives its outcome and must branch`,
          ['to: { 结论: 步骤 }', 'to: { outcome: step }'],
        )
      }
    }
  },

  'corrects-unknown': (procedure, report) => {
    const all = commandsOf(procedure)
    const used = all.flatMap(({ path, value: { corrects } }): [Path, string][] =>
      corrects === undefined ? [] : [[[...path, 'corrects'], corrects]],
    )
    unknownWords(used, [...new Set(all.map(({ id }) => id))], report, '动作', 'command')
  },

  'consequence-unknown': (procedure, report) => {
    const all = commandsOf(procedure)
    const siblings = [
      ...new Set(all.filter(({ value }) => givers(value).includes('sibling')).map(({ id }) => id)),
    ]
    const used = all.flatMap(({ path, value: { then = [] } }) =>
      then.map(({ give }, index): [Path, string] => [[...path, 'then', index, 'give'], give]),
    )
    unknownWords(used, siblings, report, '后果', 'consequence')
  },

  'apart-unknown': (procedure, report) => {
    const known = [...new Set(commandsOf(procedure).map(({ id }) => id))]
    const used = (procedure.apart ?? []).flatMap(({ groups }, at) =>
      Object.entries(groups).flatMap(([part, commands]) =>
        commands.map((command, index): [Path, string] => [
          ['apart', at, 'groups', part, index],
          command,
        ]),
      ),
    )
    unknownWords(used, known, report, '动作', 'command')
  },

  'source-unknown': (procedure, report, { programme }) =>
    sourceUnknown(procedure, report, programme.sources),
  'clause-unknown': (procedure, report, { programme }) =>
    clauseUnknown(procedure, report, programme.sources),
} satisfies Record<string, Rule<ProcedureFile>>

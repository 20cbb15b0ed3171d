import { givers, ways } from '../../../compile/machine.ts'
import { partyNames } from '../../../parties.ts'
import type { Programme } from '../../../programme.ts'
import type { ProcedureFile } from '../../../shapes.ts'
import { deadlines } from '../../../vocabulary/deadlines.ts'
import { type DerivationName, derivations } from '../../../vocabulary/derivations.ts'
import { type GuardName, guards } from '../../../vocabulary/guards.ts'
import { type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { commandsOf, stepsOf } from './places.ts'

/** Words that speak of a part that a programme may leave out. */
const speakOf = {
  'star-was-cut': 'stars',
  restoration: 'stars',
  'earlier-start-shown': 'ladder',
  'recognised-earlier': 'confirmation',
  confirmation: 'confirmation',
} as const satisfies { readonly [word in GuardName | DerivationName]?: keyof Programme }

/** Every name in a procedure is known: a word of the vocabulary, of the programme, or of the procedure itself. */
export const nameRules = {
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

  'part-missing': (procedure, report, { programme }) => {
    const used = commandsOf(procedure).flatMap(({ path, value: { when = [], derives } }) => [
      ...when.map((word, index): [Path, string] => [[...path, 'when', index], word]),
      ...(derives === undefined ? [] : [[[...path, 'derives'], derives] as [Path, string]]),
    ])
    for (const [path, word] of used) {
      const part = Object.hasOwn(speakOf, word) ? speakOf[word as keyof typeof speakOf] : null
      if (part === null || programme[part] !== undefined) continue
      report(
        path,
        `${word} 要用方案的 ${part}，方案没有写`,
        `"${word}" goes by the programme's "${part}", which it does not have`,
        [`去掉 ${word}，或在 programme.yaml 写 ${part}`, `leave it out, or write "${part}"`],
      )
    }
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
} satisfies Record<string, Rule<ProcedureFile>>

import { leavesOf } from '../../define/rules/standard/indicators.ts'
import type { Settled } from '../../define/settled.ts'
import type { Path } from '../../define/source.ts'
import { evaluate } from '../../expression/evaluate.ts'
import type { Tree, Value } from '../../expression/tree.ts'
import { compileExpression, displayed, type Expression } from '../../expression.ts'
import { add, type Rational, rational, subtract } from '../../rational.ts'
import { type Fact, numeric, optionsOf } from '../../score/fact.ts'
import { expressionNames } from '../../score/readable.ts'
import { readAll } from '../../score/truth.ts'
import type { Draft } from '../draft.ts'
import type { Goal } from '../item.ts'
import type { Bench, Tried } from '../tried.ts'
import { stepOf } from './cells.ts'

/** Of every condition that is put together of several parts, each part once true and once not. */
export function atomDrafts({ value }: Settled, bench: Bench): readonly Draft[] {
  const names = expressionNames(bench.standard.facts)
  return [
    ...(value.conditions ?? []).map(
      ({ when }, at) => [['conditions', at, 'when'], when, true] as const,
    ),
    ...(value.vetoes ?? []).flatMap(({ when, cure }, at) => [
      [['vetoes', at, 'when'], when, true] as const,
      ...(cure && cure !== 'none'
        ? [[['vetoes', at, 'cure', 'when'], cure.when, true] as const]
        : []),
    ]),
    ...leavesOf(value).flatMap(({ path, value: { lines = [] } }) =>
      lines.flatMap(({ when }, at) =>
        when === undefined ? [] : [[[...path, 'lines', at, 'when'], when, false] as const],
      ),
    ),
  ].flatMap(([path, text, asked]) => {
    const { expression } = compileExpression(text, names)
    if (!expression) return []
    const atoms = atomsOf(expression.tree)
    // Of one part alone both sides are asked for already, where they decide.
    return atoms.length === 1 && asked
      ? []
      : atoms.flatMap((atom) => both(atom, expression, path, bench))
  })
}

function atomsOf(tree: Tree): readonly Tree[] {
  if (tree.is === 'and' || tree.is === 'or') return tree.sides.flatMap(atomsOf)
  return tree.is === 'not' ? atomsOf(tree.of) : [tree]
}

function both(atom: Tree, { reads }: Expression, path: Path, bench: Bench): readonly Draft[] {
  const { facts } = bench.standard
  const goals = goalsOf(atom, facts)
  const [zh, en] = [displayed({ tree: atom }, facts), displayed({ tree: atom }, facts, 'en')]
  return [true, false].map(
    (holds): Draft => ({
      ...{ kind: 'atom', by: 'any', path, key: `${en} ${holds}`, goals },
      zh: holds ? `「${zh}」成立` : `「${zh}」不成立`,
      en: holds ? `"${en}" holds` : `"${en}" does not hold`,
      reached: (tried) => stateOf(atom, reads, tried) === holds,
    }),
  )
}

function stateOf(atom: Tree, reads: readonly string[], { see }: Tried): boolean | null {
  const { missing, applies, read } = readAll(reads, see)
  if (missing.length > 0 || !applies) return null
  return evaluate(atom, (name) => read(name) as Value) as boolean
}

/** Every part of a tree, itself first. */
const partsOf = (tree: Tree): readonly Tree[] => [
  tree,
  ...Object.values(tree).flatMap((inner) => [inner].flat().filter(isTree).flatMap(partsOf)),
]
const isTree = (one: unknown): one is Tree => typeof one === 'object' && one !== null && 'is' in one

/** What its facts may be made to be, one at a time, so that it goes either way. */
export function goalsOf(
  atom: Tree,
  facts: ReadonlyMap<string, Fact>,
): readonly (readonly Goal[])[] {
  const parts = partsOf(atom)
  const numbers = parts.flatMap((part) => (part.is === 'number' ? [part.value] : []))
  const days = parts.flatMap((part) => (part.is === 'date' ? [part.value] : []))
  const named = [...new Set(parts.flatMap((part) => (part.is === 'fact' ? [part.name] : [])))]
  return named
    .flatMap((id) => facts.get(id) ?? [])
    .flatMap((fact): readonly Goal[] => {
      if (numeric(fact)) return around(fact, numbers).map((number) => ({ fact: fact.id, number }))
      return answersFor(fact, days, numbers).map((answer) => ({ fact: fact.id, answer }))
    })
    .map((goal) => [goal])
}

/** A number beside each that is written, at it, and on its other side. */
function around(fact: Fact, written: readonly Rational[]): readonly Rational[] {
  const step = stepOf(fact) ?? rational(1)
  const all = written.length > 0 ? written : [rational(0), rational(1)]
  return all.flatMap((one) => [one, add(one, step), subtract(one, step)])
}

function answersFor(
  { type, many, ...fact }: Fact,
  days: readonly string[],
  sizes: readonly Rational[],
): readonly (string | boolean | readonly string[])[] {
  if (type === 'bool') return [true, false]
  if (type === 'date')
    return days.flatMap((day) => [
      day,
      `${Number(day.slice(0, 4)) - 1}-06-15`,
      `${Number(day.slice(0, 4)) + 1}-06-15`,
    ])
  const options = Object.keys(optionsOf({ type, ...fact } as Fact))
  if (!many) return options
  const lengths = sizes.flatMap(({ n }) => [Number(n) - 1, Number(n), Number(n) + 1])
  return [
    [],
    ...options.map((one) => [one]),
    ...lengths.filter((length) => length > 0).map((length) => options.slice(0, length)),
    options,
  ]
}

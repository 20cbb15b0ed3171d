import { type Answers, compileStandard, type ScoringStandard } from '../engine/index.ts'

type StandardFile = Parameters<typeof compileStandard>[0]
type Indicator = StandardFile['indicators'][number]

/** What was seen, as a plain program would have it. */
export type Seen = Readonly<Record<string, number | boolean | string | readonly string[]>>

/** A standard of sixty leaves in twelve sections, and sheets that were filled in for it. */
export interface Sixty {
  readonly standard: ScoringStandard
  readonly seen: readonly Seen[]
}

const sections = Array.from({ length: 12 }, (_, at) => at)
const shown = { a: '标识', b: '承诺', c: '渠道', d: '规范' }
const kinds = { gold: '优', silver: '良', bronze: '中', none: '差' }

/** Every method that the shipped standards use, in the mix that they have it. */
export const mixed = (): Sixty => {
  const facts = sections.flatMap((at) => [
    [`late_${at}`, { type: 'count' }],
    [`quarrel_${at}`, { type: 'count' }],
    [`done_${at}`, { type: 'count' }],
    [`all_${at}`, { type: 'count' }],
    [
      `share_${at}`,
      { type: 'ratio', of: `done_${at}`, over: `all_${at}`, per: 100, over_zero: 'full' },
    ],
    [`shown_${at}`, { type: 'choice', many: true, of: shown }],
    [`wait_${at}`, { type: 'number' }],
    [`events_${at}`, { type: 'count' }],
  ])
  const leaves = (at: number): readonly object[] => [
    { points: 2, score: { kind: 'deduct', each: { [`late_${at}`]: 0.5, [`quarrel_${at}`]: 1 } } },
    {
      points: 2,
      score: {
        kind: 'linear',
        value: `share_${at}`,
        from: { at: 60, points: 0 },
        to: { at: 100, points: 2 },
      },
    },
    {
      points: 1.5,
      score: { kind: 'checklist', of: `shown_${at}`, items: { a: 0.5, b: 0.5, c: 0.25, d: 0.25 } },
    },
    {
      points: 1.5,
      score: {
        kind: 'bands',
        value: `wait_${at}`,
        bands: [
          { below: 8, points: 1.5 },
          { at_least: 8, below: 15, points: 1 },
          { at_least: 15, points: 0 },
        ],
      },
    },
    { points: 1, score: { kind: 'count', of: `events_${at}`, each: 0.25, cap: 1 } },
  ]
  return {
    standard: standardOf(facts, leaves, 8),
    seen: made((roll, at) => ({
      [`late_${at}`]: roll(6),
      [`quarrel_${at}`]: roll(3),
      [`done_${at}`]: 7 + roll(23),
      [`all_${at}`]: 30,
      [`shown_${at}`]: Object.keys(shown).filter(() => roll(4) > 0),
      [`wait_${at}`]: roll(200) / 10,
      [`events_${at}`]: roll(6),
    })),
  }
}

/** Methods that a rule engine without arithmetic can say too. */
export const plain = (): Sixty => {
  const facts = sections.flatMap((at) => [
    [`rate_${at}`, { type: 'percent' }],
    [`wait_${at}`, { type: 'number' }],
    [`shown_${at}`, { type: 'choice', many: true, of: shown }],
    [`met_${at}`, { type: 'bool' }],
    [`kind_${at}`, { type: 'choice', of: kinds }],
  ])
  const leaves = (at: number): readonly object[] => [
    {
      points: 2,
      score: {
        kind: 'bands',
        value: `rate_${at}`,
        bands: [
          { at_least: 95, points: 2 },
          { at_least: 85, below: 95, points: 1.5 },
          { at_least: 70, below: 85, points: 0.5 },
          { below: 70, points: 0 },
        ],
      },
    },
    {
      points: 1.5,
      score: {
        kind: 'bands',
        value: `wait_${at}`,
        bands: [
          { below: 8, points: 1.5 },
          { at_least: 8, below: 15, points: 1 },
          { at_least: 15, points: 0 },
        ],
      },
    },
    {
      points: 1.5,
      score: { kind: 'checklist', of: `shown_${at}`, items: { a: 0.5, b: 0.5, c: 0.25, d: 0.25 } },
    },
    { points: 1, score: { kind: 'target', of: `met_${at}` } },
    {
      points: 2,
      score: {
        kind: 'choice',
        of: `kind_${at}`,
        options: { gold: 2, silver: 1.5, bronze: 0.5, none: 0 },
      },
    },
  ]
  return {
    standard: standardOf(facts, leaves, 8),
    seen: made((roll, at) => ({
      [`rate_${at}`]: roll(101),
      [`wait_${at}`]: roll(200) / 10,
      [`shown_${at}`]: Object.keys(shown).filter(() => roll(4) > 0),
      [`met_${at}`]: roll(5) > 0,
      [`kind_${at}`]: Object.keys(kinds)[roll(4)]!,
    })),
  }
}

/** Sixteen sheets, the same in every run. */
function made(section: (roll: (below: number) => number, at: number) => Seen): readonly Seen[] {
  let state = 20_260_301
  const roll = (below: number): number => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  return Array.from({ length: 16 }, () => ({
    grave: roll(8) === 0 ? 1 : 0,
    forged: roll(16) === 0,
    ...Object.assign({}, ...sections.map((at) => section(roll, at))),
  }))
}

function standardOf(
  facts: readonly (readonly unknown[])[],
  leaves: (at: number) => readonly object[],
  points: number,
): ScoringStandard {
  const named = (one: object, id: string) => ({ id, name: id, ...one })
  const indicators = sections.map((at) =>
    named(
      { points, children: leaves(at).map((leaf, of) => named(leaf, `leaf_${at}_${of}`)) },
      `section_${at}`,
    ),
  )
  const standard = {
    ...{ id: 'bench', version: '1', name: '基准', publication: 'published', levels: ['upper'] },
    numbers: { scale: 2, rounding: 'half-up', round_at: 'publication', compare: 'exact' },
    facts: Object.fromEntries([
      ...facts,
      ['grave', { type: 'count' }],
      ['forged', { type: 'bool' }],
    ]),
    indicators: indicators as unknown as readonly Indicator[],
    vetoes: [
      { id: 'grave', name: '重大事故', when: 'grave > 0', source: 'plan 3.g' },
      { id: 'forged', name: '弄虚作假', when: 'forged', source: 'plan 3.g' },
    ],
    grades: {
      upper: [
        { id: 'best', at_least: 86.4, outcome: 'met' },
        { id: 'met', at_least: 60, outcome: 'met' },
        { id: 'unmet', outcome: 'unmet' },
      ],
    },
  }
  return compileStandard(standard as unknown as StandardFile, 'bench')
}

/** What was seen as answers of the assessor. */
export const answersOf = (seen: Seen): Answers =>
  Object.fromEntries(
    Object.entries(seen).map(([fact, value]) => [
      fact,
      { assessor: { state: 'answered', value: value as string, seq: 1 } },
    ]),
  )

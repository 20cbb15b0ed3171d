import { compileStandard, factsOf } from '../compile/standard.ts'
import type { Whole } from '../define/inherited.ts'
import { expressionsIn } from '../define/rules/standard/expressions.ts'
import type { Path } from '../define/source.ts'
import { compileExpression, type Expression } from '../expression.ts'
import { once } from '../once.ts'
import type { Programme } from '../programme.ts'
import type { Facts, Methods } from '../score/method.ts'
import { expressionNames } from '../score/readable.ts'
import type { Reading } from '../score/readings.ts'
import { score } from '../score/score.ts'
import { everyLine, type Sheet } from '../score/sheet.ts'
import type { StandardFile } from '../shapes.ts'

/** A standard in one of the ways in which a case may turn out: every number settled. */
export interface InStandard {
  readonly value: StandardFile
  readonly facts: Facts
  readonly methods: Methods
  readonly programme: Programme
  /** The levels that have these numbers. */
  readonly levels: readonly string[]
  /** As it stands with all that it inherits, the numbers not settled. */
  readonly whole: Whole
  /** Every standard of its programme. */
  readonly all: readonly Whole[]
}

/** An expression with where it stands. */
export interface PlacedExpression {
  readonly path: Path
  readonly expression: Expression
}

/** Every expression of a standard that is sound. */
export const expressionsOf = ({
  value,
  facts,
  methods,
}: Pick<InStandard, 'value' | 'facts' | 'methods'>): readonly PlacedExpression[] =>
  expressionsIn(value, methods).flatMap(([path, text]) => {
    const expression = expressionOf(text, facts)
    return expression ? [{ path, expression }] : []
  })

/** What a sound expression over facts reads and says; null for one that cannot be read. */
export const expressionOf = (text: string, facts: Facts): Expression | null =>
  compileExpression(text, expressionNames(facts)).expression ?? null

const nothing: Reading = { precedence: [], claims: [], trustsClaims: true, filedOn: null }

/** The sheet on which nothing was answered yet: each line and the total between the least and the most that they may come to. */
export const emptySheet = ({ value, methods, levels: [level] }: InStandard): Sheet =>
  emptySheets(methods)(value)(level!)

const emptySheets = once((methods: Methods) =>
  once((value: StandardFile) => {
    const standard = compileStandard(withoutKinds(value), '', methods)
    const made = new Map<string, Sheet>()
    return (level: string): Sheet => {
      const sheet = made.get(level) ?? score(standard, level, {}, nothing)
      made.set(level, sheet)
      return sheet
    }
  }),
)

/** What is for some kinds of unit only is there already, or is not: it is not asked again. */
const withoutKinds = (value: StandardFile): StandardFile =>
  JSON.parse(JSON.stringify(value, (key, inner) => (key === 'for' ? undefined : inner)))

/** The line of an indicator on a sheet, wherever it stands. */
export const lineOn = ({ lines, bonus, penalty }: Sheet, id: string) =>
  everyLine([...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? [])]).find(
    (line) => line.id === id,
  )

/** The facts of a resolved standard. */
export const factsIn = (value: StandardFile): Facts => factsOf(value.facts)

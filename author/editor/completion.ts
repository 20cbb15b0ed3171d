import type { CompletionItem } from 'vscode-languageserver'
import { answerStates, derived, type Fact, inWords } from '../../engine/index.ts'
import { optionsBy } from './hover.ts'
import { linesOf } from './lines.ts'
import {
  type Declared,
  declaredIn,
  everyNamed,
  factsOf,
  lineageOf,
  nameOf,
  standardOf,
  standardsBeside,
  writtenAt,
} from './names.ts'
import type { Page } from './pages.ts'
import type { Sort } from './roles.ts'
import { type Spot, spotAt } from './spot.ts'
import { calledIn, clausesOf, type Reader, tellDeclared } from './told.ts'
import { membersAt, nodeAt, plain, type Span } from './tree.ts'
import { say } from './words.ts'

/** A word that may be written, with what is told of it. */
interface Offer {
  readonly word: string
  readonly called: string
  readonly told?: string
}

/** A reference, as editors draw it. */
const reference = 18

/** What may be written at a place: names that are declared, and words that only we know. */
export function completionAt(
  page: Page,
  offset: number,
  reader: Reader,
): readonly CompletionItem[] {
  const spot = spotAt(page, offset, reader.pages.methods)
  if (!spot) return []
  const { offers, span } = offersAt(spot, page, reader)
  const range = linesOf(page.tree.text).range(span)
  return offers.map(({ word, called, told }) => ({
    label: word,
    kind: reference,
    detail: called,
    filterText: `${word} ${called}`,
    ...(told ? { documentation: { kind: 'markdown' as const, value: told } } : {}),
    textEdit: { range, newText: spot.needsColon ? `${word}: ` : word },
  }))
}

interface Offered {
  readonly offers: readonly Offer[]
  readonly span: Span
}

function offersAt(spot: Spot, page: Page, reader: Reader): Offered {
  const { role, span } = spot
  const { language } = reader
  const here = (offers: readonly Offer[]): Offered => ({ offers, span })
  switch (role.is) {
    case 'name':
      return here(namesFor(role.sort, spot, page, reader))
    case 'pivot':
      return here([{ word: 'level', called: say(language, 'level') }, ...facts(page, reader)])
    case 'option':
      return here(valuesOf(role.fact, page, reader))
    case 'expression':
      return here(inExpression(spot, page, reader))
    case 'citation':
      return cited(spot, page, reader)
    case 'target':
      return here(targets(spot, page, reader))
    case 'state':
      return here(answerStates.map((word) => ({ word, called: say(language, word) })))
    case 'outcome':
      return here(outcomes(page, reader))
    case 'method':
      return here(spot.inFlow ? methods(reader) : [])
  }
}

const offer =
  (page: Page, reader: Reader) =>
  (one: Declared): Offer => ({
    word: one.mark.name,
    called: calledIn(one, reader.language),
    told: tellDeclared(one, page, reader),
  })

const facts = (page: Page, reader: Reader): readonly Offer[] =>
  factsOf(page, reader.pages).map(offer(page, reader))

/** Every name of a sort that may stand there and does not stand beside it already. */
function namesFor(sort: Sort, spot: Spot, page: Page, reader: Reader): readonly Offer[] {
  const { pages } = reader
  const beside = Object.keys(membersAt(page.tree, spot.path.slice(0, -1)))
  const free = (offers: readonly Offer[]) =>
    spot.needsColon ? offers.filter(({ word }) => !beside.includes(word)) : offers
  if (sort === 'standard') return standards(page, reader)
  if (sort === 'level') return free(levels(page, reader))
  if (sort !== 'fact') return free(everyNamed(sort, page, pages).map(offer(page, reader)))
  const declares = page.kind === 'standard' && spot.path.length === 2 && spot.path[0] === 'facts'
  if (declares)
    return free(everyNamed('fact', page, pages).filter(isShared).map(offer(page, reader)))
  const all = factsOf(page, pages)
  const answered = page.kind === 'examples' ? all.filter((one) => !derived(factIn(one))) : all
  return free(answered.map(offer(page, reader)))
}

const isShared = ({ page }: Declared): boolean => page.kind === 'facts'
const factIn = (one: Declared): Fact => writtenAt(one) as unknown as Fact

const standards = (page: Page, { pages, language }: Reader): readonly Offer[] =>
  standardsBeside(page, pages)
    .filter((one) => one.file !== page.file)
    .flatMap((one) => {
      const [declared] = declaredIn(one, 'standard')
      return declared ? [{ word: nameOf(one), called: calledIn(declared, language) }] : []
    })

/** The levels that the standard of an example has; elsewhere all that the programme has. */
function levels(page: Page, reader: Reader): readonly Offer[] {
  const all = everyNamed('level', page, reader.pages).map(offer(page, reader))
  const standard = page.kind === 'examples' ? standardOf(page, reader.pages) : null
  const own = standard ? [plain(nodeAt(standard.tree, ['levels']))].flat() : []
  return own.some((one) => one !== null) ? all.filter(({ word }) => own.includes(word)) : all
}

function valuesOf(fact: string, page: Page, reader: Reader): readonly Offer[] {
  const found = factsOf(page, reader.pages).find(({ mark }) => mark.name === fact)
  if (found && factIn(found).type === 'bool')
    return ['true', 'false'].map((word) => ({ word, called: calledIn(found, reader.language) }))
  return Object.entries(optionsBy(fact, page, reader.pages)).map(([word, text]) => ({
    word,
    called: inWords(text, reader.language),
  }))
}

const compared = /([A-Za-z_]\w*)\s*[!=]=\s*["'][^"']*$/

/** Facts; behind a comparison and a quote, the options of the fact that is compared. */
function inExpression({ before }: Spot, page: Page, reader: Reader): readonly Offer[] {
  const [, fact] = compared.exec(before) ?? []
  return fact ? valuesOf(fact, page, reader) : facts(page, reader)
}

/** Sources; behind one, its clauses. */
function cited({ before, span }: Spot, page: Page, reader: Reader): Offered {
  const [, source, clause] = /^(\S+)\s+(.*)$/.exec(before) ?? []
  if (source === undefined || clause === undefined) {
    const sources = everyNamed('source', page, reader.pages)
    return { offers: sources.map(offer(page, reader)), span }
  }
  const rest = /^[^\s,\]}"'#]*/.exec(page.tree.text.slice(span[1], span[1] + 200))?.[0] ?? ''
  const offers = clausesOf(source, page, reader.pages).map(([word, told]) => ({
    ...{ word, told },
    called: told.slice(0, 40),
  }))
  return { offers, span: [span[0] - clause.length, span[1] + rest.length] }
}

/** What an operation may be about: what stands in the standards that are extended. */
function targets({ before }: Spot, page: Page, reader: Reader): readonly Offer[] {
  const parents = lineageOf(page, reader.pages).slice(1)
  if (!before.includes('/'))
    return parents.flatMap((one) => declaredIn(one, 'standard').map(offer(page, reader)))
  const sorts: { readonly [block: string]: Sort } = {
    vetoes: 'veto',
    conditions: 'condition',
    gates: 'gate',
  }
  const sort = sorts[before.split('/')[1] ?? ''] ?? 'indicator'
  return parents.flatMap((one) => declaredIn(one, sort).map(offer(page, reader)))
}

/** The outcomes that grades lead to; an example may come to none yet. */
function outcomes(page: Page, { pages, language }: Reader): readonly Offer[] {
  const grades = everyNamed('grade', page, pages)
  const all = grades.map(
    (one) => [String(writtenAt(one).outcome), calledIn(one, language)] as const,
  )
  const words = new Map([
    ...all,
    ...(page.kind === 'examples' ? [['open', say(language, 'open')] as const] : []),
  ])
  return [...words].map(([word, called]) => ({ word, called }))
}

const methods = ({ pages }: Reader): readonly Offer[] =>
  [...pages.methods.values()].map(({ kind, title, description }) => ({
    ...{ word: kind, called: title },
    told: description,
  }))

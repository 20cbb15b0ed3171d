import { once } from '../../once.ts'
import { clausesOf } from '../../programme.ts'
import type { Document } from '../../shapes.ts'
import { nearest } from '../problem.ts'
import { choices, type Report } from '../rule.ts'
import type { Path } from '../source.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A citation, and where it stands below what was asked. */
type Placed = readonly [Path, string]

/** Every place where a definition cites: `source`, `basis`, and the legal bases of the levels. */
const citations = (value: unknown): readonly Placed[] => (isObject(value) ? citedBelow(value) : [])

/** What does not differ from one way to another in which a case may turn out is looked through once. */
const citedBelow = once((value: Record<string, unknown>): readonly Placed[] =>
  Object.entries(value).flatMap(([key, member]): readonly Placed[] => {
    const here = [key]
    if ((key === 'source' || key === 'basis') && typeof member === 'string') return [[here, member]]
    if ((key === 'source' || key === 'basis') && Array.isArray(member)) {
      return member.map((one, index) => [[...here, index], String(one)])
    }
    if (key === 'legal_basis' && isObject(member)) {
      return Object.entries(member)
        .filter(([, one]) => one !== 'off')
        .map(([level, one]) => [[...here, level], String(one)])
    }
    if (key === 'sources') return []
    return citations(member).map(([path, text]) => [[key, ...path], text])
  }),
)

type Known = Readonly<Record<string, Document>>

/** plan, law or default: a source that is cited must be on the list. */
export function sourceUnknown(value: unknown, report: Report, known: Known): void {
  for (const [path, text] of citations(value)) {
    const [id = ''] = text.split(' ')
    if (!Object.hasOwn(known, id)) {
      report(
        path,
        `未登记的出处 ${id}`,
        `unknown source "${id}"`,
        choices(nearest(id, Object.keys(known)), Object.keys(known)),
      )
    }
  }
}

/** A clause that is cited must be one of the source's, where the source lists them. */
export function clauseUnknown(value: unknown, report: Report, known: Known): void {
  for (const [path, text] of citations(value)) {
    const [id = '', ...rest] = text.split(' ')
    const clause = rest.join(' ')
    const clauses = Object.hasOwn(known, id) ? clausesOf(known[id]!) : null
    if (clauses && clause !== '' && !clauses.includes(clause)) {
      report(
        path,
        `${id} 没有条款 ${clause}`,
        `"${id}" has no clause "${clause}"`,
        choices(nearest(clause, clauses), clauses),
      )
    }
  }
}

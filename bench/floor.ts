import { randomUUID } from 'node:crypto'
import { addMonths, type Case, endOf, localDate } from '../engine/index.ts'
import type { OpenHouse } from '../server/index.ts'
import { check, type Load } from './commands.ts'
import { type Contender, pump } from './measure.ts'
import { caseOf, headOf, rota, type World } from './world.ts'

export type Query = (
  text: string,
  values: readonly unknown[],
) => Promise<{ readonly rows: readonly unknown[] }>

/** Runs some queries in one transaction. */
export type Transact = (work: (query: Query) => Promise<void>) => Promise<void>

/** What bare SQL must know beforehand to write the rows that `handle` writes. */
export interface Known {
  readonly state: Case
  readonly under: string
  readonly selfCheckMonths: number
}

export async function learn({ db, registry }: OpenHouse, { original }: World): Promise<Known> {
  const row = await db
    .selectFrom('case_state')
    .select('state')
    .where('case_id', '=', original)
    .executeTakeFirstOrThrow()
  const state = row.state as Case
  const standard = registry.standard(state.pins.standard!)
  return {
    state,
    under: registry.rulebook(state.pins).digest,
    selfCheckMonths: standard.selfCheckMonths!,
  }
}

/**
 * The floor: the same rows with nothing decided. It locks the collective, then writes event, state, deadline
 * and delivery key in one transaction. Nobody's authority is looked at, no circumstance is read, no rule asked.
 */
export function bareSql(
  transact: Transact,
  world: World,
  known: Known,
  { from, count, inFlight, ms }: Load,
): Contender {
  const next = rota(from, count, inFlight)
  const asked = '0'.repeat(64)
  const states = new Map<number, Case>()
  const stateOf = (n: number): Case => {
    const made = states.get(n) ?? renamed(world, known.state, n)
    states.set(n, made)
    return made
  }
  const write = (lane: number): Promise<void> => {
    const n = next(lane)
    const at = world.next(n)
    const id = caseOf(world, n)
    const on = stateOf(n)
    const due = endOf(addMonths(localDate(at), known.selfCheckMonths))
    return transact(async (query) => {
      const { rows } = await query(
        'select s.revision from collective c join case_state s on s.collective = c.id where s.case_id = $1 for update of c',
        [id],
      )
      const { revision } = rows[0] as { revision: number }
      const seq = revision + 1
      const state = { ...on, revision: seq, memory: { ...on.memory, lastSelfCheck: at } }
      await query(
        'insert into case_event (case_id, seq, type, outcome, data, by, as_party, body, under, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
        [
          id,
          seq,
          check.type,
          null,
          JSON.stringify(check.data),
          headOf(world, n),
          'head',
          null,
          known.under,
          at,
        ],
      )
      await query(
        'update case_state set revision = $1, state = $2, changed_at = $3 where case_id = $4 and revision = $5',
        [seq, JSON.stringify(state), at, id, revision],
      )
      await query('update deadline set due_at = $1 where case_id = $2 and command = $3', [
        due,
        id,
        'call-check',
      ])
      const answer = {
        ok: true,
        value: {
          case: id,
          revision: seq,
          event: { seq, type: check.type, outcome: null, at },
          step: on.step,
          next: { owner: 'head', due, proof: null },
          also: [],
        },
      }
      await query(
        'insert into delivery (key, salt, asked, answer, case_id, at) values ($1, $2, $3, $4, $5, $6)',
        [randomUUID(), randomUUID(), asked, JSON.stringify(answer), id, at],
      )
    })
  }
  return () => pump(write, inFlight, ms)
}

/** The state of a copy: the original's under its own ids. */
function renamed(world: World, state: Case, n: number): Case {
  const { original, head } = world
  const text = JSON.stringify(state)
    .replaceAll(`"${original}-`, `"${caseOf(world, n)}-`)
    .replaceAll(`"${original}"`, `"${caseOf(world, n)}"`)
    .replaceAll(`"${head}"`, `"${headOf(world, n)}"`)
  return JSON.parse(text) as Case
}

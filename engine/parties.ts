import type { Case, Parties } from './case.ts'
import type { Body, Capacity, Circumstances, Collective } from './circumstances.ts'
import type { Programme } from './programme.ts'
import { ok, type Result, refuse } from './refusal.ts'

/** Actor ids that no person can have: the clock, and another case of the same collective. */
export const systemActors: readonly string[] = ['clock', 'sibling']

/** Ids that nobody may be named by: those, and whoever has not signed in. */
export const reservedActors: readonly string[] = [...systemActors, 'public']

/** League bodies on a collective's line and place, from its own superior one upward. */
export function chainOf(collective: Collective, bodies: readonly Body[]): readonly Body[] {
  const chain: Body[] = []
  for (let next: string | null = collective.body; next !== null; ) {
    const body = bodies.find(({ id }) => id === next)
    if (!body || chain.includes(body)) break
    chain.push(body)
    next = body.parent
  }
  return chain
}

/**
 * The committee of a tier on the line where one exists, the programme's own before one for all; else the League body
 * itself.
 */
export function authorityAt(
  programme: string,
  tier: string,
  chain: readonly Body[],
  bodies: readonly Body[],
): Body | null {
  const league = chain.find((body) => body.tier === tier)
  if (!league) return null
  const committees = bodies.filter(
    ({ kind, serves }) => kind === 'committee' && serves === league.id,
  )
  const own = committees.find((one) => one.programme === programme)
  return own ?? committees.find((one) => (one.programme ?? null) === null) ?? league
}

/** The bodies that act on a case. */
export interface Found {
  readonly parties: Parties
  /** The tier below the target where no body stands, so that another endorses; null where one does. */
  readonly endorserFor: string | null
}

/**
 * plan 3.b: 须经下一级团组织审核. The endorser is the League body one tier below the target; where none stands
 * there, the next below it that does, and last the collective's own superior League body.
 */
export function partiesFor(
  { id: programme, tiers }: Programme,
  collective: Collective,
  bodies: readonly Body[],
  level: string,
): Result<Found> {
  const order = tiers.map(({ id }) => id)
  const at = order.indexOf(level)
  const chain = chainOf(collective, bodies)
  const authority = authorityAt(programme, level, chain, bodies)
  if (!authority)
    return refuse({ code: 'body-missing', detail: { party: 'authority', tier: level } })
  const below = order.slice(at + 1)
  const endorser =
    below.flatMap((tier) => chain.find((body) => body.tier === tier) ?? [])[0] ?? chain[0]!
  const wanted = below[0]
  const above = order.slice(0, at).toReversed()
  const superior =
    above.flatMap((tier) => authorityAt(programme, tier, chain, bodies) ?? [])[0] ?? authority
  return ok({
    parties: { endorser: endorser.id, authority: authority.id, superior: superior.id },
    endorserFor: wanted !== undefined && endorser.tier !== wanted ? wanted : null,
  })
}

/** Every part in which the asker may act on a case. Anyone may act as anyone. */
export function capacitiesOf(
  on: Case,
  { asker, collective }: Pick<Circumstances, 'asker' | 'collective'>,
): readonly Capacity[] {
  const { actor, offices, heads } = asker
  if (systemActors.includes(actor)) return [{ party: actor, body: null }]
  const bodies = Object.entries(on.parties)
    .filter(([, body]) => body !== null && offices.includes(body))
    .map(([party, body]) => ({ party, body: body as string }))
  const personal = [
    { holds: collective.head === actor, party: 'head' },
    { holds: on.memory.assessor === actor, party: 'assessor' },
    {
      holds: heads.some((id) => id !== on.collective && on.memory.peers?.includes(id)),
      party: 'peer',
    },
    { holds: true, party: 'anyone' },
  ]
  return [
    ...bodies,
    ...personal.filter(({ holds }) => holds).map(({ party }) => ({ party, body: null })),
  ]
}

/** Parties a procedure may name, in the order in which a case meets them. */
export const partyNames = [
  'head',
  'endorser',
  'authority',
  'assessor',
  'peer',
  'superior',
  'anyone',
  'sibling',
  'clock',
] as const

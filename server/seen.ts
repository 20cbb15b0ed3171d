import {
  type Event,
  type FieldClass,
  mayRead,
  type Onlooker,
  type Rulebook,
  reservedActors,
  type ScoringStandard,
  type Seen,
  seen,
  type Text,
} from '../engine/index.ts'
import { type EventPage, listEvents } from './store/cases.ts'
import type { Database } from './store/tables.ts'
import { nodesIn } from './tell/telling.ts'

/** A text that came with a command, under the name of its field; null once it was erased. */
export interface SeenText {
  readonly field: string
  readonly name: Text
  readonly text: string | null
}

/** An event as an onlooker sees it, with the texts that are theirs to read. */
export type SeenEvent = Seen & { readonly name: Text; readonly texts: readonly SeenText[] }

/** What is needed to tell events: the rules they were decided under, and the standard whose facts they name. */
export interface Told {
  readonly rulebook: Rulebook
  readonly standard: ScoringStandard | null
  /** After this event what assessors write is theirs alone to see. */
  readonly sealedAfter: number
}

/** Events of a case in order, after a number, for an onlooker. */
export async function seenEvents(
  db: Database,
  id: string,
  told: Told,
  onlooker: Onlooker,
  { after = 0, limit = 200 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<Omit<EventPage, 'items'> & { readonly items: readonly SeenEvent[] }> {
  const { items, ...page } = await listEvents(db, id, after, limit)
  const texts = await textsOf(db, id, items)
  return {
    ...page,
    items: items.map((event) => ({
      ...seen(told.rulebook, event, onlooker),
      ...(isSealedTo(onlooker, event, told) ? { data: {} } : {}),
      name: commandName(told.rulebook, event.type),
      texts: (isSealedTo(onlooker, event, told) ? [] : (texts.get(event.seq) ?? []))
        .filter((one) => reads(told.rulebook, event, one.class, onlooker))
        .map(({ field, text }) => ({ field, name: fieldName(told, event, field), text })),
    })),
  }
}

/** What an assessor found or concluded, while the sheets of the stage are sealed; to all but themselves. */
const isSealedTo = ({ actor }: Onlooker, { as, by, seq }: Event, told: Told): boolean =>
  as === 'assessor' && by !== actor && seq > told.sealedAfter

const reads = (
  { programme }: Rulebook,
  { by }: Event,
  of: FieldClass,
  { actor, parties }: Onlooker,
): boolean => mayRead(programme, of, parties) || (by === actor && !reservedActors.includes(actor))

interface Kept {
  readonly seq: number
  readonly field: string
  readonly class: FieldClass
  readonly text: string | null
}

async function textsOf(
  db: Database,
  owner: string,
  events: readonly Event[],
): Promise<ReadonlyMap<number, readonly Kept[]>> {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return new Map()
  const rows = await db
    .selectFrom('document')
    .select(['seq', 'field', 'class', 'text'])
    .where('owner', '=', owner)
    .where('seq', '>=', first.seq)
    .where('seq', '<=', last.seq)
    .orderBy('seq')
    .orderBy('field')
    .execute()
  const bySeq = new Map<number, Kept[]>()
  for (const row of rows as readonly Kept[])
    bySeq.set(row.seq, [...(bySeq.get(row.seq) ?? []), row])
  return bySeq
}

/** The name of a command anywhere in a procedure; the word itself for one that is gone. */
export function commandName({ steps, opens }: Rulebook, type: string): Text {
  const all = [...opens, ...[...steps.values()].flatMap(({ moves }) => moves)]
  return all.find((move) => move.type === type)?.command.name ?? type
}

/** The name of what a text is about: of what was agreed on an item, else a fact. */
function partName(standard: Told['standard'], member: string, id: string): Text {
  if (member !== 'agreed') return standard?.facts.get(id)?.name ?? id
  const tables = standard?.levels.flatMap((level) => standard.tables(level)) ?? []
  return nodesIn(tables).find((node) => node.id === id)?.name ?? id
}

/** The name of the field a text stands in; a note to an answer goes by its fact. */
function fieldName({ rulebook, standard }: Told, { type }: Event, path: string): Text {
  const [member = '', fact] = path.split('.')
  if (fact !== undefined) return partName(standard, member, fact)
  return rulebook.fieldOf(type, member)?.name ?? member
}

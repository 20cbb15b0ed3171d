import { sql } from 'kysely'
import type { Case, Instant, Rulebook } from '../../engine/index.ts'
import type { Registry } from '../definitions/registry.ts'
import { methodsMissing } from './missing.ts'
import { compareWithEvents } from './rebuild.ts'
import type { Reckoned } from './reschedule.ts'
import type { Database } from './tables.ts'

/** Something the doctor found: broken needs a person at once, a note should be known. */
export interface Finding {
  readonly grave: boolean
  readonly code: FindingCode
  readonly key: string
  readonly detail: string
}

export type FindingCode =
  | 'rebuild-differs'
  | 'two-pursuits'
  | 'two-holdings'
  | 'two-open-cases'
  | 'title-without-case'
  | 'case-without-title'
  | 'stars-out-of-range'
  | 'events-gap'
  | 'text-in-event'
  | 'definition-missing'
  | 'method-missing'
  | 'publication-differs'
  | 'case-orphaned'
  | 'title-past-expiry'
  | 'step-overdue'
  | 'call-overdue'
  | 'deadline-stuck'
  | 'calendar-ends'

interface Row {
  readonly key: string
  readonly detail: string
}

/** The invariants of the model as queries: each row that one returns is a finding. */
const invariants: readonly {
  readonly code: FindingCode
  readonly grave: boolean
  readonly query: (now: Instant) => ReturnType<typeof sql<Row>>
}[] = [
  {
    code: 'two-pursuits',
    grave: true,
    query:
      () => sql<Row>`select collective || ' ' || programme as key, string_agg(case_id, ' ') as detail from case_state
      where phase = 'pursuing' group by collective, programme having count(*) > 1`,
  },
  {
    code: 'two-holdings',
    grave: true,
    query:
      () => sql<Row>`select collective || ' ' || programme as key, string_agg(case_id, ' ') as detail from case_state
      where phase = 'holding' group by collective, programme having count(*) > 1`,
  },
  {
    code: 'two-open-cases',
    grave: true,
    query:
      () => sql<Row>`select collective || ' ' || level || ' ' || coalesce(batch, '') as key, string_agg(case_id, ' ') as detail
      from case_state where phase <> 'closed' and batch is not null group by collective, programme, level, batch having count(*) > 1`,
  },
  {
    code: 'title-without-case',
    grave: true,
    query:
      () => sql<Row>`select t.collective || ' ' || t.level as key, coalesce(s.step, 'no case') as detail from title t
      left join case_state s on s.case_id = t.title ->> 'case'
      where t.standing = 'in-force' and (s.phase is distinct from 'holding'
        or s.state #>> '{memory,title,level}' is distinct from t.level
        or (s.state #>> '{memory,title,stars}')::int is distinct from t.stars)`,
  },
  {
    code: 'case-without-title',
    grave: true,
    query: () => sql<Row>`select s.case_id as key, s.step as detail from case_state s
      where s.phase = 'holding' and not exists (select 1 from title t where t.collective = s.collective
        and t.programme = s.programme and t.standing = 'in-force' and t.title ->> 'case' = s.case_id)`,
  },
  {
    code: 'stars-out-of-range',
    grave: true,
    query:
      () => sql<Row>`select t.collective || ' ' || t.level as key, t.stars::text as detail from title t
      join lateral (select coalesce((d.body #>> '{stars,max}')::int, 0) as most from definition d
        where d.kind = 'programme' and d.id = t.programme order by d.serial desc limit 1) p on true
      where t.stars > p.most or (t.standing = 'in-force' and t.stars < least(p.most, 1))
        or t.stars > (t.title ->> 'recognitions')::int`,
  },
  {
    code: 'events-gap',
    grave: true,
    query:
      () => sql<Row>`select s.case_id as key, s.revision || ' / ' || count(e.seq) as detail from case_state s
      left join case_event e on e.case_id = s.case_id group by s.case_id, s.revision
      having count(e.seq) <> s.revision or max(e.seq) <> s.revision`,
  },
  {
    code: 'text-in-event',
    grave: true,
    query: () => sql<Row>`select d.owner || ' ' || d.seq as key, d.field as detail from document d
      join case_event e on e.case_id = d.owner and e.seq = d.seq
      where length(d.text) > 3 and position(to_json(d.text)::text in e.data::text) > 0`,
  },
  {
    code: 'definition-missing',
    grave: true,
    query: () => sql<Row>`select s.case_id as key, p.value as detail from case_state s,
      lateral jsonb_each_text(s.state -> 'pins') p where p.value is not null
        and not exists (select 1 from definition d where d.digest = p.value)`,
  },
  {
    code: 'publication-differs',
    grave: true,
    query: () => sql<Row>`select p.digest as key, p.step as detail from publication p
      where json_array_length(p.signers) = 0 or exists (select 1 from json_array_elements(p.signers) s
        where s #>> '{statement,digest}' <> p.digest or s #>> '{statement,step}' <> p.step
          or exists (select 1 from definition_file f where f.digest = p.digest
            and encode(sha256(convert_to(f.text, 'UTF8')), 'hex') is distinct from s #>> array['statement', 'files', f.name]))`,
  },
  {
    code: 'title-past-expiry',
    grave: false,
    query: (
      now,
    ) => sql<Row>`select collective || ' ' || level as key, title ->> 'expires' as detail from title
      where standing = 'in-force' and title ->> 'expires' < ${now}`,
  },
  {
    code: 'call-overdue',
    grave: false,
    query: (
      now,
    ) => sql<Row>`select case_id || ' ' || command as key, attempts || ' ' || coalesce(refusal, '') as detail
      from deadline where due_at < ${now}::timestamptz - interval '1 day'`,
  },
  {
    code: 'deadline-stuck',
    grave: false,
    query:
      () => sql<Row>`select case_id || ' ' || command as key, attempts || ' ' || coalesce(refusal, '') as detail
      from deadline where attempts > 5`,
  },
]

/** Examines a store: the invariants of the model, rebuild equality, definitions, calendars, overdue steps. */
export async function examine(
  db: Database,
  registry: Registry,
  now: Instant,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const { code, grave, query } of invariants) {
    const { rows } = await query(now).execute(db)
    findings.push(...rows.map((row) => ({ grave, code, ...row })))
  }
  if (!findings.some(({ code }) => code === 'definition-missing')) {
    const missing = await methodsMissing(db, registry)
    findings.push(
      ...missing.map(({ standard: key, kind, package: name, version, found }) => ({
        grave: true,
        code: 'method-missing' as const,
        key,
        detail: `${kind} ${name}@${version} ≠ ${found || '—'}`,
      })),
    )
    const differences = await compareWithEvents(db, registry, (on, reckoned) => {
      findings.push(...stepOf(registry.rulebook(on.pins), on, reckoned, now))
    })
    findings.push(
      ...differences.map(({ table, key, stored, rebuilt }) => ({
        grave: true,
        code: 'rebuild-differs' as const,
        key: `${table} ${key}`,
        detail: `${stored} ≠ ${rebuilt}`,
      })),
    )
  }
  return [...findings, ...calendarEnds(registry, now)]
}

/** An open case without an owner or anything to do, or past its due date. */
function stepOf(
  { steps }: Rulebook,
  { id: key, step }: Case,
  { stepDue }: Reckoned,
  now: Instant,
): readonly Finding[] {
  const rule = steps.get(step)!
  if (rule.phase === 'closed') return []
  if (!rule.owner || rule.moves.length === 0)
    return [{ grave: true, code: 'case-orphaned', key, detail: step }]
  return stepDue !== null && stepDue < now
    ? [{ grave: false, code: 'step-overdue', key, detail: `${step} ${stepDue}` }]
    : []
}

/** A calendar that ends within half a year makes new deadlines provisional. */
function calendarEnds({ calendar }: Registry, now: Instant): readonly Finding[] {
  const soon = new Date(Date.parse(now) + 182 * 86_400_000).toISOString().slice(0, 10)
  return calendar.covers(soon)
    ? []
    : [{ grave: false, code: 'calendar-ends', key: soon, detail: 'provisional' }]
}

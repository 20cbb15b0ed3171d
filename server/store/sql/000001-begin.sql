-- Definitions are immutable once published: the same id@version with other content is refused.
create table definition (
  digest       text        primary key,
  serial       bigint      not null generated always as identity,
  kind         text        not null check (kind in ('programme', 'procedure', 'standard', 'calendar')),
  id           text        not null,
  version      text        not null,
  body         json        not null, -- not jsonb: the author's order is part of the definition
  published_at timestamptz not null,
  unique (kind, id, version)
);

-- Organisations on their lines; a committee serves the tier and place of a League body.
create table body (
  id     text primary key,
  name   text not null,
  kind   text not null check (kind in ('league', 'committee')),
  tier   text not null,
  parent text references body,
  serves text references body
);
create index body_serves on body (serves);

-- Which people act for which body. Actor ids are opaque; names live with whoever signs people in.
create table office (
  actor text not null,
  body  text not null references body,
  primary key (actor, body)
);

create table collective (
  id        text primary key,
  name      text not null,
  sector    text not null,
  field     text,
  post      text,
  ownership text not null,
  region    text not null,
  body      text not null references body,
  head      text not null,
  began     date not null
);
create index collective_head on collective (head);

-- A batch is published like a definition: a change is a new edition with a reason.
create table batch_edition (
  id           text        not null,
  edition      integer     not null check (edition > 0),
  digest       text        not null,
  body         jsonb       not null,
  published_at timestamptz not null,
  primary key (id, edition)
);

-- A case is its events. They are written once, and the key lets only one answer follow each state.
-- They hold ids, numbers, dates, outcomes and digests; texts stand in `document`, erasable.
create table case_event (
  case_id  text        not null,
  seq      integer     not null check (seq > 0),
  position bigint      not null generated always as identity,
  type     text        not null,
  outcome  text,
  data     jsonb       not null,
  by       text        not null, -- who, an opaque actor id
  as_party text        not null, -- in which capacity
  body     text,                 -- for which organisation
  under    text        not null, -- digest of the rulebook it was decided under
  at       timestamptz not null,
  primary key (case_id, seq)
);
create unique index case_event_position on case_event (position);

-- The case after its last event, folded once. A rebuild from the events must give the same row.
create table case_state (
  case_id    text        primary key,
  collective text        not null references collective,
  programme  text        not null,
  level      text        not null,
  batch      text,
  step       text        not null,
  phase      text        not null,
  revision   integer     not null,
  state      jsonb       not null,
  opened_at  timestamptz not null,
  changed_at timestamptz not null
);
create index case_state_collective on case_state (collective) where phase <> 'closed';
create index case_state_batch on case_state (batch) where phase <> 'closed';
create index case_state_step on case_state (step, case_id);
-- At most one case of a collective and programme is before recognition.
create unique index case_state_pursuing on case_state (collective, programme) where phase = 'pursuing';

-- The roll: what a collective holds or held at each level.
create table title (
  collective text    not null references collective,
  programme  text    not null,
  level      text    not null,
  standing   text    not null,
  stars      integer not null check (stars >= 0),
  title      jsonb   not null,
  primary key (collective, programme, level)
);
create unique index title_in_force on title (collective, programme) where standing = 'in-force';

-- What the clock owes a case. The clock gives the command through the same door as anyone;
-- visit tells a deadline of this visit to a step from one of an earlier visit.
create table deadline (
  case_id     text        not null,
  command     text        not null,
  visit       integer     not null,
  due_at      timestamptz not null,
  retry_at    timestamptz,
  attempts    integer     not null default 0,
  refusal     text,
  lease_until timestamptz,
  primary key (case_id, command)
);
create index deadline_due on deadline (coalesce(retry_at, due_at));

-- A list of items before the public for a legal period.
create table notice (
  id        text        primary key,
  authority text        not null,
  begins    timestamptz not null,
  ends      timestamptz not null,
  proof     jsonb       not null
);

-- From anyone, about a collective, at any time; only a verified one reaches the procedure.
create table complaint (
  id          text        primary key,
  receipt     text        not null, -- digest of the receipt that the complainant keeps
  collective  text        not null references collective,
  received_at timestamptz not null,
  outcome     text        check (outcome in ('verified', 'unfounded')),
  settled_at  timestamptz,
  settled_by  text,
  settled_for text,
  charged_in  text -- the case it led to an adjustment in, told by that case's events
);
create index complaint_collective on complaint (collective) where outcome = 'verified';

-- Free texts and who wrote them, by owner (a case or a complaint) and event; may be erased, the digest stays.
create table document (
  owner  text    not null,
  seq    integer not null,
  field  text    not null,
  class  text    not null check (class in ('public', 'internal', 'sensitive', 'sealed')),
  text   text,
  salt   text,
  digest text    not null,
  primary key (owner, seq, field)
);

-- The same key brings the same answer; with another command it is refused.
create table delivery (
  key     text        primary key,
  salt    text        not null,
  asked   text        not null, -- salted digest of actor, case and command: it covers free texts
  answer  jsonb       not null,
  case_id text        not null,
  at      timestamptz not null
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'what happened, happened: % is append-only', tg_table_name;
end $$;

create trigger written_once before update or delete or truncate on case_event
  for each statement execute function refuse_rewriting();
create trigger written_once before update or delete or truncate on definition
  for each statement execute function refuse_rewriting();
create trigger written_once before update or delete or truncate on batch_edition
  for each statement execute function refuse_rewriting();

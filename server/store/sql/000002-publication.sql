-- How far each definition has come: a step is taken once, signed by those whom the trust file asks, and stays.
-- A definition without any step is of the operator's own folder, and stands as its file says.
create table publication (
  digest  text        not null references definition,
  step    text        not null check (step in ('draft', 'review', 'trial', 'published', 'withdrawn')),
  -- of one row with definitions: whoever has read up to a number has read all of both
  serial  bigint      not null default nextval(pg_get_serial_sequence('definition', 'serial')),
  signers json        not null, -- statements and signatures, whole: anyone may try them again
  at      timestamptz not null,
  primary key (digest, step)
);
create unique index publication_serial on publication (serial);

-- The files that were signed, byte for byte.
create table definition_file (
  digest text not null references definition,
  name   text not null,
  text   text not null,
  primary key (digest, name)
);

create trigger written_once before update or delete or truncate on publication
  for each statement execute function refuse_rewriting();
create trigger written_once before update or delete or truncate on definition_file
  for each statement execute function refuse_rewriting();

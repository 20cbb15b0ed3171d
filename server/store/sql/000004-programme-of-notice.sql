-- A notice is one programme's: items of another are made public apart. The case that posted it first tells whose it is.
alter table notice add column programme text;
update notice n
set programme = s.programme
from (
  select distinct on (data #>> '{notice,id}') data #>> '{notice,id}' as id, case_id
  from case_event
  where data ? 'notice'
  order by data #>> '{notice,id}', position
) p
join case_state s on s.case_id = p.case_id
where p.id = n.id;
alter table notice alter column programme set not null;

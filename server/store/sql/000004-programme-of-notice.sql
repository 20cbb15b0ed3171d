-- A notice is one programme's: items of another are made public apart. Its posting tells whose it is.
alter table notice add column programme text;
update notice n
set programme = (
  select s.programme
  from case_event e join case_state s on s.case_id = e.case_id
  where e.data #>> '{notice,id}' = n.id
  order by e.at
  limit 1
);
alter table notice alter column programme set not null;

-- A committee may be for one programme alone: the bodies that run two side by side have a committee for each.
alter table body add column programme text;
-- A store that knows one programme so far has the committees of that one: what is published later brings its own.
update body
set programme = (select min(id) from definition where kind = 'programme')
where kind = 'committee'
  and (select count(distinct id) from definition where kind = 'programme') = 1;

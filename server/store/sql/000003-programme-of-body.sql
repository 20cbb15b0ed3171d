-- A committee may be for one programme alone: the bodies that run two side by side have a committee for each.
alter table body add column programme text;

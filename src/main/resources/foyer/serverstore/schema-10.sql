-- who made an invitation; empty if unknown
alter table invitation add column by text not null default '';
update invitation set sum = row_sum(room, hash, once, until, by);

-- who made an invitation; empty if unknown
alter table invitation add column by text not null default '';
update invitation set sum = row_sum(room, hash, once, until, by);

-- the direct conversations that wait for the other's answer, since when
create table request (
    room text primary key not null,
    at   integer not null,
    sum  integer not null
) without rowid;

-- whom a member ignores
create table ignored (
    member text not null,
    other  text not null,
    sum    integer not null,
    primary key (member, other)
) without rowid;

-- when a stored member was last seen
create table seen (
    member text primary key not null,
    at     integer not null,
    sum    integer not null
) without rowid;

-- settings of the server that the host changes while it runs
create table setting (
    name  text primary key not null,
    value text not null,
    sum   integer not null
) without rowid;

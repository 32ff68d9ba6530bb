-- what was said lately, in the order in which it came: to put each entry into its room's log at
-- once, and its number beside its member's others, costs a page of the file for each
create table arrived (
    place     integer primary key not null,
    room      text not null,
    seq       integer not null,
    at        integer not null,
    kind      text not null,
    by        text not null,
    name      text not null,
    n         integer not null,
    scheduled integer not null,
    text      text not null,
    sum       integer not null,
    epoch     integer not null
);

-- the rooms' logs to the end
create view logged as
    select room, seq, at, kind, by, name, n, scheduled, text, sum, epoch from entry
    union all
    select room, seq, at, kind, by, name, n, scheduled, text, sum, epoch from arrived;

-- a file chosen to go with what is said next: where it is on this person's disk, how long it was and
-- when it was changed last, in milliseconds since 1970, as it was chosen; 0 for what was pasted
create table chosen (
    server  integer not null,
    n       integer not null,
    room    text not null,
    path    text not null,
    name    text not null,
    bytes   integer not null,
    changed integer not null,
    primary key (server, n)
) without rowid;

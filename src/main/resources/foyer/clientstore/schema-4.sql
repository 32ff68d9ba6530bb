-- a file this person gives and the server does not have yet: where it is on their disk, its SHA-256
-- as soon as that is known, and what is said with it; answers 0 for nothing
create table giving (
    server  integer not null,
    n       integer not null,
    room    text not null,
    path    text not null,
    name    text not null,
    file    text not null,
    text    text not null,
    answers integer not null,
    primary key (server, n)
) without rowid;

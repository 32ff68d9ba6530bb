-- a server this person was at, by its key print or its address
create table server (
    place    integer primary key not null,
    identity text not null unique,
    log      text not null,
    number   integer not null,
    shown    text not null
);

-- a room they are in there: what it is, what its log is called, up to where it is known and read
create table room (
    server integer not null,
    name   text not null,
    info   text not null,
    log    text not null,
    last   integer not null,
    read   integer not null,
    draft  text not null,
    unique (server, name)
);

-- the newest of what was said there, without gaps up to the room's last
create table entry (
    server integer not null,
    room   text not null,
    seq    integer not null,
    frame  text not null,
    primary key (server, room, seq)
) without rowid;

-- what this person said and the server has not given its place yet
create table outgoing (
    server  integer not null,
    n       integer not null,
    room    text not null,
    text    text not null,
    at      integer not null,
    refused text not null,
    primary key (server, n)
) without rowid;

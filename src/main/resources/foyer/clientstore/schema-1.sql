-- a server to which the user has been, by its key fingerprint or its address
create table server (
    place    integer primary key not null,
    identity text not null unique,
    log      text not null,
    number   integer not null,
    shown    text not null
);

-- a joined room: its info, its log's name, the newest known and read seq, and the draft
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

-- the newest entries of a room's log, without gaps up to the room's last
create table entry (
    server integer not null,
    room   text not null,
    seq    integer not null,
    frame  text not null,
    primary key (server, room, seq)
) without rowid;

-- messages that the server has not confirmed
create table outgoing (
    server  integer not null,
    n       integer not null,
    room    text not null,
    text    text not null,
    at      integer not null,
    refused text not null,
    primary key (server, n)
) without rowid;

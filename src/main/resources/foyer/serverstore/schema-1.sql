create table log (
    id text not null
);

create table member (
    id   text primary key not null,
    name text not null,
    role text not null
) without rowid;

create table room (
    place integer primary key not null,
    name  text not null unique,
    owner text not null,
    topic text not null,
    kept  integer not null
);

create table schedule (
    id      integer primary key not null,
    text    text not null,
    minutes integer not null,
    by      text not null,
    name    text not null
);

create table entry (
    room      text not null,
    seq       integer not null,
    at        integer not null,
    kind      text not null,
    by        text not null,
    name      text not null,
    n         integer not null,
    scheduled integer not null,
    text      text not null,
    primary key (room, seq)
) without rowid;

create unique index entry_number on entry (by, n, room) where n > 0;

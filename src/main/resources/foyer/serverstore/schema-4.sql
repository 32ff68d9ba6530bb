create table password (
    room text primary key not null,
    hash text not null,
    sum  integer not null
) without rowid;

create table admitted (
    room   text not null,
    member text not null,
    sum    integer not null,
    primary key (room, member)
) without rowid;

create table penalty (
    kind    text not null,
    member  text not null,
    name    text not null,
    by      text not null,
    by_name text not null,
    reason  text not null,
    until   integer not null,
    address text not null,
    sum     integer not null,
    primary key (kind, member)
) without rowid;

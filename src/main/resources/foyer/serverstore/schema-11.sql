-- direct conversations that the other member has not accepted: who waits, and how many messages
-- they have sent; those from before are accepted
create table request (
    room     text primary key not null,
    by       text not null,
    messages integer not null,
    sum      integer not null
) without rowid;

-- whom members ignore, with the name at the time
create table ignored (
    place  integer primary key not null,
    by     text not null,
    member text not null,
    name   text not null,
    sum    integer not null,
    unique (by, member)
);

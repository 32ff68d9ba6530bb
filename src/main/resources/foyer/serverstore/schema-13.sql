-- members whose messages are being deleted: in all rooms, where room is empty, or in one in whose
-- log the entry with this seq says so
create table deletion (
    member text not null,
    room   text not null,
    by     text not null,
    name   text not null,
    seq    integer not null,
    sum    integer not null,
    primary key (member, room)
) without rowid;

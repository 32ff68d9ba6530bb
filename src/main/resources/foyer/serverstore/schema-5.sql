-- tokens that let in without the password, by their hashes
create table invitation (
    room  text not null,
    hash  text not null,
    once  integer not null,
    until integer not null,
    sum   integer not null,
    primary key (hash, room)
) without rowid;

-- members whom the user ignores, by their ids, with the name at the time
create table ignored (
    server integer not null,
    member text not null,
    name   text not null,
    primary key (server, member)
) without rowid;

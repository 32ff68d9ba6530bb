-- an attachment draft: the path of the file, and its length and modification time when it was
-- chosen, in milliseconds since 1970; 0 if it was pasted
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

-- an upload: the path of the file, its SHA-256 as soon as that is known, and the message's text;
-- answers is the seq of the message that it replies to, 0 for none
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

-- a row for each start of the server: entries say in which they were written, so that a copy of the
-- file put back is told from what it is a copy of
create table epoch (
    number integer primary key not null,
    id     text not null,
    sum    integer not null
);

alter table entry add column epoch integer not null default 0;

-- a room made anew under an old name has another log; what its log was cut down to; how far its
-- words can be searched
alter table room add column log text not null default '';
alter table room add column keeping text not null default 'ALWAYS';
alter table room add column cut integer not null default 0;
alter table room add column indexed integer not null default 0;

update room set log = lower(hex(randomblob(5)));
update room set sum = row_sum(name, owner, topic, kept, log, keeping, cut);
update entry set sum = row_sum(room, seq, at, kind, by, name, n, scheduled, text, epoch);

-- the largest number of each member among the entries that were cut off
create table spent (
    room text not null,
    by   text not null,
    n    integer not null,
    sum  integer not null,
    primary key (room, by)
) without rowid;

-- what was said, by the place of its room and its own in the log
create virtual table word using fts5 (
    text, content = '', tokenize = "unicode61 remove_diacritics 2"
);

insert into word (word, rank) values ('secure-delete', 1);

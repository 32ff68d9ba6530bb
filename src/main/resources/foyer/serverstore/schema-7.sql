-- which entry of the log an entry is about; what is so or not about it: scheduled, edited, put there
-- rather than taken away
drop view logged;

alter table entry add column of integer not null default 0;
alter table entry rename column scheduled to flag;
alter table arrived add column of integer not null default 0;
alter table arrived rename column scheduled to flag;

update entry set sum = row_sum(room, seq, at, kind, by, name, n, flag, text, epoch, of);
update arrived set sum = row_sum(room, seq, at, kind, by, name, n, flag, text, epoch, of);

create view logged as
    select room, seq, at, kind, by, name, n, flag, text, sum, epoch, of from entry
    union all
    select room, seq, at, kind, by, name, n, flag, text, sum, epoch, of from arrived;

create index entry_of on entry (room, of) where of > 0;

-- how far a member has read a room
create table reading (
    room   text not null,
    member text not null,
    seq    integer not null,
    sum    integer not null,
    primary key (room, member)
) without rowid;

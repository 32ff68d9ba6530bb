-- a file that came with a message: id, length, media type, width, height, name
drop view logged;

alter table entry add column file text not null default '';
alter table arrived add column file text not null default '';

update entry set sum = row_sum(room, seq, at, kind, by, name, n, flag, text, epoch, of, file);
update arrived set sum = row_sum(room, seq, at, kind, by, name, n, flag, text, epoch, of, file);

create view logged as
    select room, seq, at, kind, by, name, n, flag, text, sum, epoch, of, file from entry
    union all
    select room, seq, at, kind, by, name, n, flag, text, sum, epoch, of, file from arrived;

create index entry_file on entry (room, seq) where file <> '';

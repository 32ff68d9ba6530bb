alter table log add column open integer not null default 0;
alter table log add column sum integer not null default 0;
alter table member add column sum integer not null default 0;
alter table room add column sum integer not null default 0;
alter table schedule add column sum integer not null default 0;
alter table entry add column sum integer not null default 0;

update log set sum = row_sum(id);
update member set sum = row_sum(id, name, role);
update room set sum = row_sum(name, owner, topic, kept);
update schedule set sum = row_sum(id, text, minutes, by, name);
update entry set sum = row_sum(room, seq, at, kind, by, name, n, scheduled, text);

create table trial (
    tried integer not null
);

insert into trial values (0);

-- the shared file that comes with it: id, length and name; empty for none
alter table outgoing add column file text not null default '';

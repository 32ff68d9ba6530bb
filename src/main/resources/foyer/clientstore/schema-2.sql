-- seq of the message that it replies to; 0 for none
alter table outgoing add column answers integer not null default 0;

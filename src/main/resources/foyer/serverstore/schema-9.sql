-- the reactions and edits of one message, and the pinned messages of a room, without a look at the
-- rest of its log
drop index entry_of;

create index entry_reacted on entry (room, of, by, text, seq, flag) where kind = 'reacted';
create index entry_edited on entry (room, of, (text <> '')) where kind = 'edited';
create index entry_pinned on entry (room, seq) where kind = 'pinned';
create index arrived_of on arrived (room, of) where of > 0;

-- parts of words by the messages that hold them: a block is the place of a room and 4,096 of its
-- entries. The logs are indexed anew in the background
drop table word;

create table gram (
    block   integer not null,
    gram    text not null,
    entries blob not null,
    primary key (block, gram)
) without rowid;

update room set indexed = cut;

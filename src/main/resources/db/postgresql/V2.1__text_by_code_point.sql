-- Texts are compared by code point on every database, whatever the collation of this one, and found by any part of them.
alter table users
    alter column name_key type varchar(400) collate "C",
    alter column email_key type varchar(254) collate "C",
    alter column status type varchar(8) collate "C";

create extension if not exists pg_trgm;
create index users_name_trigrams on users using gin (name_key gin_trgm_ops);
create index users_email_trigrams on users using gin (email_key gin_trgm_ops);

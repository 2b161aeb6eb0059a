alter index users_name_trigrams rename to users_a_name_trigrams;
alter index users_email_trigrams rename to users_a_email_trigrams;

alter table users_b
    alter column name_key type varchar(400) collate "C",
    alter column email_key type varchar(254) collate "C",
    alter column status type varchar(8) collate "C";

create index users_b_name_trigrams on users_b using gin (name_key gin_trgm_ops);
create index users_b_email_trigrams on users_b using gin (email_key gin_trgm_ops);

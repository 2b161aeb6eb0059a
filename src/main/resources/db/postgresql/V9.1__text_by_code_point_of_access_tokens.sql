alter table access_tokens_a
    alter column name_key type varchar(200) collate "C",
    alter column status type varchar(8) collate "C";

alter table access_tokens_b
    alter column name_key type varchar(200) collate "C",
    alter column status type varchar(8) collate "C";

create index access_tokens_a_name_trigrams on access_tokens_a using gin (name_key gin_trgm_ops);
create index access_tokens_b_name_trigrams on access_tokens_b using gin (name_key gin_trgm_ops);

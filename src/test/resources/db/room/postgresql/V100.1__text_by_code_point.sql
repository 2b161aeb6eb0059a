alter table rooms_a alter column name_key type varchar(160) collate "C";
alter table rooms_b alter column name_key type varchar(160) collate "C";

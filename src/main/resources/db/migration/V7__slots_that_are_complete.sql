-- Whether its rows contain the events up to some moment since it was last emptied. Until then it answers no query, because what a row
-- lacks would be taken for what does not exist.
alter table slot add column complete boolean default false not null;

update slot set complete = exists (select 1 from token where processor_name = read_model || '-' || slot and token is not null);

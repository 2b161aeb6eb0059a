-- What the e-mail address of a user looks like, as a number. The users are read from the events again.
alter table users_a add column look_alike bigint;
alter table users_b add column look_alike bigint;

create index users_a_look_alike on users_a (look_alike, status);
create index users_b_look_alike on users_b (look_alike, status);

update slot
set emptying = true,
    complete = false
where read_model = 'users'
  and exists (select 1 from token where processor_name = read_model || '-' || slot);

-- Whether it is to be emptied before its projection runs again.
alter table slot add column emptying boolean default false not null;

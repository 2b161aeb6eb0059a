-- Each read model has two slots, so that it can be built anew beside the live one and take its place at once.
create table slot
(
    read_model varchar(100) not null,
    slot       varchar(1)   not null,
    live       boolean      not null,
    -- Whether its projection is to run.
    running    boolean      not null,
    primary key (read_model, slot)
);

insert into slot (read_model, slot, live, running)
values ('users', 'a', true, true),
       ('users', 'b', false, false),
       ('user-statistics', 'a', true, true),
       ('user-statistics', 'b', false, false);

update token set processor_name = processor_name || '-a';

-- Events that a projection could not take, and later ones of the same aggregate, which wait for them. The events themselves are in
-- the store.
create table dead_letter
(
    processor       varchar(100) not null,
    aggregate       varchar(255) not null,
    sequence_number bigint       not null,
    event_type      varchar(255) not null,
    -- Null if it only waits for an earlier one.
    cause           varchar(1000),
    since           timestamp(3) with time zone not null,
    retries         integer      not null,
    primary key (processor, aggregate, sequence_number)
);

alter table users rename to users_a;
alter index users_id rename to users_a_id;
alter index users_name rename to users_a_name;
alter index users_email rename to users_a_email;
alter index users_active rename to users_a_active;
alter index users_status rename to users_a_status;
alter index users_version rename to users_a_version;
alter index users_created_at rename to users_a_created_at;
alter index users_updated_at rename to users_a_updated_at;

create table users_b
(
    id         uuid                        not null,
    name       varchar(400)                not null,
    name_key   varchar(400)                not null,
    email      varchar(254)                not null,
    email_key  varchar(254)                not null,
    active     boolean                     not null,
    status     varchar(8)                  not null,
    version    bigint                      not null,
    created_at timestamp(3) with time zone not null,
    updated_at timestamp(3) with time zone not null
);

create unique index users_b_id on users_b (id);
create index users_b_name on users_b (name_key, id);
create index users_b_email on users_b (email_key, id);
create index users_b_active on users_b (active, id);
create index users_b_status on users_b (status, id);
create index users_b_version on users_b (version, id);
create index users_b_created_at on users_b (created_at, id);
create index users_b_updated_at on users_b (updated_at, id);

alter table user_statistics_by_status rename to user_statistics_by_status_a;
alter table user_statistics_by_day rename to user_statistics_by_day_a;
alter table user_statistics_counted rename to user_statistics_counted_a;

create table user_statistics_by_status_b
(
    status varchar(8) not null primary key,
    users  bigint     not null
);

insert into user_statistics_by_status_b (status, users)
values ('active', 0),
       ('inactive', 0),
       ('deleted', 0);

create table user_statistics_by_day_b
(
    counted_on date   not null primary key,
    created    bigint not null,
    deleted    bigint not null
);

create table user_statistics_counted_b
(
    id      uuid       not null primary key,
    status  varchar(8) not null,
    version bigint     not null
);

-- The read model of users, made from the events. The columns that end in _key hold what is compared: folded text. Each field
-- has an index that ends in the id, so that a page in the order of the field is a range of it.
create table users
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

create unique index users_id on users (id);
create index users_name on users (name_key, id);
create index users_email on users (email_key, id);
create index users_active on users (active, id);
create index users_status on users (status, id);
create index users_version on users (version, id);
create index users_created_at on users (created_at, id);
create index users_updated_at on users (updated_at, id);

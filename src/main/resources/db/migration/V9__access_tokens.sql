-- The read model of access tokens, in two slots. Neither it nor the events contain a secret.
create table access_tokens_a
(
    id         uuid                        not null,
    name       varchar(200)                not null,
    name_key   varchar(200)                not null,
    scopes     varchar(5100)               not null,
    status     varchar(8)                  not null,
    issued_by  varchar(255)                not null,
    issued_at  timestamp(3) with time zone not null,
    expires_at timestamp(3) with time zone,
    revoked_at timestamp(3) with time zone,
    version    bigint                      not null
);

create unique index access_tokens_a_id on access_tokens_a (id);
create index access_tokens_a_name on access_tokens_a (name_key, id);
create index access_tokens_a_status on access_tokens_a (status, id);
create index access_tokens_a_issued_at on access_tokens_a (issued_at, id);
create index access_tokens_a_version on access_tokens_a (version, id);

create table access_tokens_b
(
    id         uuid                        not null,
    name       varchar(200)                not null,
    name_key   varchar(200)                not null,
    scopes     varchar(5100)               not null,
    status     varchar(8)                  not null,
    issued_by  varchar(255)                not null,
    issued_at  timestamp(3) with time zone not null,
    expires_at timestamp(3) with time zone,
    revoked_at timestamp(3) with time zone,
    version    bigint                      not null
);

create unique index access_tokens_b_id on access_tokens_b (id);
create index access_tokens_b_name on access_tokens_b (name_key, id);
create index access_tokens_b_status on access_tokens_b (status, id);
create index access_tokens_b_issued_at on access_tokens_b (issued_at, id);
create index access_tokens_b_version on access_tokens_b (version, id);

insert into slot (read_model, slot, live, running)
values ('access-tokens', 'a', true, true),
       ('access-tokens', 'b', false, false);

-- When a token was last used, to the minute. Not a projection: there are no events of it.
create table access_token_use
(
    token   uuid                        not null primary key,
    used_at timestamp(3) with time zone not null
);

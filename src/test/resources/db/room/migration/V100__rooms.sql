-- The read model of rooms, in both slots.
create table rooms_a
(
    id       uuid         not null,
    name     varchar(160) not null,
    name_key varchar(160) not null,
    seats    bigint       not null,
    flagged  boolean      not null,
    version  bigint       not null
);

create unique index rooms_a_id on rooms_a (id);
create index rooms_a_name on rooms_a (name_key, id);
create index rooms_a_seats on rooms_a (seats, id);
create index rooms_a_flagged on rooms_a (flagged, id);
create index rooms_a_version on rooms_a (version, id);

create table rooms_b
(
    id       uuid         not null,
    name     varchar(160) not null,
    name_key varchar(160) not null,
    seats    bigint       not null,
    flagged  boolean      not null,
    version  bigint       not null
);

create unique index rooms_b_id on rooms_b (id);
create index rooms_b_name on rooms_b (name_key, id);
create index rooms_b_seats on rooms_b (seats, id);
create index rooms_b_flagged on rooms_b (flagged, id);
create index rooms_b_version on rooms_b (version, id);

insert into slot (read_model, slot, live, running)
values ('rooms', 'a', true, true),
       ('rooms', 'b', false, false);

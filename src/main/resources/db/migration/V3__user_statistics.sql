-- A second read model of users: how many there are of each status, and how many were created and deleted on each day (UTC).
create table user_statistics_by_status
(
    status varchar(8) not null primary key,
    users  bigint     not null
);

insert into user_statistics_by_status (status, users)
values ('active', 0),
       ('inactive', 0),
       ('deleted', 0);

create table user_statistics_by_day
(
    counted_on date   not null primary key,
    created    bigint not null,
    deleted    bigint not null
);

-- What each user was counted as, and up to which event.
create table user_statistics_counted
(
    id      uuid       not null primary key,
    status  varchar(8) not null,
    version bigint     not null
);

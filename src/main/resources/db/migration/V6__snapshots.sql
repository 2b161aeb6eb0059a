-- The state of aggregates with many events at one of them, so that they load as fast as others. Only a cache of the events: it can be
-- emptied at any time.
create table snapshot
(
    aggregate_identifier varchar(255) not null,
    sequence_number      bigint       not null,
    event_identifier     varchar(255) not null,
    type                 varchar(255) not null,
    time_stamp           varchar(40)  not null,
    payload_type         varchar(255) not null,
    payload_revision     varchar(255),
    payload              bytea        not null,
    meta_data            bytea        not null,
    primary key (aggregate_identifier, sequence_number)
);

-- Users created and deleted in each quarter of an hour, instead of each day in UTC: the days of every time zone consist of such quarters.
-- The statistics are counted again from the events.
drop table user_statistics_by_day_a;
drop table user_statistics_by_day_b;

create table user_statistics_by_quarter_a
(
    starts_at timestamp(0) with time zone not null primary key,
    created   bigint                      not null,
    deleted   bigint                      not null
);

create table user_statistics_by_quarter_b
(
    starts_at timestamp(0) with time zone not null primary key,
    created   bigint                      not null,
    deleted   bigint                      not null
);

update slot
set emptying = true,
    complete = false
where read_model = 'user-statistics'
  and exists (select 1 from token where processor_name = read_model || '-' || slot);

-- The embedded database writes its file whenever it has used up the numbers that it took in advance, also in the midst of a
-- transaction. After a kill those that were left are lost; projections take them for events that are still to come until the
-- gap timeout is over. (PostgreSQL would hand them out per connection, and so out of order.)
alter table event alter column global_index set cache 500;

package io.roster.http;

/** The same jar does the same on PostgreSQL: only the configuration differs. */
@OnPostgres
class UserLifecycleOnPostgresTest extends UserLifecycleTest {}

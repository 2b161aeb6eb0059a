package io.roster.http;

@OnPostgres
class ReplayBesideOnPostgresTest extends ReplayBesideTest {}

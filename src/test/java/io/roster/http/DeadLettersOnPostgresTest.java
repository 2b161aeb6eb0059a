package io.roster.http;

@OnPostgres
class DeadLettersOnPostgresTest extends DeadLettersTest {}

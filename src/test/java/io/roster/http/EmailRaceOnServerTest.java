package io.roster.http;

@OnAxonServer
class EmailRaceOnServerTest extends EmailRaceTest {}

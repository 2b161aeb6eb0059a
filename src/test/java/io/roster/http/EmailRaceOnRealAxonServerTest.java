package io.roster.http;

@OnRealAxonServer
class EmailRaceOnRealAxonServerTest extends EmailRaceTest {}

package io.roster.http;

@OnRealAxonServer
class RandomQueriesOnRealAxonServerTest extends RandomQueriesTest {}

package io.roster.http;

@OnAxonServer
class RandomQueriesOnServerTest extends RandomQueriesTest {}

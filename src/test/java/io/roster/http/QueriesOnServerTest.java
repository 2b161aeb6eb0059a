package io.roster.http;

@OnAxonServer
class QueriesOnServerTest extends QueriesTest {}

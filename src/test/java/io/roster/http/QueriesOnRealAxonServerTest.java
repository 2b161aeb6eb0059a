package io.roster.http;

@OnRealAxonServer
class QueriesOnRealAxonServerTest extends QueriesTest {}

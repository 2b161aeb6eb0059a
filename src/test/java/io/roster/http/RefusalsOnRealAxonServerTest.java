package io.roster.http;

@OnRealAxonServer
class RefusalsOnRealAxonServerTest extends RefusalsTest {}

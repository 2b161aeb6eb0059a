package io.roster.http;

@OnAxonServer
class RefusalsOnServerTest extends RefusalsTest {}

package io.roster.http;

@OnAxonServer
class DeadLettersOnServerTest extends DeadLettersTest {}

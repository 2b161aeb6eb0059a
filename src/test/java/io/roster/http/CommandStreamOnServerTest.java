package io.roster.http;

@OnAxonServer
class CommandStreamOnServerTest extends CommandStreamOnServer {}

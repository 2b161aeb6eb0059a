package io.roster.http;

@OnRealAxonServer
class CommandStreamOnRealAxonServerTest extends CommandStreamOnServer {}

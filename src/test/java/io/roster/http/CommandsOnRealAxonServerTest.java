package io.roster.http;

@OnRealAxonServer
class CommandsOnRealAxonServerTest extends CommandsOnServer {}

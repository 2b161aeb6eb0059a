package io.roster.http;

@OnAxonServer
class CommandsOnServerTest extends CommandsOnServer {}

package io.roster.http;

@OnAxonServer
class UserLifecycleOnServerTest extends UserLifecycleTest {}

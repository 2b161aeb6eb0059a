package io.roster.http;

@OnRealAxonServer
class UserLifecycleOnRealAxonServerTest extends UserLifecycleTest {}

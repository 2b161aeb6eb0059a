package io.roster.http;

@OnRealAxonServer
class ReplayBesideOnRealAxonServerTest extends ReplayBesideTest {}

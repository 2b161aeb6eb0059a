package io.roster.http;

@OnAxonServer
class ReplayBesideOnServerTest extends ReplayBesideTest {}

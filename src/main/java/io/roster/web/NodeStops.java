package io.roster.web;

/** This node takes no more commands, because it stops. Nothing was done. */
final class NodeStops extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

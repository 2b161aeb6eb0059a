package io.roster.web.stream;

/** This node takes no more commands, because it stops. Nothing was done. */
public final class NodeStopping extends RuntimeException {
    private static final long serialVersionUID = 1L;
}

package io.roster.text;

/** A value that its type does not admit. The message says why, and never repeats the value. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidValue(String message) {
        super(message);
    }
}

package io.roster.text;

/** A value that its type rejects. The message completes "The value …" and never repeats the value. */
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidValue(String message) {
        super(message);
    }
}

package io.roster.search;

/** A search that cannot be understood. The message says why; the {@link #place()} says where. */
public final class InvalidSearch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;

    public InvalidSearch(String place, String message) {
        super(message);
        this.place = place;
    }

    /** A JSON Pointer into the body, as a URI fragment (RFC 6901, section 6); or the name of a query parameter; or nothing. */
    public String place() {
        return place;
    }

    /** The place of a member. */
    public static String pointer(String place, String member) {
        return place + "/" + member.replace("~", "~0").replace("/", "~1");
    }
}

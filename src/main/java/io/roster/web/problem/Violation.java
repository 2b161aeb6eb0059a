package io.roster.web.problem;

/**
 * One violation in the body of a request: an element of the problem's member {@code errors}.
 *
 * @param pointer the invalid value: a JSON Pointer as a URI fragment (RFC 6901, section 6)
 */
public record Violation(String pointer, String detail) {}

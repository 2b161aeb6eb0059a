package io.roster.web.problem;

/**
 * One violation of what a request must look like: an element of the problem's member {@code errors}.
 *
 * @param pointer where: a JSON Pointer as a URI fragment (RFC 6901, section 6)
 * @param detail what
 */
public record Violation(String pointer, String detail) {}

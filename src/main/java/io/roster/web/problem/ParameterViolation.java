package io.roster.web.problem;

/**
 * One violation outside the body of a request: an element of the problem's member {@code errors}.
 *
 * @param parameter the name of the invalid header, or query or path parameter
 */
public record ParameterViolation(String parameter, String detail) {}

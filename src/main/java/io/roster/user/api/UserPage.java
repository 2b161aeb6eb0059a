package io.roster.user.api;

import java.util.List;

/**
 * Users, in the order that was asked for.
 *
 * @param items the users; empty if none matches
 */
public record UserPage(List<UserView> items) {}

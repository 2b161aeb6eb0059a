package io.roster.web.command;

import io.roster.message.AggregateReference;
import java.util.List;

/**
 * What a caller should know of a command that was executed all the same.
 *
 * @param type a name whose meaning never changes
 * @param detail for people, without personal data
 * @param aggregates what it is about
 */
public record Warning(String type, String detail, List<AggregateReference> aggregates) {}

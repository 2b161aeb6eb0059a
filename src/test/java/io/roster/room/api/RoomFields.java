package io.roster.room.api;

import io.roster.search.Field;
import io.roster.search.Fields;
import io.roster.text.Text;

/** The fields of rooms that can be searched and sorted by. */
public final class RoomFields {

    public static final Fields ALL = new Fields(
            Field.id("id"),
            Field.text("name", (text, operator) -> Text.fold(text)),
            Field.number("seats"),
            Field.flag("flagged"),
            Field.number("version"));

    private RoomFields() {}
}

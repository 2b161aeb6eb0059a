package io.roster.web.command;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.roster.message.command.Actor;
import io.roster.text.Digest;
import io.roster.text.InvalidValue;
import io.roster.text.TextForm;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.regex.Pattern;

/** An idempotency key: the id of a command that its caller may retry, 1 to 128 visible ASCII characters. */
@TextForm(maxLength = CommandId.MAX_LENGTH)
public record CommandId(@JsonValue String value) {

    static final int MAX_LENGTH = 128;

    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1," + MAX_LENGTH + "}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidValue("must be 1 to %d visible ASCII characters".formatted(MAX_LENGTH));
        }
    }

    /** Derives the id of the aggregate to create: a UUID of version 8 (RFC 9562, section 5.8) from a digest. */
    UUID aggregateId(Actor actor) {
        ByteBuffer digest = ByteBuffer.wrap(Digest.of("aggregate of command " + actor.own(value)));
        long high = (digest.getLong() & ~0xF000L) | 0x8000L;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

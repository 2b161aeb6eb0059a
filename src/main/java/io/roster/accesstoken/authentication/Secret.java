package io.roster.accesstoken.authentication;

import io.roster.accesstoken.api.AccessTokenId;
import io.roster.accesstoken.api.SecretDigest;
import io.roster.text.Digest;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * The secret of an access token: {@code roster_} and 70 characters (base64url, RFC 4648, section 5) for the id of the token, 256 random bits
 * and a CRC-32 of both. The prefix and the checksum let scanners of source code find it, and only it.
 */
public final class Secret {

    private static final String PREFIX = "roster_";
    private static final int LENGTH = PREFIX.length() + 70;
    private static final int ID_BYTES = 16;
    private static final int RANDOM_BYTES = 32;
    private static final int CHECKSUM_BYTES = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AccessTokenId id;
    private final String text;

    private Secret(AccessTokenId id, String text) {
        this.id = id;
        this.text = text;
    }

    /** Makes a secret for a token. */
    public static Secret make(AccessTokenId id) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        ByteBuffer bytes = ByteBuffer.allocate(ID_BYTES + RANDOM_BYTES + CHECKSUM_BYTES)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .put(random);
        bytes.putInt(checksum(bytes.array()));
        return new Secret(id, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /** Parses a text; empty if it is no secret. */
    static Optional<Secret> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() != LENGTH) {
            return Optional.empty();
        }
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        AccessTokenId id = new AccessTokenId(new UUID(bytes.getLong(), bytes.getLong()));
        boolean intact = bytes.getInt(ID_BYTES + RANDOM_BYTES) == checksum(bytes.array());
        return intact ? Optional.of(new Secret(id, text)) : Optional.empty();
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, 0, ID_BYTES + RANDOM_BYTES);
        return (int) checksum.getValue();
    }

    AccessTokenId id() {
        return id;
    }

    /** What events hold of it. */
    public SecretDigest digest() {
        return new SecretDigest(Digest.hex(text));
    }

    /** Shown once, to whoever issues the token. */
    public String reveal() {
        return text;
    }
}

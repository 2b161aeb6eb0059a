package io.roster.accesstoken.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.roster.accesstoken.api.AccessTokenId;
import io.roster.text.Digest;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final AccessTokenId ID = AccessTokenId.of("2f1c8a52-6b0e-4d0c-9a55-0c7f2a1be3d4");

    private final String text = Secret.make(ID).reveal();

    @Test
    void aSecretNamesItsToken() {
        assertThat(text).matches("roster_[A-Za-z0-9_-]{70}");
        assertThat(Secret.parse(text)).hasValueSatisfying(secret -> {
            assertThat(secret.id()).isEqualTo(ID);
            assertThat(secret.digest().value()).isEqualTo(Digest.hex(text));
        });
    }

    @Test
    void noTwoSecretsAreTheSame() {
        assertThat(Secret.make(ID).reveal()).isNotEqualTo(text);
    }

    @Test
    void aSecretWithAnotherCharacterIsNone() {
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(Secret.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .as("at %d", i)
                    .isEmpty();
        }
    }

    @Test
    void whatIsLongerOrShorterIsNone() {
        assertThat(Secret.parse(text + "A")).isEmpty();
        assertThat(Secret.parse(text.substring(1))).isEmpty();
        assertThat(Secret.parse("")).isEmpty();
    }
}

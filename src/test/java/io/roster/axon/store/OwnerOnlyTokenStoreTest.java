package io.roster.axon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that was suspended while another one took its token and released it must not store its old token. */
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:wiring")
class OwnerOnlyTokenStoreTest {

    private static final String PROCESSOR = "owned";
    private static final TrackingToken EARLIER = token(5);
    private static final TrackingToken LATER = token(7);

    @Autowired
    private TokenStore tokens;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void onlyTheOwnerStoresAToken() {
        transactions.executeInTransaction(() -> {
            tokens.initializeTokenSegments(PROCESSOR, 1, EARLIER);
            tokens.fetchToken(PROCESSOR, 0);
        });
        jdbc.sql("update token set owner = null where processor_name = ?")
                .param(PROCESSOR)
                .update();

        assertThatThrownBy(() -> transactions.executeInTransaction(() -> tokens.storeToken(LATER, PROCESSOR, 0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(transactions.fetchInTransaction(() -> tokens.fetchToken(PROCESSOR, 0)))
                .isEqualTo(EARLIER);

        transactions.executeInTransaction(() -> tokens.storeToken(LATER, PROCESSOR, 0));
        assertThat(transactions.fetchInTransaction(() -> tokens.fetchToken(PROCESSOR, 0)))
                .isEqualTo(LATER);
    }

    private static TrackingToken token(long index) {
        return GapAwareTrackingToken.newInstance(index, List.of());
    }
}

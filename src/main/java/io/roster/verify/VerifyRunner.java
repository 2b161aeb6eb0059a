package io.roster.verify;

import io.roster.database.DatabaseFailureAnalyzer;
import java.sql.SQLException;
import org.axonframework.common.ExceptionUtils;
import org.axonframework.serialization.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Verifies the store, prints the findings and exits: with 0 if there are none, 1 if there are, 2 if the store cannot be read. */
@Component
@ConditionalOnProperty(name = VerifyCommandLine.WORDS, havingValue = VerifyCommandLine.WORD)
class VerifyRunner implements ApplicationRunner {

    private static final Logger OUT = LoggerFactory.getLogger(VerifyRunner.class);

    private final Verification verification;
    private final ApplicationContext context;

    VerifyRunner(Verification verification, ApplicationContext context) {
        this.verification = verification;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        int code = verify();
        System.exit(SpringApplication.exit(context, () -> code));
    }

    private int verify() {
        try {
            return verification.verify(OUT::info) ? 0 : 1;
        } catch (SQLException | DataAccessException | SerializationException e) {
            SQLException cause =
                    ExceptionUtils.findException(e, SQLException.class).orElse(null);
            OUT.error(
                    "The store cannot be read: {}",
                    cause == null ? e.getMessage() : DatabaseFailureAnalyzer.explain(cause));
            return 2;
        }
    }
}

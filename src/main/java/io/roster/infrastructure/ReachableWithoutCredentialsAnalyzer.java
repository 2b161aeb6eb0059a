package io.roster.infrastructure;

import io.roster.infrastructure.LoopbackOnly.ReachableWithoutCredentials;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start, in place of a stack trace, what to do. */
class ReachableWithoutCredentialsAnalyzer extends AbstractFailureAnalyzer<ReachableWithoutCredentials> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ReachableWithoutCredentials cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set server.address to 127.0.0.1 (the default) or ::1, and let what checks credentials, a reverse proxy on the"
                        + " same machine for example, pass requests on.",
                cause);
    }
}

package io.roster.infrastructure.verify;

import io.roster.infrastructure.verify.VerifyWord.CannotRun;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a word on the command line that Roster does not know, without a stack trace. */
class CannotRunAnalyzer extends AbstractFailureAnalyzer<CannotRun> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotRun cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

package io.roster.verify;

import io.roster.verify.VerifyCommandLine.CannotRun;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells why what was asked for on the command line is not to be had, without a stack trace. */
class CannotRunAnalyzer extends AbstractFailureAnalyzer<CannotRun> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CannotRun cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

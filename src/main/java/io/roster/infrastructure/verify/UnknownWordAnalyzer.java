package io.roster.infrastructure.verify;

import io.roster.infrastructure.verify.VerifyWord.UnknownWord;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells of a word on the command line that Roster does not know, without a stack trace. */
class UnknownWordAnalyzer extends AbstractFailureAnalyzer<UnknownWord> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownWord cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}

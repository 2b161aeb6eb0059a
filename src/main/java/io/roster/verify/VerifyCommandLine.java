package io.roster.verify;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/** The word {@code verify} on the command line: the profile of that name. Any other word is a mistake, and stops the start. */
public class VerifyCommandLine implements EnvironmentPostProcessor, Ordered {

    public static final String WORD = "verify";

    /** What Spring calls the words of the command line that are no options. */
    static final String WORDS = CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String words = environment.getProperty(WORDS);
        if (WORD.equals(words)) {
            application.setAdditionalProfiles(WORD);
        } else if (StringUtils.hasText(words)) {
            throw new CannotRun(
                    "Unknown command: %s. The only one is %s; without it Roster serves.".formatted(words, WORD));
        }
    }

    /** Before the configuration files are read, of which one is the profile's. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    /** What was asked for on the command line is not to be had. */
    static final class CannotRun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotRun(String message) {
            super(message);
        }
    }
}

package io.roster.verify;

import io.roster.node.StartRefused;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/** Activates the profile {@code verify} for the command of that name; refuses to start with any other. */
public class VerifyCommandLine implements EnvironmentPostProcessor, Ordered {

    public static final String WORD = "verify";

    /** The property with the command line arguments that are not options. */
    static final String WORDS = CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String words = environment.getProperty(WORDS);
        if (WORD.equals(words)) {
            application.setAdditionalProfiles(WORD);
        } else if (StringUtils.hasText(words)) {
            throw new StartRefused(
                    "Unknown command: %s.".formatted(words), "Use %s, or no command to serve.".formatted(WORD));
        }
    }

    /** Before the profile's configuration file is read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}

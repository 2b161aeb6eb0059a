package io.roster.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestPropertySource;

/** A test against Roster on the Axon Server that the variable {@code ROSTER_AXONSERVER} names, such as {@code localhost:8124}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("axonserver")
@EnabledIfEnvironmentVariable(named = "ROSTER_AXONSERVER", matches = ".+")
@ActiveProfiles("axonserver")
@TestPropertySource(properties = "axon.axonserver.servers=${ROSTER_AXONSERVER}")
@DirtiesContext
@interface OnRealAxonServer {}

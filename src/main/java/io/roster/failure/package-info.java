/** Translates the failures of Axon, Spring, JDBC and gRPC into rejections, in one place. */
@ApplicationModule(allowedDependencies = {"message", "message::command", "readmodel"})
@NullMarked
package io.roster.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

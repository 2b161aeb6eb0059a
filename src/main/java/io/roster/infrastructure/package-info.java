/** The wiring: stores, serializers, buses, operations. It depends on the features' languages; nothing depends on it. */
@ApplicationModule(allowedDependencies = {"message", "text"})
@NullMarked
package io.roster.infrastructure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

package io.roster.node.startup;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Releases the memory that only startup needed: the collector would keep the grown heap, some 50 MB that an idle node does not use. */
@Component
class StartupMemory {

    @EventListener(ApplicationReadyEvent.class)
    void release() {
        System.gc();
    }
}

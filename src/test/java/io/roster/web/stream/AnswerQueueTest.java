package io.roster.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class AnswerQueueTest {

    private final AnswerQueue<String> window = new AnswerQueue<>();

    @Test
    void givesBackWhatWasPutInItsOrder() throws InterruptedException {
        window.put("first", 1);
        window.put("second", 100);

        assertThat(window.take()).isEqualTo("first");
        assertThat(window.poll()).isEqualTo("second");
        assertThat(window.poll()).isNull();
    }

    @Test
    void whatTakesMoreThanThereIsHasTheWindowForItself() throws InterruptedException {
        window.put("huge", Integer.MAX_VALUE);
        Thread next = new Thread(this::putNext);
        next.start();
        await().until(() -> next.getState() == Thread.State.WAITING);

        assertThat(window.poll()).isEqualTo("huge");
        next.join(10_000);
        assertThat(next.isAlive()).isFalse();
        assertThat(window.poll()).isEqualTo("next");
    }

    private void putNext() {
        try {
            window.put("next", 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.roster.web.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class AnswerQueueTest {

    private final AnswerQueue<String> queue = new AnswerQueue<>();

    @Test
    void returnsItemsInOrder() throws InterruptedException {
        queue.put("first", 1);
        queue.put("second", 100);

        assertThat(queue.take()).isEqualTo("first");
        assertThat(queue.poll()).isEqualTo("second");
        assertThat(queue.poll()).isNull();
    }

    @Test
    void anItemHeavierThanTheCapacityBlocksTheNext() throws InterruptedException {
        queue.put("huge", Integer.MAX_VALUE);
        Thread next = new Thread(this::putNext);
        next.start();
        await().until(() -> next.getState() == Thread.State.WAITING);

        assertThat(queue.poll()).isEqualTo("huge");
        next.join(10_000);
        assertThat(next.isAlive()).isFalse();
        assertThat(queue.poll()).isEqualTo("next");
    }

    private void putNext() {
        try {
            queue.put("next", 1);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

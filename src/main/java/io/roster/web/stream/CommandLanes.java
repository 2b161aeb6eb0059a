package io.roster.web.stream;

import io.roster.message.CommonRejection.ConcurrentChange;
import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.message.command.CommandRejected;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandRequest;
import io.roster.web.command.Receipt;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Executes the commands of streams: those for one aggregate in order in one lane, others concurrently. Queued commands of a lane
 * share a transaction where possible, which makes a stream faster than single requests.
 */
@Component
class CommandLanes {

    private static final int BATCHING_LANES = 2;

    /** More lanes without batches, as each command waits for the network. */
    private static final int SINGLE_COMMAND_LANES = 32;

    private static final int QUEUE_CAPACITY = 2_048;
    private static final int MAX_BATCH = 200;

    private final CommandDispatcher commands;
    private final List<Lane> lanes;

    CommandLanes(CommandDispatcher commands) {
        this.commands = commands;
        lanes = Stream.generate(Lane::new)
                .limit(commands.supportsBatches() ? BATCHING_LANES : SINGLE_COMMAND_LANES)
                .toList();
        lanes.forEach(Lane::start);
    }

    /** Queues a command in its lane; blocks while that is full. The receipt may fail with the problem of the command. */
    CompletableFuture<Receipt> send(CommandRequest request) throws InterruptedException {
        Job job = new Job(request, new CompletableFuture<>());
        int lane = Math.floorMod(request.command().aggregate().hashCode(), lanes.size());
        lanes.get(lane).jobs.put(job);
        return job.receipt();
    }

    @PreDestroy
    void stop() {
        lanes.forEach(Thread::interrupt);
    }

    private void execute(List<Job> jobs) {
        if (jobs.size() <= 1 || !commands.supportsBatches() || jobs.stream().anyMatch(Job::isDryRun)) {
            jobs.forEach(this::execute);
            return;
        }
        try {
            List<Receipt> receipts =
                    commands.sendAll(jobs.stream().map(Job::request).toList());
            for (int i = 0; i < jobs.size(); i++) {
                jobs.get(i).receipt().complete(receipts.get(i));
            }
        } catch (BatchFailed e) {
            if (e.index() == jobs.size()) {
                jobs.forEach(job -> retryAfterFailedCommit(job, e.reason()));
            } else {
                // In order: the commands before the failed one, that one alone, and those after it.
                execute(jobs.subList(0, e.index()));
                execute(jobs.get(e.index()));
                execute(jobs.subList(e.index() + 1, jobs.size()));
            }
        }
    }

    /** The commit may have taken effect; then only an idempotent command may be retried. */
    private void retryAfterFailedCommit(Job job, RuntimeException failure) {
        boolean rolledBack = failure instanceof CommandRejected rejected
                && rejected.getDetails().orElse(null) instanceof ConcurrentChange;
        if (rolledBack || job.request().context().commandId() != null) {
            execute(job);
        } else {
            job.fail(failure);
        }
    }

    private void execute(Job job) {
        try {
            CommandRequest request = job.request();
            job.receipt().complete(commands.send(request.command(), request.context()));
        } catch (RuntimeException e) {
            job.fail(e);
        }
    }

    private record Job(CommandRequest request, CompletableFuture<Receipt> receipt) {

        boolean isDryRun() {
            return request.context().dryRun();
        }

        void fail(RuntimeException failure) {
            receipt.completeExceptionally(request.problem(failure));
        }
    }

    private final class Lane extends Thread {

        private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(QUEUE_CAPACITY);

        Lane() {
            super("command-lane");
            setDaemon(true);
        }

        @Override
        public void run() {
            List<Job> batch = new ArrayList<>(MAX_BATCH);
            try {
                while (!isInterrupted()) {
                    batch.add(jobs.take());
                    jobs.drainTo(batch, MAX_BATCH - 1);
                    try {
                        execute(batch);
                    } catch (RuntimeException | Error e) {
                        // Whatever fails, each command is answered and the lane goes on.
                        batch.forEach(job -> job.receipt().completeExceptionally(e));
                    }
                    batch.clear();
                }
            } catch (InterruptedException e) {
                // The node is shutting down.
            }
        }
    }
}

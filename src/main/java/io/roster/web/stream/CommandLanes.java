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
 * Handles the commands of streams: those for one aggregate in order, in one lane; those for others concurrently. The commands that
 * wait in a lane share one transaction, which makes a stream faster than single requests; if they cannot, each has its own.
 */
@Component
class CommandLanes {

    private static final int BATCHING_LANES = 2;

    /** Without batches, commands wait for the network. */
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

    /** Queues a command in its lane; waits while that is full. */
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

    /** Whatever fails, each command gets an answer and the lane goes on. */
    private void answerAll(List<Job> jobs) {
        try {
            handleAll(jobs);
        } catch (RuntimeException | Error e) {
            jobs.forEach(job -> job.receipt().completeExceptionally(e));
        }
    }

    private void handleAll(List<Job> jobs) {
        if (jobs.size() == 1 || jobs.get(0).isDryRun() || !commands.supportsBatches()) {
            jobs.forEach(this::handle);
            return;
        }
        try {
            List<Receipt> receipts =
                    commands.sendAll(jobs.stream().map(Job::request).toList());
            for (int i = 0; i < jobs.size(); i++) {
                jobs.get(i).receipt().complete(receipts.get(i));
            }
        } catch (BatchFailed e) {
            handleAfterFailure(jobs, e);
        }
    }

    /** Keeps the order: first the commands before the one that failed, then that one alone, then the commands after it. */
    private void handleAfterFailure(List<Job> jobs, BatchFailed failure) {
        int failed = failure.index();
        if (failed == jobs.size()) {
            jobs.forEach(job -> handleAfterFailedCommit(job, failure.reason()));
            return;
        }
        if (failed > 0) {
            handleAll(jobs.subList(0, failed));
        }
        handle(jobs.get(failed));
        if (failed + 1 < jobs.size()) {
            handleAll(jobs.subList(failed + 1, jobs.size()));
        }
    }

    /** The batch may have been committed all the same: then only an idempotent command may be retried. */
    private void handleAfterFailedCommit(Job job, RuntimeException failure) {
        if (isLostRace(failure) || job.request().context().commandId() != null) {
            handle(job);
        } else {
            job.receipt().completeExceptionally(failure);
        }
    }

    private static boolean isLostRace(RuntimeException failure) {
        return failure instanceof CommandRejected rejected
                && rejected.getDetails().orElse(null) instanceof ConcurrentChange;
    }

    private void handle(Job job) {
        try {
            CommandRequest request = job.request();
            job.receipt().complete(commands.send(request.command(), request.context()));
        } catch (RuntimeException e) {
            job.receipt().completeExceptionally(e);
        }
    }

    private record Job(CommandRequest request, CompletableFuture<Receipt> receipt) {

        boolean isDryRun() {
            return request.context().dryRun();
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
                    boolean dryRun = batch.get(0).isDryRun();
                    for (Job next = jobs.peek();
                            batch.size() < MAX_BATCH && next != null && next.isDryRun() == dryRun;
                            next = jobs.peek()) {
                        batch.add(jobs.remove());
                    }
                    answerAll(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                // The node is shutting down.
            }
        }
    }
}

package io.roster.web.stream;

import io.roster.message.command.CommandBatch.BatchFailed;
import io.roster.web.command.CommandDispatcher;
import io.roster.web.command.CommandDispatcher.Order;
import io.roster.web.command.Receipt;
import io.roster.web.problem.Problems;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Does the commands of streams: those for one aggregate in their order, in one lane; others side by side. What waits in a lane is
 * done in one transaction, which is what makes a stream faster than single requests; what cannot be is done one by one.
 */
@Component
class CommandLanes {

    private static final int LANES = 2;

    /** Where commands are done one by one, and the way of each is long. */
    private static final int SINGLE_LANES = 32;

    private static final int WAITING = 2_048;
    private static final int BATCH = 200;

    private final CommandDispatcher commands;
    private final List<Lane> lanes;

    CommandLanes(CommandDispatcher commands) {
        this.commands = commands;
        lanes = Stream.generate(Lane::new)
                .limit(commands.canBeTogether() ? LANES : SINGLE_LANES)
                .toList();
        lanes.forEach(Lane::start);
    }

    /** Puts a command into its lane; waits while that is full. */
    CompletableFuture<Receipt> send(Order order) throws InterruptedException {
        Job job = new Job(order, new CompletableFuture<>());
        int lane = Math.floorMod(order.command().aggregate().hashCode(), lanes.size());
        lanes.get(lane).jobs.put(job);
        return job.receipt();
    }

    @PreDestroy
    void stop() {
        lanes.forEach(Thread::interrupt);
    }

    /** Whatever fails, each command is answered and the lane goes on. */
    private void answerAll(List<Job> jobs) {
        try {
            doAll(jobs);
        } catch (RuntimeException | Error e) {
            jobs.forEach(job -> job.receipt().completeExceptionally(e));
        }
    }

    private void doAll(List<Job> jobs) {
        if (jobs.size() == 1 || jobs.get(0).order().context().dryRun() || !commands.canBeTogether()) {
            jobs.forEach(this::doOne);
            return;
        }
        List<Receipt> receipts;
        try {
            receipts = commands.sendAll(jobs.stream().map(Job::order).toList());
        } catch (BatchFailed e) {
            doAround(jobs, e);
            return;
        }
        for (int i = 0; i < jobs.size(); i++) {
            jobs.get(i).receipt().complete(receipts.get(i));
        }
    }

    /** What comes before a command that failed, then that alone, then what comes after it: the order stays. */
    private void doAround(List<Job> jobs, BatchFailed failure) {
        int failed = failure.index();
        if (failed == jobs.size()) {
            jobs.forEach(job -> doAfterCommitFailed(job, failure.reason()));
            return;
        }
        if (failed > 0) {
            doAll(jobs.subList(0, failed));
        }
        doOne(jobs.get(failed));
        if (failed + 1 < jobs.size()) {
            doAll(jobs.subList(failed + 1, jobs.size()));
        }
    }

    /** It may have been committed all the same: only a command that can be recognised may then be done again. */
    private void doAfterCommitFailed(Job job, RuntimeException reason) {
        if (Problems.isLostRace(reason) || job.order().context().commandId() != null) {
            doOne(job);
        } else {
            job.receipt().completeExceptionally(reason);
        }
    }

    private void doOne(Job job) {
        try {
            job.receipt()
                    .complete(commands.send(job.order().command(), job.order().context()));
        } catch (RuntimeException e) {
            job.receipt().completeExceptionally(e);
        }
    }

    private record Job(Order order, CompletableFuture<Receipt> receipt) {}

    private final class Lane extends Thread {

        private final BlockingQueue<Job> jobs = new ArrayBlockingQueue<>(WAITING);

        Lane() {
            super("command-lane");
            setDaemon(true);
        }

        @Override
        public void run() {
            List<Job> batch = new ArrayList<>(BATCH);
            try {
                while (!isInterrupted()) {
                    batch.add(jobs.take());
                    boolean dryRun = batch.get(0).order().context().dryRun();
                    while (batch.size() < BATCH
                            && jobs.peek() != null
                            && jobs.peek().order().context().dryRun() == dryRun) {
                        batch.add(jobs.remove());
                    }
                    answerAll(batch);
                    batch.clear();
                }
            } catch (InterruptedException e) {
                // Roster stops.
            }
        }
    }
}

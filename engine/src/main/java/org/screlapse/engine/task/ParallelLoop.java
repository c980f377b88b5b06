package org.screlapse.engine.task;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * A loop whose rounds are independent of one another and run on all processors. It runs in the fork-join pool of the
 * calling thread (the common pool otherwise), so that a caller limits the threads by calling from a pool of its own.
 */
public final class ParallelLoop {

    private ParallelLoop() {
    }

    /**
     * Runs {@code body} for 0 to {@code count} − 1. Each round must write only to places of its own: then the result
     * does not depend on the number of threads.
     *
     * @param count number of rounds
     * @param message what is being done, for a person to read
     * @param progress told after each round; a cancelled loop starts no further round
     * @param body one round; if it throws, no further round is started and the caller gets that very exception (a
     *            stream would wrap it in another one, whose message is no sentence for a user)
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public static void forEach(int count, String message, Progress progress, IntConsumer body) {
        AtomicInteger done = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        IntStream.range(0, count).parallel().forEach(i -> {
            if (failure.get() == null) {
                try {
                    progress.checkCancelled();
                    body.accept(i);
                    progress.report((double) done.incrementAndGet() / count, message);
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }
        });
        if (failure.get() != null) {
            throw failure.get();
        }
        progress.checkCancelled();
    }
}

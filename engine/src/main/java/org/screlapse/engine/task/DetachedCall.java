package org.screlapse.engine.task;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A call of a library that knows no cancellation. It runs on a thread of its own, which is interrupted and no longer
 * waited for when the user cancels: the user goes on at once, the thread ends when the library next draws from an
 * {@link InterruptibleRandom}, or with the call. What the call works on must not be used after it was cancelled.
 */
public final class DetachedCall {

    private static final long LOOK_MILLISECONDS = 100;

    private DetachedCall() {
    }

    /**
     * @param <T> what is computed
     * @param progress asked ten times a second whether to stop
     * @param call computes it, on another thread
     * @return what the call returned
     * @throws CancellationException if the user asked to stop, or this thread was interrupted
     * @throws RuntimeException what the call threw, as it is
     */
    public static <T> T run(Progress progress, Supplier<T> call) {
        progress.checkCancelled();
        FutureTask<T> task = new FutureTask<>(call::get);
        // Left behind, it must hold nothing but the call: it inherits no thread-local values of the caller.
        Thread thread = new Thread(null, task, "detached " + Thread.currentThread().getName(), 0, false);
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    return task.get(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    progress.checkCancelled();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } finally {
            task.cancel(true);
        }
    }

    /** The call declares no checked exceptions, so that there are none. */
    private static RuntimeException unwrapped(ExecutionException wrapped) {
        if (wrapped.getCause() instanceof Error error) {
            throw error;
        }
        return (RuntimeException) wrapped.getCause();
    }
}

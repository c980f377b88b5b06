package org.screlapse.engine.task;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.Test;

public class ParallelLoopTest {

    @Test
    public void runsEveryRoundOnceAndReportsToTheEnd() {
        AtomicIntegerArray rounds = new AtomicIntegerArray(1000);
        Recorder progress = new Recorder(Integer.MAX_VALUE);
        ParallelLoop.forEach(rounds.length(), "Testing", progress, rounds::incrementAndGet);
        for (int i = 0; i < rounds.length(); i++) {
            assertEquals(1, rounds.get(i));
        }
        assertEquals(1000, progress.reports.get());
        assertEquals(1, progress.furthest, 0);
        assertEquals("Testing", progress.message);
    }

    @Test
    public void runsNoRoundOfNone() {
        ParallelLoop.forEach(0, "Testing", Progress.NONE, i -> {
            throw new AssertionError("round " + i);
        });
    }

    /** A round under way ends; no other is started, so that a cancelled loop ends after the time of one round. */
    @Test
    public void startsNoRoundAfterCancellation() {
        AtomicInteger started = new AtomicInteger();
        Recorder progress = new Recorder(10);
        assertThrows(CancellationException.class,
            () -> ParallelLoop.forEach(100_000, "Testing", progress, i -> started.incrementAndGet()));
        assertTrue("started " + started, started.get() < 10 + 2 * Runtime.getRuntime().availableProcessors() + 2);
    }

    @Test
    public void aLoopCancelledBeforeStartsNothing() {
        Recorder progress = new Recorder(0);
        assertThrows(CancellationException.class, () -> ParallelLoop.forEach(10, "Testing", progress, i -> {
            throw new AssertionError("round " + i);
        }));
        assertThrows(CancellationException.class, () -> ParallelLoop.forEach(0, "Testing", progress, i -> {}));
    }

    @Test
    public void throwsWhatARoundThrewAsItIs() throws Exception {
        IllegalArgumentException thrown = new IllegalArgumentException("a sentence for the user");
        ForkJoinPool pool = new ForkJoinPool(4);
        for (int repeat = 0; repeat < 50; repeat++) {
            IllegalArgumentException caught = pool.submit(() -> assertThrows(IllegalArgumentException.class,
                () -> ParallelLoop.forEach(100, "Testing", Progress.NONE, i -> {
                    throw thrown;
                }))).get();
            assertSame(thrown, caught);
        }
        pool.shutdown();
    }

    @Test
    public void runsInThePoolOfTheCaller() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(1);
        AtomicInteger elsewhere = new AtomicInteger();
        pool.submit(() -> ParallelLoop.forEach(100, "Testing", Progress.NONE, i -> {
            if (ForkJoinPool.commonPool() == java.util.concurrent.ForkJoinTask.getPool()) {
                elsewhere.incrementAndGet();
            }
        })).get();
        pool.shutdown();
        assertEquals(0, elsewhere.get());
    }

    @Test
    public void aPartReportsWithinItsBounds() {
        Recorder progress = new Recorder(1);
        Progress part = progress.part(0.5, 0.75);
        part.report(0.5, "half");
        assertEquals(0.625, progress.furthest, 1e-15);
        assertEquals("half", progress.message);
        assertTrue(part.isCancelled());
        assertThrows(CancellationException.class, part::checkCancelled);
        Progress.NONE.report(1, "nobody");
        Progress.NONE.checkCancelled();
    }

    /** Cancelled once it has had a number of reports. */
    private static final class Recorder implements Progress {

        private final int patience;
        private final AtomicInteger reports = new AtomicInteger();
        private volatile double furthest;
        private volatile String message;

        Recorder(int patience) {
            this.patience = patience;
        }

        @Override
        public synchronized void report(double fraction, String text) {
            furthest = Math.max(furthest, fraction);
            message = text;
            reports.incrementAndGet();
        }

        @Override
        public boolean isCancelled() {
            return reports.get() >= patience;
        }
    }
}

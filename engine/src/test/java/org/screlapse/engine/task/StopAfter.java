package org.screlapse.engine.task;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A user who asks to stop once an operation has looked for that some times. */
public final class StopAfter implements Progress {
    private final int questions;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger reports = new AtomicInteger();
    private volatile boolean isOutside;

    private StopAfter(int questions) {
        this.questions = questions;
    }

    /** Somebody who asks to stop whenever it is looked for. */
    public static Progress atOnce() {
        return questions(0);
    }

    /** Somebody who lets an operation look for that so many times, then asks to stop. */
    public static Progress questions(int count) {
        return new StopAfter(count);
    }

    /** Checks that an operation reports its progress and stops whenever it is asked to. */
    public static void check(Consumer<Progress> operation) {
        StopAfter never = new StopAfter(Integer.MAX_VALUE);
        operation.accept(never);
        assertTrue("nothing reported", never.reports.get() > 0);
        assertTrue("fraction outside 0 to 1", !never.isOutside);
        int most = never.asked.get();
        for (int after = 0; after < most; after += Math.max(1, most / 10)) {
            StopAfter stopped = new StopAfter(after);
            assertThrows(CancellationException.class, () -> operation.accept(stopped));
        }
    }

    @Override
    public void report(double fraction, String message) {
        reports.incrementAndGet();
        isOutside |= !(fraction >= 0 && fraction <= 1 + 1e-9);
    }

    @Override
    public boolean isCancelled() {
        return asked.getAndIncrement() >= questions;
    }
}

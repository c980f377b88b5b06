package org.screlapse.engine.task;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class DetachedCallTest {

    @Test
    public void returnsWhatTheCallReturns() {
        Thread here = Thread.currentThread();
        assertNotSame(here, DetachedCall.run(Progress.NONE, Thread::currentThread));
    }

    @Test
    public void throwsWhatTheCallThrows() {
        RuntimeException thrown = new IllegalStateException("this very one");
        assertSame(thrown, assertThrows(IllegalStateException.class, () -> DetachedCall.run(Progress.NONE, () -> {
            throw thrown;
        })));
        assertThrows(OutOfMemoryError.class, () -> DetachedCall.run(Progress.NONE, () -> {
            throw new OutOfMemoryError();
        }));
    }

    @Test
    public void cancelledWhileItRunsItIsNoLongerWaitedForAndEndsWithTheNextRandomNumber() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        assertThrows(CancellationException.class, () -> DetachedCall.run(cancelledOnce(started), () -> {
            started.countDown();
            try {
                return neverEnds();
            } finally {
                ended.countDown();
            }
        }));
        assertTrue(ended.await(1, TimeUnit.MINUTES));
    }

    @Test
    public void anInterruptedCallerDoesNotWaitAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> DetachedCall.run(Progress.NONE, DetachedCallTest::neverEnds));
        assertTrue(Thread.interrupted());
    }

    private static int neverEnds() {
        Random random = new InterruptibleRandom(0);
        while (true) {
            random.nextInt();
        }
    }

    @Test
    public void randomNumbersAreThoseOfJava() {
        Random expected = new Random(5);
        Random found = new InterruptibleRandom(5);
        for (int i = 0; i < 10; i++) {
            assertEquals(expected.nextInt(7), found.nextInt(7));
            assertEquals(expected.nextDouble(), found.nextDouble(), 0);
        }
    }

    private static Progress cancelledOnce(CountDownLatch started) {
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                // not looked at
            }

            @Override
            public boolean isCancelled() {
                return started.getCount() == 0;
            }
        };
    }
}

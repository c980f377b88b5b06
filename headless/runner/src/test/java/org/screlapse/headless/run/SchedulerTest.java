package org.screlapse.headless.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.Test;
import org.screlapse.headless.workflow.Connection;

public class SchedulerTest {

    /** 1 before 2 and 3, both before 4; 5 stands alone. */
    private static final NodeGraph DIAMOND =
        new NodeGraph(List.of(5, 4, 3, 2, 1), List.of(line(1, 2), line(1, 3), line(2, 4), line(3, 4)));

    @Test
    public void ordersNodesAfterTheirPredecessors() {
        assertEquals(List.of(1, 5, 2, 3, 4), DIAMOND.order());
        assertEquals(Set.of(2, 3), DIAMOND.predecessors(4));
    }

    @Test
    public void namesTheNodesOfACircle() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> new NodeGraph(List.of(1, 2, 3), List.of(line(1, 2), line(2, 1)))).getMessage();
        assertTrue(message, message.contains("[1, 2]"));
    }

    @Test(timeout = 60_000)
    public void independentStepsOverlap() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        AtomicBoolean met = new AtomicBoolean(true);
        new Scheduler(DIAMOND, id -> {
            if (id == 2 || id == 3) {
                both.countDown();
                met.compareAndSet(true, await(both));
            }
            return true;
        }, () -> false, 2).run();
        assertTrue("steps 2 and 3 were never in execution at the same time", met.get());
    }

    @Test(timeout = 60_000)
    public void aFailedStepStopsOnlyWhatDependsOnIt() throws InterruptedException {
        Set<Integer> run = new ConcurrentSkipListSet<>();
        new Scheduler(DIAMOND, id -> {
            run.add(id);
            return id != 2;
        }, () -> false, 2).run();
        assertEquals(Set.of(1, 2, 3, 5), run);
    }

    @Test(timeout = 60_000)
    public void startsNothingMoreOnceCanceled() throws InterruptedException {
        AtomicBoolean canceled = new AtomicBoolean();
        Set<Integer> run = new ConcurrentSkipListSet<>();
        new Scheduler(DIAMOND, id -> {
            run.add(id);
            canceled.set(true);
            return true;
        }, canceled::get, 1).run();
        assertEquals(Set.of(1), run);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Connection line(int source, int target) {
        return new Connection(source, 1, target, 1);
    }
}

package org.screlapse.headless.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * Runs the steps of a graph, independent ones at the same time, each as soon as all the steps before it have succeeded.
 * After a step that failed the steps behind it are left out; other branches go on.
 */
final class Scheduler {

    private final NodeGraph graph;

    private final IntPredicate step;

    private final BooleanSupplier canceled;

    private final Map<Integer, Integer> waitsFor = new HashMap<>();

    private final ExecutorService pool;

    private int running;

    /**
     * @param graph what depends on what
     * @param step runs one node and tells whether it succeeded
     * @param canceled whether no further step is to be started
     * @param threads how many steps may run at the same time
     */
    Scheduler(NodeGraph graph, IntPredicate step, BooleanSupplier canceled, int threads) {
        this.graph = graph;
        this.step = step;
        this.canceled = canceled;
        AtomicInteger count = new AtomicInteger();
        pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "node-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs all steps and returns when no more can be run.
     *
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    synchronized void run() throws InterruptedException {
        for (Integer id : graph.order()) {
            waitsFor.put(id, graph.predecessors(id).size());
        }
        for (Integer id : graph.order()) {
            if (graph.predecessors(id).isEmpty()) {
                start(id);
            }
        }
        try {
            while (running > 0) {
                wait();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void start(int id) {
        running++;
        pool.execute(() -> {
            boolean succeeded = false;
            try {
                succeeded = !canceled.getAsBoolean() && step.test(id);
            } finally {
                finish(id, succeeded);
            }
        });
    }

    private synchronized void finish(int id, boolean succeeded) {
        if (succeeded) {
            for (Integer next : graph.successors(id)) {
                if (waitsFor.merge(next, -1, Integer::sum) == 0) {
                    start(next);
                }
            }
        }
        running--;
        notifyAll();
    }
}
